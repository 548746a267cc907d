import type { z } from 'zod';
import type { Area } from '../diagnostics/codes';
import { type Diagnostic, error, type Outcome } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';
import { show } from '../diagnostics/printable';
import { describeIssue } from './describe-issue';
import { locateKey, locateValue, type Path } from './locate';
import type { SourceDocument } from './parse';
import { fieldsAt } from './schema-fields';

/** The data of a document in the shape of `schema`, or a diagnostic for each thing that is not. */
export function validate<T>(document: SourceDocument, schema: z.ZodType<T>, area: Area): Outcome<T> {
  const result = schema.safeParse(document.data, { reportInput: true });
  if (result.success) return { value: result.data, diagnostics: [] };
  return { diagnostics: result.error.issues.flatMap((issue) => diagnose(document, schema, area, issue)) };
}

function diagnose(document: SourceDocument, schema: z.ZodType, area: Area, issue: z.core.$ZodIssue): Diagnostic[] {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, issue.path);
    return issue.keys.map((key) => unknownField(document, area, [...issue.path, key], known));
  }
  if (issue.code === 'invalid_key') {
    // what is wrong with a key stands inside the issue of its mapping
    const place = locateKey(document, issue.path);
    return issue.issues.map((inner) => {
      const { code, message, help } = describeIssue({ ...inner, path: issue.path }, area);
      return error(place, code, message, help);
    });
  }
  const { code, message, help } = describeIssue(issue, area);
  return [error(locateValue(document, issue.path), code, message, help)];
}

function unknownField(document: SourceDocument, area: Area, path: Path, known: readonly string[]): Diagnostic {
  const name = String(path.at(-1));
  const help = didYouMean(name, known) ?? `the fields here are ${known.join(', ')}`;
  return error(locateKey(document, path), `${area}/unknown-field`, `unknown field ${show(name)}`, help);
}
