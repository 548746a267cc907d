import { cpSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { runHere, runRemembering } from '../support/run-mira';
import { copyOfRepository, readTree, tempRoot, writeFiles } from '../support/temp-root';

/** What people do to a repository between two runs. */
type Edit = (root: string) => void;

const NAMES = ['acme', 'globex', 'hooli', 'emea', 'acme-db'];
const FOLDERS = ['', 'emea/', 'apac/', 'acme/'];
const TEXTS = [
  'adminEmail: it@acme.example\n',
  'adminEmail: it@acme.example\nextraHosts: [risk.customer.example]\n',
  'adminEmail: it@acme.example\nextraHosts: [globex.alsigo.net]\n',
  'adminEmail: it@acme.example\nstate: retired\n',
  'adminEmail: it@acme.example\nchannel: canary\n',
  'adminMail: it@acme.example\n',
  'adminEmail: [\n',
];

const clientPath = fc
  .tuple(fc.constantFrom('int', 'demo', 'nowhere'), fc.constantFrom(...FOLDERS), fc.constantFrom(...NAMES))
  .map(([environment, folder, name]) => `clients/${environment}/${folder}${name}.yaml`);

const write = fc.tuple(clientPath, fc.constantFrom(...TEXTS)).map(
  ([path, text]): Edit =>
    (root) =>
      writeFiles(root, { [path]: text }),
);
const remove = clientPath.map(
  (path): Edit =>
    (root) =>
      rmSync(join(root, path), { force: true }),
);
const move = fc.tuple(clientPath, clientPath).map(
  ([from, to]): Edit =>
    (root) => {
      const text = readTree(root)[from];
      if (text === undefined || from === to) return;
      writeFiles(root, { [to]: text });
      rmSync(join(root, from));
    },
);
const environment = fc.constantFrom('v3.20.6', 'v3.20.7').map(
  (version): Edit =>
    (root) => {
      const path = join(root, 'environments/int.yaml');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/stable: .*/, `stable: ${version}`));
    },
);
/** A generated file, whichever it is, is edited, removed or joined by another. */
const byHand = fc.tuple(fc.nat(), fc.constantFrom('edit', 'remove', 'foreign')).map(
  ([which, how]): Edit =>
    (root) => {
      const paths = Object.keys(readTree(join(root, 'dist')));
      const path = join(root, 'dist', paths[which % paths.length] ?? '');
      if (how === 'edit') writeFileSync(path, `${readFileSync(path, 'utf8')}# by hand\n`);
      if (how === 'remove') rmSync(path);
      if (how === 'foreign') writeFileSync(join(dirname(path), 'notes.txt'), 'remember the milk');
    },
);
const age: Edit = (root) => {
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) utimesSync(join(root, path), 1, 1);
};
const back: Edit = (root) => {
  for (const path of Object.keys(readTree(root))) if (path.endsWith('notes.txt')) rmSync(join(root, path));
};

const edits = fc.array(fc.oneof(write, write, remove, move, environment, byHand, fc.constantFrom(age, back)), {
  minLength: 1,
  maxLength: 4,
});

describe('law: a run that remembers does what a run that remembers nothing does', () => {
  it('whatever happened in between', async () => {
    let made = 0;
    const law = fc.asyncProperty(fc.array(edits, { minLength: 2, maxLength: 5 }), async (rounds) => {
      const [root, cache] = [copyOfRepository(), tempRoot()];
      await runRemembering(cache, root, 'synth');
      for (const round of rounds) {
        for (const edit of round) edit(root);
        const other = tempRoot();
        cpSync(root, other, { recursive: true });
        const valid = await runRemembering(cache, root, 'validate');
        expect(valid).toEqual(await runHere(other, 'validate'));
        const remembering = await runRemembering(cache, root, 'synth', '--allow-immutable', '--output', 'json');
        expect(remembering).toEqual(await runHere(other, 'synth', '--allow-immutable', '--output', 'json'));
        expect(readTree(root)).toEqual(readTree(other));
        if (remembering.code === 0) made += 1;
        rmSync(other, { recursive: true });
      }
    });
    await fc.assert(law, { numRuns: 40 });
    expect(made).toBeGreaterThan(20);
  }, 300_000);
});
