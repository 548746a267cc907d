import type { z } from 'zod';
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

/** What is wrong, what came and what is allowed. */
export function describeIssue(issue: z.core.$ZodIssue, area: Area): Description {
  if (issue.code === 'custom') return ownIssue(issue, area);
  const { kind, message, help } = describe(issue);
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

function describe(issue: z.core.$ZodIssue): Generic {
  const name = show(issue.path.filter((step) => typeof step === 'string').at(-1) ?? 'the file');
  if (issue.input === undefined) return { kind: 'missing-field', message: `${name} is required` };
  if (issue.code === 'invalid_type') return wrongType(name, issue.expected, issue.input);
  if (issue.code === 'invalid_value') return notOneOf(name, issue.values.map(String), issue.input);
  if (issue.code === 'invalid_union') {
    return { kind: 'wrong-type', message: `${name} must be text or a number, not ${typed(issue.input)}` };
  }
  const bounds = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  return { kind: 'invalid-value', message: `${name}: ${bounds}, got ${show(issue.input)}` };
}

function wrongType(name: string, expected: string, input: unknown): Generic {
  const quotable = expected === 'string' && (typeof input === 'number' || typeof input === 'boolean');
  return {
    kind: 'wrong-type',
    message: `${name} must be ${TYPES[expected] ?? expected}, not ${typed(input)}`,
    help: quotable ? `write it in quotes: "${String(input)}"` : undefined,
  };
}

function notOneOf(name: string, allowed: readonly string[], input: unknown): Generic {
  return {
    kind: 'invalid-value',
    message: `${name} must be ${allowed.map((value) => `"${value}"`).join(' or ')}, not ${show(input)}`,
    help: typeof input === 'number' ? `write it in quotes: "${input}"` : didYouMean(String(input), allowed),
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
