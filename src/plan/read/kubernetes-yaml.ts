import {
  boolYaml11Tag,
  defineScalarTag,
  FAILSAFE_SCHEMA,
  loadAll,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  YAMLException,
} from 'js-yaml';

const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/**
 * A number as Go reads it: octal with one zero, underscores between digits, no base 60, no dates. One that has more digits than
 * our numbers can hold stays text: Go has 64 bits for it, and two that differ must not look the same.
 */
const numberTag = defineScalarTag<number | string>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: [...'+-.0123456789'],
  identify: () => false,
  resolve: (source) => numberIn(source.replaceAll('_', '')) ?? NOT_RESOLVED,
});

function numberIn(plain: string): number | string | undefined {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(plain) ?? [];
  const octal = /^0o?([0-7]+)$/.exec(digits)?.[1];
  if (octal !== undefined) return Number(`${sign}1`) * Number.parseInt(octal, 8);
  if (/^0([xX][0-9a-fA-F]+|[bB][01]+)$/.test(digits)) return Number(`${sign}1`) * Number(digits);
  if (/^[-+]?\d+$/.test(plain) && !Number.isSafeInteger(Number(plain))) return plain;
  return FLOAT.test(plain) ? Number(plain) : undefined;
}

/**
 * YAML as Kubernetes reads it. Source: sigs.k8s.io/yaml v1.6.0, which reads with go.yaml.in/yaml/v2 v2.4.3, resolve.go: `yes`,
 * `on` and `y` are true, times are text.
 */
const SCHEMA = FAILSAFE_SCHEMA.withTags(numberTag, nullYaml11Tag, boolYaml11Tag, mergeTag);

/** Why a text is not YAML, and where. Line and column count from 1. */
export interface YamlProblem {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** The values of the documents of a text, or the first thing that is wrong with it. */
export function parseYaml(text: string): { readonly values: readonly unknown[] } | { readonly problem: YamlProblem } {
  try {
    return { values: loadAll(text, { schema: SCHEMA }) };
  } catch (problem) {
    if (!(problem instanceof YAMLException)) throw problem;
    const { line = 0, column = 0 } = problem.mark ?? {};
    return { problem: { reason: problem.reason, line: line + 1, column: column + 1 } };
  }
}
