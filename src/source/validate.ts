import type * as z from 'zod';
import type { Area } from '../diagnostics/codes';
import { type Diagnostic, error, type Outcome, type Place } from '../diagnostics/diagnostic';
import { didYouMean, nearest } from '../diagnostics/did-you-mean';
import { show } from '../diagnostics/printable';
import { describeIssue } from './describe-issue';
import { locateKey, locateValue, type Path, writtenAt } from './locate';
import type { SourceDocument } from './parse';
import { fieldsAt } from './schema-fields';

/** The data of a document in the shape of `schema`, or a diagnostic for each thing that is not. */
export function validate<T>(document: SourceDocument, schema: z.ZodType<T>, area: Area): Outcome<T> {
  const result = schema.safeParse(document.data, { reportInput: true });
  if (result.success) return { value: result.data, diagnostics: [] };
  const { issues } = result.error;
  const misspelt = new Set(issues.flatMap((issue) => misspeltFields(schema, issue)));
  return {
    diagnostics: issues
      .filter((issue) => !(isMissing(issue) && misspelt.has(issue.path.join('/'))))
      .flatMap((issue) => diagnose({ document, schema, area }, issue)),
  };
}

interface Context {
  readonly document: SourceDocument;
  readonly schema: z.ZodType;
  readonly area: Area;
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code !== 'custom' && issue.code !== 'unrecognized_keys' && issue.input === undefined;
}

/** The paths of fields that are there under a name that is nearly theirs: one mistake, not two. */
function misspeltFields(schema: z.ZodType, issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const known = fieldsAt(schema, issue.path);
  return issue.keys.flatMap((key) => {
    const meant = nearest(key, known);
    return meant === undefined ? [] : [[...issue.path, meant].join('/')];
  });
}

function diagnose(context: Context, issue: z.core.$ZodIssue): Diagnostic[] {
  const { document, schema, area } = context;
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, issue.path);
    return issue.keys.map((key) => unknownField(context, [...issue.path, key], known));
  }
  if (issue.code === 'invalid_key') {
    // what is wrong with a key stands inside the issue of its mapping
    const place = locateKey(document, issue.path);
    return issue.issues.map((inner) => {
      const { code, message, help } = describeIssue({ ...inner, path: issue.path }, area);
      return error(place, code, message, help);
    });
  }
  const { code, message, help } = describeIssue(issue, area, writtenAt(document, issue.path));
  return [error(placeOf(document, issue), code, message, help)];
}

/** A missing field is missed where its mapping begins: at the key before it. */
function placeOf(document: SourceDocument, issue: z.core.$ZodIssue): Place {
  const parent = issue.path.slice(0, -1);
  const missing = isMissing(issue) && parent.length > 0 && typeof parent.at(-1) === 'string';
  return missing ? locateKey(document, parent) : locateValue(document, issue.path);
}

function unknownField({ document, area }: Context, path: Path, known: readonly string[]): Diagnostic {
  const name = String(path.at(-1));
  const help = didYouMean(name, known) ?? `the fields here are ${known.join(', ')}`;
  return error(locateKey(document, path), `${area}/unknown-field`, `unknown field ${show(name)}`, help);
}
