import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { commitAll, git } from '../support/git';
import { type Ran, runHere, runRemembering } from '../support/run-mira';
import { copyOfRepository, readTree, tempRoot, writeFiles } from '../support/temp-root';

interface Answer {
  readonly result: string;
  readonly inputs: { readonly valid: boolean; readonly environments: number; readonly clients: number };
  readonly dist: { readonly upToDate: boolean; readonly [list: string]: unknown } | null;
  readonly base: string | null;
  readonly plan: { readonly verdict: string } | null;
  readonly diagnostics: readonly { readonly code: string }[];
}

const STACK = 'dist/int/clients/globex/stack.k8s.yaml';

/** A copy of this repository's fleet, in one commit. */
function fleet(): string {
  const root = copyOfRepository();
  git(root, 'init', '-q', '-b', 'main');
  commitAll(root, 'base');
  return root;
}

/** What `mira check` says: never without looking at everything, and never by writing something. */
async function checked(root: string, ...args: string[]): Promise<Answer & Pick<Ran, 'code'>> {
  const index = readFileSync(join(root, '.git/index'));
  const before = readTree(root);
  const text = await runHere(root, 'check', ...args);
  const { code, stdout } = await runHere(root, 'check', '--output', 'json', ...args);
  expect(readTree(root)).toEqual(before);
  expect(readFileSync(join(root, '.git/index')).equals(index)).toBe(true);
  const answer = JSON.parse(stdout) as Answer;
  expect([text.code, /^check: +(.*)$/m.exec(text.stdout)?.[1]]).toEqual([code, answer.result]);
  return { ...answer, code };
}

