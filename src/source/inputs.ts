import { type Diagnostic, error } from '../diagnostics/diagnostic';
import type { SourceFile } from './source-file';

/** The input files by what they describe. */
export interface Inputs {
  /** `environments/<env>.yaml` */
  readonly environments: readonly SourceFile[];
  /** `clients/<env>/…/<client>.yaml` */
  readonly clients: readonly SourceFile[];
  /** Files that would be ignored, though somebody meant something by them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Anything that looks like configuration, or like a client whose ending was forgotten. */
const CONFIGURATION = /\.(ya?ml|json|toml)$|\/[^./]+$/i;

/** Notes for people that may lie beside the input files. */
const NOTES = /\/(README|LICENSE|CODEOWNERS|OWNERS)$/;

/** Whether a path is that of an environment, by its form. */
export function isEnvironmentPath(path: string): boolean {
  return /^environments\/[^/]+\.yaml$/.test(path);
}

/** Whether a path is that of a client, by its form. */
export function isClientPath(path: string): boolean {
  return /^clients\/.*\/[^/]*\.yaml$/.test(path);
}

/** Sorts files by the folder that they lie in. */
export function sortInputs(files: readonly SourceFile[]): Inputs {
  const environments: SourceFile[] = [];
  const clients: SourceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    if (!CONFIGURATION.test(file.path) || NOTES.test(file.path)) continue;
    if (!file.path.endsWith('.yaml')) diagnostics.push(misplaced(file, 'input files end with .yaml'));
    else if (isEnvironmentPath(file.path)) environments.push(file);
    else if (isClientPath(file.path)) clients.push(file);
    else if (file.path.startsWith('environments/')) {
      diagnostics.push(misplaced(file, 'an environment is a file right in environments/'));
    } else
      diagnostics.push(misplaced(file, 'a client lies in the folder of its environment: clients/<env>/<client>.yaml'));
  }
  return { environments, clients, diagnostics };
}

function misplaced({ path }: SourceFile, why: string): Diagnostic {
  return error({ source: path }, 'source/misplaced-file', `the file would be ignored: ${why}`, 'move or rename it');
}
