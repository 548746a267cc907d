/** The label that is another with every release: what selects by it loses its pods with each. */
export const VERSION_LABEL = 'app.kubernetes.io/version';

/** A selector as we print it, with the label further in. */
const SELECTS = /^( *)(?:- )?\w*[sS]elector:\n(?:\1 +[^\n]*\n)*?\1 +app\.kubernetes\.io\/version: /m;

/**
 * Whether an object that is printed as ours finds pods by their version: a Service, a NetworkPolicy, a PodDisruptionBudget. The
 * selector of what makes pods cannot be changed, and is not for others to find them.
 */
export function isSelectingVersion(text: string): boolean {
  return text.includes(VERSION_LABEL) && !text.includes('\n  template:\n') && SELECTS.test(text);
}