describe('mira check', () => {
  it('says yes to what mira synth wrote', async () => {
    const root = fleet();
    const answer = { code: 0, result: 'yes', dist: { upToDate: true }, diagnostics: [] };
    expect(await checked(root)).toMatchObject({ ...answer, plan: { verdict: 'no change' } });
    writeFiles(root, { 'clients/int/acme.yaml': 'adminEmail: it@acme.example\n' });
    await runHere(root, 'synth');
    expect(await checked(root)).toMatchObject({ ...answer, plan: { verdict: 'needs attention' } });
  });

  it('names what is stale, missing and too many in dist/, and plans what is there all the same', async () => {
    const root = fleet();
    writeFiles(root, {
      [STACK]: readFileSync(join(root, STACK), 'utf8').replace('replicas: 1', 'replicas: 0'),
      'dist/int/clients/old/stack.k8s.yaml': readFileSync(join(root, STACK), 'utf8').replaceAll('globex', 'old'),
      'clients/int/acme.yaml': 'adminEmail: it@acme.example\n',
    });
    const { stderr } = await runHere(root, 'check');
    expect(stderr).toContain(
      'dist error dist/out-of-date\n  not what mira synth writes: 1 stale file, 1 missing file, 1 file too many',
    );
    expect(stderr).toContain(
      `  stale    ${STACK}\n  missing  dist/int/clients/acme/stack.k8s.yaml\n  extra    dist/int/clients/old/stack.k8s.yaml\n`,
    );
    expect(await checked(root)).toMatchObject({
      code: 1,
      inputs: { valid: true },
      dist: { stale: ['int/clients/globex/stack.k8s.yaml'] },
      plan: expect.objectContaining({ groups: expect.any(Array) }),
    });
    await runHere(root, 'synth');
    expect((await checked(root)).code).toBe(0);
  });

  it('names no more than twenty files, and counts the others', async () => {
    const root = fleet();
    const names = Array.from({ length: 25 }, (_, index) => `clients/int/client-${index}.yaml`);
    writeFiles(root, Object.fromEntries(names.map((path) => [path, 'adminEmail: it@acme.example\n'])));
    const { stderr } = await runHere(root, 'check');
    expect(stderr.match(/^ {2}missing /gm)).toHaveLength(20);
    expect(stderr).toContain('  and 5 more files\n');
  });

  it('looks at every part even if another one fails', async () => {
    const root = fleet();
    writeFiles(root, { 'clients/int/acme.yaml': 'adminMail: it@acme.example\n' });
    rmSync(join(root, STACK));
    expect(await checked(root)).toMatchObject({
      code: 1,
      inputs: { valid: false },
      dist: null,
      plan: expect.objectContaining({ groups: [expect.objectContaining({ fate: 'removed' })] }),
    });
    const { code, diagnostics, plan } = await checked(root, '--base', 'nobody');
    expect([code, plan]).toEqual([2, null]);
    expect(diagnostics.map((one) => one.code)).toEqual(
      expect.arrayContaining(['client/unknown-field', 'plan/unknown-base']),
    );
  });

  it('knows a file in dist/ that nobody generated, whatever it is', async () => {
    const root = fleet();
    writeFiles(root, {
      'dist/int/.hidden.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
      [STACK]: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n',
    });
    const { code, dist, diagnostics } = await checked(root);
    expect([code, dist?.upToDate]).toEqual([1, false]);
    expect(diagnostics.filter((one) => one.code === 'dist/foreign-file')).toHaveLength(2);
    rmSync(join(root, 'dist'), { recursive: true });
    symlinkSync('/etc', join(root, 'dist'));
    const linked = (await checked(root)).diagnostics.map((one) => one.code);
    expect(linked).toEqual(expect.arrayContaining(['dist/foreign-file', 'plan/not-a-file']));
  });

  it('refuses a change that removes more than may go, unless somebody says so', async () => {
    const root = fleet();
    for (const folder of ['clients', 'dist/int/clients']) rmSync(join(root, folder), { recursive: true });
    writeFiles(root, { 'clients/README.md': '' });
    await runHere(root, 'synth');
    expect(await checked(root)).toMatchObject({ code: 1, dist: { upToDate: true }, plan: { verdict: 'refused' } });
    const allowed = ['--max-removals', '100', '--allow-removal', 'int/clients', 'demo/clients'];
    expect((await checked(root, ...allowed)).code).toBe(0);
  });

  it('takes the limit from the environment as it was, which a change cannot raise for itself', async () => {
    const root = fleet();
    const path = join(root, 'environments/int.yaml');
    const limits = '\nlimits:\n  removals:\n    clients: 0\n    percent: 0\n';
    const text = readFileSync(path, 'utf8');
    writeFiles(root, { 'environments/int.yaml': text + limits });
    const strict = commitAll(root, 'no removals');
    writeFiles(root, { 'environments/int.yaml': text });
    rmSync(join(root, 'clients/int/globex.yaml'));
    await runHere(root, 'synth');
    expect(await checked(root, '--base', strict)).toMatchObject({ code: 1, plan: { verdict: 'refused' } });
    expect(await checked(root, '--base', `${strict}~1`)).toMatchObject({ code: 0 });
  });

  it('says the same of what it remembers', async () => {
    const root = fleet();
    const cache = tempRoot();
    await runRemembering(cache, root, 'synth');
    const same = async () => {
      const [first, second] = [
        await runRemembering(cache, root, 'check'),
        await runRemembering(undefined, root, 'check'),
      ];
      expect(first).toEqual(second);
      return first.code;
    };
    expect(await same()).toBe(0);
    writeFiles(root, { 'clients/int/acme.yaml': 'adminEmail: it@acme.example\n' });
    expect(await same()).toBe(1);
    rmSync(join(root, 'clients/int/acme.yaml'));
    writeFiles(root, { [STACK]: `${readFileSync(join(root, STACK), 'utf8')}\n` });
    expect(await same()).toBe(1);
    rmSync(join(root, STACK));
    expect(await same()).toBe(1);
  });

  it('cannot tell where there is nothing to check', async () => {
    const { code, stdout } = await runHere(tempRoot(), 'check');
    expect([code, stdout]).toEqual([2, expect.stringMatching(/check: +cannot tell\n$/)]);
  });
});
