import type { Diagnostic } from '../diagnostics/diagnostic';
import type { FileTree, Trees } from '../plan/read/trees';
import type { SourceFile } from '../source/source-file';

/** The files that diagnostics of a plan show lines of, on either side. Of those with secrets no line is shown. */
export function planSources({ before, after }: Trees, diagnostics: readonly Diagnostic[]): SourceFile[] {
  const wanted = new Set(diagnostics.flatMap(({ source, range }) => (range ? source : [])));
  const broken = new Set(diagnostics.flatMap(({ source, code }) => (code === 'plan/broken-yaml' ? source : [])));
  return wanted.size === 0 ? [] : [before, after].flatMap((tree) => sourcesIn(tree, wanted, broken));
}

function sourcesIn(tree: FileTree, wanted: ReadonlySet<string>, broken: ReadonlySet<string>): SourceFile[] {
  return [...tree.paths].flatMap((path) => {
    const source = tree.sourceOf?.(path) ?? path;
    if (!wanted.has(source)) return [];
    const text = tree.read(path);
    return hasSecrets(text, broken.has(source)) ? [] : [{ path: source, bytes: new TextEncoder().encode(text) }];
  });
}

/** By the text, since who reads it as YAML fails: in one that is broken, a value may be anywhere behind its name. */
function hasSecrets(text: string, isBroken: boolean): boolean {
  const { textWithoutSecrets } = require('../plan/secrets/secrets') as typeof import('../plan/secrets/secrets');
  const { isSecretVariable } = require('../plan/secrets/secret-names') as typeof import('../plan/secrets/secret-names');
  if (/kind["']?\s*:\s*["']?Secret\b/.test(text) || textWithoutSecrets(text) !== text) return true;
  return isBroken && (text.match(/[\w.-]+/g) ?? []).some(isSecretVariable);
}

const IN_BASE = 'it is so in the base, which stays as it is: compare with another commit, --base';

/** The same with what can be done about what is wrong in a commit: nothing but to choose another. */
export function withHelpForBase(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => (isInBase(diagnostic) ? { ...diagnostic, help: IN_BASE } : diagnostic));
}

function isInBase({ source }: Diagnostic): boolean {
  return / at [0-9a-f]{7}$/.test(source);
}
