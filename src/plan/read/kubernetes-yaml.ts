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

/** A number as Go reads it: octal with one zero, underscores between digits, no base 60, no dates. */
const numberTag = defineScalarTag<number | string>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: [...'+-.0123456789'],
  identify: () => false,
  resolve: (source) => {
    if (/^[-+]?\.inf$|^\.nan$/i.test(source)) throw new YAMLException(NO_JSON);
    return numberIn(source.replaceAll('_', '')) ?? NOT_RESOLVED;
  },
});

const NO_JSON = 'infinity and "not a number" are nothing that Kubernetes can read: as text, they need quotes';

function numberIn(plain: string): number | string | undefined {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(plain) ?? [];
  const octal = /^0o?([0-7]+)$/.exec(digits)?.[1];
  if (octal !== undefined) return whole(sign, `0o${octal}`);
  if (/^0([xX][0-9a-fA-F]+|[bB][01]+)$/.test(digits)) return whole(sign, digits);
  if (/^\d+$/.test(digits)) return whole(sign, digits, Number(plain));
  // what is too large for a number is text
  return FLOAT.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

/** Larger ones are numbers with a fraction, or text. */
const MOST = 2n ** 64n;

/**
 * A whole number. One that has more digits than our numbers can hold is written with underscores, as YAML has it: Go has 64 bits
 * for it, two that differ must not look the same, and neither must the text in quotes.
 */
function whole(sign: string, digits: string, otherwise?: number): number | string | undefined {
  const size = BigInt(digits);
  if (size >= MOST) return otherwise;
  const text = `${sign === '-' ? '-' : ''}${size}`;
  return Number.isSafeInteger(Number(text)) ? Number(text) : text.replace(/\B(?=(?:\d{3})+$)/g, '_');
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
    return { problem: { reason: reasonOf(problem), line: line + 1, column: column + 1 } };
  }
}

/** Without what is in the file: it may be a secret that needs quotes. */
function reasonOf({ reason }: YAMLException): string {
  if (reason.startsWith('unidentified alias'))
    return 'an alias without its anchor: a text that begins with "*" needs quotes';
  if (/^unknown .*tag/.test(reason)) return 'a tag that is not known: a text that begins with "!" needs quotes';
  return reason;
}
