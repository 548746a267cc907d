import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';

/** What is wrong with the name of an environment; undefined where it is one of `names`. */
export function unknownEnvironment(wanted: string, names: readonly string[]): Diagnostic | undefined {
  if (names.includes(wanted)) return undefined;
  const help = didYouMean(wanted, names) ?? `the environments are ${names.join(', ')}`;
  return error({ source: 'environments' }, 'cli/which-environment', `there is no environment "${wanted}"`, help);
}
