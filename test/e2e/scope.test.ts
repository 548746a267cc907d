import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { useOtherRelease } from '../support/other-release';
import { runHere } from '../support/run-mira';
import { copyOfRepository, readTree, writeFiles } from '../support/temp-root';

const acme = 'clients/int/acme.yaml';
const stackOf = (client: string) => `dist/int/clients/${client}/stack.k8s.yaml`;

/** Two new clients, and a new version for all others. */
async function manyChanges(): Promise<string> {
  const root = copyOfRepository();
  writeFiles(root, {
    [acme]: 'adminEmail: it@acme.example\n',
    'clients/int/emea/umbrella.yaml': 'adminEmail: a@b.example\n',
  });
  useOtherRelease(root);
  return root;
}

/** Runs `mira synth` and gives the paths below dist/ that it changed. */
async function changedBy(root: string, ...args: string[]) {
  const before = readTree(join(root, 'dist'));
  const ran = await runHere(root, 'synth', ...args);
  const after = readTree(join(root, 'dist'));
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return { ...ran, changed: paths.filter((path) => before[path] !== after[path]).map((path) => `dist/${path}`) };
}

function move(root: string, from: string, to: string): void {
  mkdirSync(dirname(join(root, to)), { recursive: true });
  renameSync(join(root, from), join(root, to));
}

describe('mira synth for a part of the fleet', () => {
  it('makes one client, and leaves all others as they are, whatever was changed', async () => {
    const root = await manyChanges();
    const { code, changed, stderr } = await changedBy(root, acme);
    expect([code, changed]).toEqual([0, [stackOf('acme')]]);
    expect(stderr).toMatch(/\ndist\/: 1 added, 0 unchanged, \d+ not looked at\n$/);
  });

  it('makes a folder of clients', async () => {
    const root = await manyChanges();
    const { changed } = await changedBy(root, 'clients/int/emea/');
    expect(changed.sort()).toEqual([stackOf('emea/hooli'), stackOf('emea/umbrella')].sort());
  });

  it('makes one environment, and leaves the others', async () => {
    const root = await manyChanges();
    rmSync(join(root, 'dist/demo'), { recursive: true });
    const { code, changed } = await changedBy(root, '--env', 'int');
    expect([code, changed.every((path) => path.startsWith('dist/int/'))]).toEqual([0, true]);
    expect(changed).toContain(stackOf('globex'));
    expect((await changedBy(root)).changed.every((path) => path.startsWith('dist/demo/'))).toBe(true);
  });

  it('removes the output of a client whose file was removed', async () => {
    const root = await manyChanges();
    rmSync(join(root, 'clients/int/apac/tyrell.yaml'));
    const { code, changed } = await changedBy(root, 'clients/int/apac/tyrell.yaml');
    expect([code, changed]).toEqual([0, [stackOf('apac/tyrell')]]);
  });

  it.each(['clients/int/apac/tyrell.yaml', 'clients/int/emea/tyrell.yaml', 'clients/int/apac', 'clients/int/emea'])(
    'moves the output of a client whose file was moved, asked for %s',
    async (place) => {
      const root = copyOfRepository();
      move(root, 'clients/int/apac/tyrell.yaml', 'clients/int/emea/tyrell.yaml');
      const { code, changed } = await changedBy(root, place);
      expect([code, changed.sort()]).toEqual([0, [stackOf('apac/tyrell'), stackOf('emea/tyrell')]]);
    },
  );

  it('takes paths as seen from where it is run', async () => {
    const root = await manyChanges();
    const { code } = await runHere(join(root, 'clients', 'int'), 'synth', '--root', '../..', 'acme.yaml');
    expect([code, Object.keys(readTree(root)).includes(stackOf('acme'))]).toEqual([0, true]);
  });

  it('still checks all of the fleet: a host that somebody else has, and any broken file', async () => {
    const root = copyOfRepository();
    writeFiles(root, {
      [acme]: 'adminEmail: it@acme.example\nextraHosts: [globex.alsigo.net]\n',
      'clients/demo/worse.yaml': 'adminMail: x\n',
    });
    const { code, changed, stderr } = await changedBy(root, acme);
    expect([code, changed]).toEqual([1, []]);
    expect(stderr).toContain('client/unknown-field');
    rmSync(join(root, 'clients/demo/worse.yaml'));
    expect((await changedBy(root, acme)).stderr).toContain('client/duplicate-host');
  });

  it.each([
    [['clients/int/acmee.yaml'], 'clients/int/acmee.yaml error cli/which-client'],
    [['clients/int/globex.yaml', '--env', 'int'], 'cli/which-client'],
    [['environments/int.yaml'], 'environments/int.yaml error cli/which-client'],
    [['--env', 'it'], 'did you mean "int"?'],
  ])('does not guess what %j means', async (args, expected) => {
    const root = await manyChanges();
    const { code, changed, stderr } = await changedBy(root, ...args);
    expect([code, changed, stderr]).toEqual([2, [], expect.stringContaining(expected)]);
  });
});
