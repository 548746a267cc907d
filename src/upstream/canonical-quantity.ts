const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE]i)|([numkMGTPE]|[eE][+-]?\d+)?)$/;

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Powers of a thousand, from 10^-9. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

const NANO = 9;

/** A quantity, exactly: so many billionths, and whether it was written with powers of 1024. */
interface Exact {
  readonly nano: bigint;
  readonly binary: boolean;
}

/**
 * A quantity as the API server stores it: `5120Mi` as `5Gi`, `1000m` and the number 1 as `1`. Undefined for what is none.
 * Source: k8s.io/apimachinery v0.36.3, pkg/api/resource/quantity.go: ParseQuantity and CanonicalizeBytes.
 */
export function canonicalQuantity(quantity: unknown): string | undefined {
  const exact = exactQuantity(quantity);
  if (!exact) return undefined;
  const one = 10n ** BigInt(NANO);
  const { nano, binary } = exact;
  if (nano === 0n) return '0';
  // below one Ki, or between two bytes, powers of 1024 say nothing
  if (binary && nano % one === 0n && abs(nano) >= 1024n * one) return withSuffix(nano / one, 1024n, BINARY);
  return withSuffix(nano, 1000n, DECIMAL);
}

/** Negative, zero or positive as `a` is less, the same or more than `b`; undefined where one is no quantity. */
export function compareQuantities(a: unknown, b: unknown): number | undefined {
  const [left, right] = [exactQuantity(a), exactQuantity(b)];
  return left && right && Number(left.nano - right.nano);
}

function exactQuantity(quantity: unknown): Exact | undefined {
  const text = typeof quantity === 'number' ? String(quantity) : quantity;
  const match = typeof text === 'string' ? QUANTITY.exec(text) : null;
  const [, sign = '', whole = '', fraction = '', binary, decimal = ''] = match ?? [];
  if (!match || whole + fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  const power = NANO - fraction.length + (binary === undefined ? exponentOf(decimal) : 0);
  const scaled = digits * 1024n ** BigInt(Math.max(0, BINARY.indexOf(binary ?? '')));
  const nano = power >= 0 ? scaled * 10n ** BigInt(power) : roundedUp(scaled, 10n ** BigInt(-power));
  return { nano: sign === '-' ? -nano : nano, binary: binary !== undefined };
}

function exponentOf(suffix: string): number {
  if (/^[eE][+-]?\d/.test(suffix)) return Number(suffix.slice(1));
  return (DECIMAL.indexOf(suffix) - 3) * 3;
}

function roundedUp(value: bigint, unit: bigint): bigint {
  return (value + unit - 1n) / unit;
}

function withSuffix(value: bigint, base: bigint, suffixes: readonly string[]): string {
  let [rest, index] = [value, 0];
  for (; rest % base === 0n && index < suffixes.length - 1; index += 1) rest /= base;
  return `${rest}${suffixes[index]}`;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
