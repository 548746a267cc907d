import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { formatDiagnostic } from '../src/diagnostics/format';
import type { DiscoveringMira } from '../src/manifests/discovery';
import type { Manifest, Stack } from '../src/manifests/manifest';
import { STACK_RULES } from '../src/manifests/rules/all';
import { discoveryProblems } from '../src/manifests/rules/discovery';
import { uniqueObjects } from '../src/manifests/rules/unique-objects';
import { expectTree, goldenCases, goldenPath, readOr } from './support/golden';
import { runHere } from './support/run-mira';
import { readTree, tempRoot } from './support/temp-root';

/**
 * A case is a folder: `input/` is copied into an empty folder, `prepare.ts` does what files cannot, `args` is the
 * command line (default: synth). `expected/` is what must come of it: stdout, stderr, the exit code, and dist/.
 */
describe('the program', () => {
  test.each(goldenCases('program'))('%s', async (name) => {
    const root = tempRoot();
    const folder = goldenPath('program', name);
    if (existsSync(join(folder, 'input')))
      cpSync(join(folder, 'input'), root, { recursive: true, verbatimSymlinks: true });
    if (existsSync(join(folder, 'prepare.ts'))) require(join(folder, 'prepare.ts')).prepare(root);
    const args = readOr(join(folder, 'args'), 'synth').trim().split(/\s+/);
    const before = readTree(join(root, 'dist'));
    const inputs = readTree(root);
    const { code, stdout, stderr } = await runHere(root, ...args);
    const dist = readTree(join(root, 'dist'));
    if (code !== 0) expect(dist).toEqual(before);
    expectTree(join(folder, 'expected'), {
      'exit-code': `${code}\n`,
      ...(stdout && { stdout: stdout.replaceAll(root, '<root>') }),
      ...(stderr && { stderr: stderr.replaceAll(root, '<root>') }),
      ...Object.fromEntries(
        Object.entries(readTree(root)).filter(([path]) => !(path in inputs) && !path.startsWith('dist/')),
      ),
      ...(code === 0 && Object.fromEntries(Object.entries(dist).map(([path, text]) => [`dist/${path}`, text]))),
    });
  });
});

/** A case is a folder: `manifests.yaml` are the objects of one stack, `mira.yaml` the Mira that discovers. */
describe('the rules about objects', () => {
  test.each(goldenCases('rules'))('%s', (name) => {
    const folder = goldenPath('rules', name);
    const documents = parseAllDocuments(readOr(join(folder, 'manifests.yaml'), ''));
    const manifests = documents.map((document) => document.toJS() as Manifest);
    const mira = parse(readOr(join(folder, 'mira.yaml'), 'null')) as DiscoveringMira | null;
    const stack: Stack = { folder: 'x', source: 'manifests.yaml', manifests };
    const found = [
      ...(mira ? discoveryProblems(mira, manifests, stack.source) : STACK_RULES.flatMap((rule) => rule(stack))),
      ...uniqueObjects()(stack),
    ];
    const text = found.map((diagnostic) => `${formatDiagnostic(diagnostic, () => undefined)}\n`).join('\n');
    expectTree(join(folder, 'expected'), { diagnostics: text });
  });
});
