import type { Diagnostic } from '../diagnostics/diagnostic';

/** The world as a command sees it: tests and `main.ts` bring their own. */
export interface Context {
  /** The working folder. */
  readonly cwd: string;
  /** Data, for programs. */
  out(text: string): void;
  /** Talk, for people. */
  err(text: string): void;
  /** Whether people watch: progress is shown only to them. */
  readonly interactive: boolean;
  /** Whether they see colours, and want them (https://no-color.org). */
  readonly colour: boolean;
  /** Where runs are remembered. @default - they are not */
  readonly cacheFolder?: string;
  /** Where the cdk8s CLI expects the manifests of the run. @default - it is not the cdk8s CLI that runs us */
  readonly cdk8sOutdir?: string;
}

/** What `kubectl diff` returns: 0 yes, 1 the answer is no, 2 could not tell. */
export type ExitCode = 0 | 1 | 2;

/** Codes of what keeps us from an answer, rather than being one. */
const CANNOT_TELL: readonly Diagnostic['code'][] = [
  'source/unreadable',
  'dist/not-writable',
  'dist/busy',
  'cli/no-environments',
  'cli/which-client',
  'cli/which-environment',
  'plan/broken-yaml',
  'plan/duplicate-object',
  'plan/not-utf8',
  'plan/too-large',
  'plan/not-a-file',
  'plan/unreadable',
  'plan/no-folder',
  'plan/which-sides',
  'plan/unknown-group',
  'plan/no-git',
  'plan/no-repository',
  'plan/git-failed',
  'plan/unknown-base',
  'plan/unrelated-base',
  'plan/incomplete-clone',
];

/** The exit code of a run that found `diagnostics`. */
export function exitCode(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.some(({ code }) => CANNOT_TELL.includes(code))) return 2;
  return errors.length > 0 ? 1 : 0;
}
