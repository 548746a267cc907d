import type * as z from 'zod';
import type { Area, Code, FieldCode } from '../diagnostics/codes';
import { didYouMean } from '../diagnostics/did-you-mean';
import { show } from '../diagnostics/printable';

/** What a field's own check tells beside its message (`params` of `ctx.addIssue`). */
export interface IssueParams {
  /** @default 'invalid-value' */
  readonly kind?: FieldCode;
  /** A code of its own instead of one by kind. @default - by kind */
  readonly code?: Code;
  readonly help?: string;
}

/** A zod issue in the words of a user. */
export interface Description {
  readonly code: Code;
  readonly message: string;
  readonly help?: string;
}

/** What is wrong, what came (`written` is the text of it) and what is allowed. */
export function describeIssue(issue: z.core.$ZodIssue, area: Area, written?: string): Description {
  if (issue.code === 'custom') return ownIssue(issue, area);
  const { kind, message, help } = describe(issue, written ?? String(issue.input));
  return { code: `${area}/${kind}`, message, ...(help !== undefined && { help }) };
}

function ownIssue({ message, params = {} }: z.core.$ZodIssueCustom, area: Area): Description {
  const { kind = 'invalid-value', code = `${area}/${kind}` as const, help } = params as IssueParams;
  return { code, message, ...(help !== undefined && { help }) };
}

interface Generic {
  readonly kind: FieldCode;
  readonly message: string;
  readonly help?: string | undefined;
}

function describe(issue: z.core.$ZodIssue, written: string): Generic {
  const name = nameOf(issue.path);
  if (issue.input === undefined) return { kind: 'missing-field', message: `${name} is required` };
  if (issue.code === 'invalid_type') return wrongType(name, issue.expected, issue.input, written);
  if (issue.code === 'invalid_value') return notOneOf(name, issue.values.map(String), issue.input, written);
  if (issue.code === 'too_small') return outOfBounds(name, issue.origin, `at least ${issue.minimum}`, issue.input);
  if (issue.code === 'too_big') return outOfBounds(name, issue.origin, `at most ${issue.maximum}`, issue.input);
  if (issue.code === 'invalid_union') {
    return { kind: 'wrong-type', message: `${name} must be text or a number, not ${typed(issue.input)}` };
  }
  return { kind: 'invalid-value', message: `${name} cannot be ${show(issue.input)}` };
}

/** The field at the end of a path, or the item of a list. */
function nameOf(path: readonly PropertyKey[]): string {
  const field = show(path.filter((step) => typeof step === 'string').at(-1) ?? 'the file');
  return typeof path.at(-1) === 'number' ? `an item of ${field}` : field;
}

function outOfBounds(name: string, origin: string, bound: string, input: unknown): Generic {
  const size = (input as { length?: number }).length;
  if (size === 0) return { kind: 'invalid-value', message: `${name} must not be empty` };
  const what = { string: ' characters', array: ' items' }[origin];
  if (what === undefined) return { kind: 'invalid-value', message: `${name} must be ${bound}, not ${show(input)}` };
  return { kind: 'invalid-value', message: `${name} must have ${bound}${what}, not ${size}` };
}

function wrongType(name: string, expected: string, input: unknown, written: string): Generic {
  const quotable = expected === 'string' && (typeof input === 'number' || typeof input === 'boolean');
  const came = quotable ? `the ${typeof input} ${written}` : typed(input);
  return {
    kind: 'wrong-type',
    message: `${name} must be ${TYPES[expected] ?? expected}, not ${came}`,
    help: quotable ? `write it in quotes: "${written}"` : undefined,
  };
}

function notOneOf(name: string, allowed: readonly string[], input: unknown, written: string): Generic {
  const number = typeof input === 'number';
  return {
    kind: 'invalid-value',
    message: `${name} must be ${allowed.map((value) => `"${value}"`).join(' or ')}, not ${number ? written : show(input)}`,
    help: number ? `write it in quotes: "${written}"` : didYouMean(String(input), allowed),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

function typed(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return `${typeof value === 'string' ? 'the text' : `the ${typeof value}`} ${show(value)}`;
}
