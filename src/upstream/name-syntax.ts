const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether `value` is a DNS subdomain (RFC 1123), as most objects are named. */
export function isSubdomain(value: string): boolean {
  return value.length <= 253 && SUBDOMAIN.test(value);
}

/** Whether `value` is a DNS label (RFC 1123), as namespaces and containers are named. */
export function isDnsLabel(value: string): boolean {
  return LABEL.test(value);
}

/** Whether `value` can be a label's value as it is: nothing, or at most 63 letters, digits, `-`, `_` and `.`. */
export function isLabelValue(value: string): boolean {
  return value === '' || NAME.test(value);
}

/**
 * Whether `value` can be the key of a label or annotation: a name, with or without a domain and `/` before it.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function isLabelKey(value: string): boolean {
  const parts = value.split('/');
  const prefix = parts.length > 1 ? parts[0] : undefined;
  return parts.length <= 2 && NAME.test(parts.at(-1) ?? '') && (prefix === undefined || isSubdomain(prefix));
}
