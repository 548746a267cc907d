import { type Diagnostic, error } from '../diagnostics/diagnostic';

/** The largest file that is read, in bytes: hosts warn of larger ones, and no cluster takes an object of a tenth of it. */
export const MAX_YAML_BYTES = 50 * 1024 * 1024;

/** Whether a file is one that Kubernetes YAML is kept in, by its name. */
export function isYamlPath(path: string): boolean {
  return /\.(ya?ml|json)$/.test(path);
}

/** Where what is wrong with files goes as they are read: once for each. */
export class ReadProblems {
  readonly #found = new Map<string, Diagnostic>();

  add(problem: Diagnostic): void {
    const key = `${problem.code} ${problem.source}`;
    if (!this.#found.has(key)) this.#found.set(key, problem);
  }

  get all(): readonly Diagnostic[] {
    return [...this.#found.values()];
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a file, with line ends as YAML reads them: a checkout that has others is no change. Empty if there is a problem. */
export function yamlText(source: string, bytes: Uint8Array, problems: ReadProblems): string {
  if (bytes.length > MAX_YAML_BYTES) {
    problems.add(tooLarge(source, bytes.length));
    return '';
  }
  try {
    const text = decoder.decode(bytes);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  } catch {
    problems.add(error({ source }, 'plan/not-utf8', 'the file is not UTF-8', 'save the file as UTF-8'));
    return '';
  }
}

export function tooLarge(source: string, bytes: number): Diagnostic {
  const [has, most] = [bytes, MAX_YAML_BYTES].map((size) => Math.floor(size / 1024 / 1024));
  const help = 'split it, or move what is no Kubernetes YAML elsewhere';
  return error({ source }, 'plan/too-large', `the file has ${has} MB, and ${most} MB is the most that is read`, help);
}

export function cannotRead(source: string, { message }: Error): Diagnostic {
  return error({ source }, 'plan/unreadable', `cannot be read: ${message}`);
}

/** Says of something that is not a file why it is not followed. */
export function notAFile(source: string, what: string): Diagnostic {
  const help = 'put the file itself here: what is elsewhere is not reviewed with the change';
  return error({ source }, 'plan/not-a-file', what, help);
}
