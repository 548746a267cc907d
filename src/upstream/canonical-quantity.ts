const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE]i)|([numkMGTPE])|([eE][+-]?\d+))?$/;

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Powers of a thousand, from 10^-9. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

const NANO = 9;

const ONE = 10n ** BigInt(NANO);

/** A thousandth, in billionths. */
export const MILLI = 10n ** 6n;

/** A quantity, exactly: so many billionths, and in which way it was written. */
interface Exact {
  readonly nano: bigint;
  readonly written: 'binary' | 'decimal' | 'exponent';
  /** The API server keeps the text as it is. */
  readonly verbatim: boolean;
}

/**
 * A quantity as the API server stores it: `5120Mi` as `5Gi`, `1000m` and the number 1 as `1`, but `1e3` as `1e3`. Undefined for what
 * is none. Source: k8s.io/apimachinery v0.36.3, pkg/api/resource/quantity.go: ParseQuantity and CanonicalizeBytes.
 *
 * @param unit what it is rounded up to, in billionths
 */
export function canonicalQuantity(quantity: unknown, unit = 1n): string | undefined {
  const exact = exactQuantity(quantity);
  if (!exact) return undefined;
  const nano = exact.nano % unit === 0n ? exact.nano : roundedUp(exact.nano, unit) * unit;
  if (nano === 0n) return '0';
  if (exact.verbatim && nano === exact.nano) return String(quantity);
  // what is no whole number of Ki is written without a suffix, and then read as any other number
  const isBinary = exact.written === 'binary' && nano % (1024n * ONE) === 0n;
  if (isBinary) return withSuffix(nano / ONE, 1024n, BINARY);
  return exact.written === 'exponent' ? withExponent(nano) : withSuffix(nano, 1000n, DECIMAL);
}

/** Negative, zero or positive as `a` is less, the same or more than `b`; undefined where one is no quantity. */
export function compareQuantities(a: unknown, b: unknown): number | undefined {
  const [left, right] = [exactQuantity(a), exactQuantity(b)];
  return left && right && Number(left.nano - right.nano);
}

/** A value on both sides, and the way to it. */
interface Changed {
  readonly steps: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Maps whose values are quantities, and fields that are one. */
const MAPS = ['limits', 'requests', 'overhead', 'capacity', 'hard', 'max', 'min', 'default', 'defaultRequest'];
const SINGLE = ['sizeLimit', 'divisor', 'averageValue'];

/**
 * Whether what is at the end of some steps is the same quantity on both sides, maybe written in another family of units: `1Gi` and
 * `1073741824`. The API server compares them as numbers. Source: k8s.io/apimachinery v0.36.3, pkg/api/equality/semantic.go.
 */
export function isSameQuantity({ steps, before, after }: Changed): boolean {
  const isQuantity = MAPS.includes(steps.at(-2) ?? '') || SINGLE.includes(steps.at(-1) ?? '');
  return isQuantity && compareQuantities(before, after) === 0;
}

function exactQuantity(quantity: unknown): Exact | undefined {
  const text = typeof quantity === 'number' ? String(quantity) : quantity;
  const match = typeof text === 'string' ? QUANTITY.exec(text) : null;
  const [, sign = '', whole = '', fraction = '', binary, decimal = '', exponent] = match ?? [];
  if (!match || whole + fraction === '') return undefined;
  const power = exponent === undefined ? (binary ? 0 : (DECIMAL.indexOf(decimal) - 3) * 3) : Number(exponent.slice(1));
  const scaled = BigInt(whole + fraction) * 1024n ** BigInt(Math.max(0, BINARY.indexOf(binary ?? '')));
  const shift = NANO - fraction.length + power;
  const nano = shift >= 0 ? scaled * 10n ** BigInt(shift) : roundedUp(scaled, 10n ** BigInt(-shift));
  const written = binary ? 'binary' : exponent === undefined ? 'decimal' : 'exponent';
  const verbatim = binary
    ? fraction === '' && BigInt(whole) % 8n !== 0n
    : isShort(whole.replace(/^0+/, '') || '0', fraction, power);
  return { nano: sign === '-' ? -nano : nano, written, verbatim };
}

/** Numbers that need no other suffix are kept with the zeros that they have: `1.500`, but `1.5` is `1500m`. */
function isShort(whole: string, fraction: string, power: number): boolean {
  const digits = whole + fraction;
  const fits = digits.length <= 18 && power - fraction.length >= -NANO && (power - fraction.length) % 3 === 0;
  return fits && !digits.endsWith('000') && !digits.startsWith('0');
}

/** Away from zero. */
function roundedUp(value: bigint, unit: bigint): bigint {
  return value < 0n ? -roundedUp(-value, unit) : (value + unit - 1n) / unit;
}

function withSuffix(value: bigint, base: bigint, suffixes: readonly string[]): string {
  let [rest, index] = [value, 0];
  for (; rest % base === 0n && index < suffixes.length - 1; index += 1) rest /= base;
  return `${rest}${suffixes[index]}`;
}

function withExponent(nano: bigint): string {
  let [rest, exponent] = [nano, -NANO];
  for (; rest % 1000n === 0n; exponent += 3) rest /= 1000n;
  return exponent === 0 ? String(rest) : `${rest}e${exponent}`;
}
