import { existsSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useOtherRelease } from '../support/other-release';
import { runMira, runProgram } from '../support/run-mira';
import { copyOfRepository, REPOSITORY, readTree, tempRoot, writeFiles } from '../support/temp-root';

const acme = 'clients/int/acme.yaml';
const stack = 'dist/int/clients/acme/stack.k8s.yaml';

describe('mira synth', () => {
  it('changes nothing in this repository: the committed dist/ is up to date', () => {
    const root = copyOfRepository();
    const { code, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^dist\/: \d+ unchanged\n$/)]);
    expect(readTree(join(root, 'dist'))).toEqual(readTree(join(REPOSITORY, 'dist')));
  });

  it('writes one new file for one new client, and leaves the others as they are, to the inode', () => {
    const root = copyOfRepository();
    const other = join(root, 'dist/int/clients/globex/stack.k8s.yaml');
    utimesSync(other, 1, 1);
    const before = { tree: readTree(root), inode: statSync(other).ino };
    writeFiles(root, { [acme]: 'adminEmail: it@acme.example\n' });
    const { code, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([0, expect.stringContaining(`  added    ${stack}\n`)]);
    expect(Object.keys(readTree(root)).filter((path) => !(path in before.tree))).toEqual([acme, stack]);
    expect([statSync(other).ino, statSync(other).mtimeMs]).toEqual([before.inode, 1000]);
  });

  it('keeps inode and time of unchanged files when many others change', () => {
    const root = copyOfRepository();
    const other = join(root, 'dist/minikube/platform/mira/stack.k8s.yaml');
    utimesSync(other, 1, 1);
    const inode = statSync(other).ino;
    useOtherRelease(root);
    expect(runMira(root, ['synth']).stderr).toMatch(/dist\/: 2 updated, \d+ unchanged/);
    expect([statSync(other).ino, statSync(other).mtimeMs]).toEqual([inode, 1000]);
  });

  it('removes the output of a removed client, and the folder that it leaves empty', () => {
    const root = copyOfRepository();
    rmSync(join(root, 'clients/int/apac/tyrell.yaml'));
    expect(runMira(root, ['synth']).stderr).toContain('  removed  dist/int/clients/apac/tyrell/stack.k8s.yaml\n');
    expect(existsSync(join(root, 'dist/int/clients/apac'))).toBe(false);
  });

  it('leaves dist/ byte for byte as it was when any client is wrong, and shows every mistake', () => {
    const root = copyOfRepository();
    const before = readTree(join(root, 'dist'));
    writeFiles(root, {
      [acme]: 'adminEmail: it@acme.example\n',
      'clients/int/bad.yaml': 'adminMail: x\n',
      'clients/demo/worse.yaml': 'a: [\n',
    });
    const { code, stderr } = runMira(root, ['synth']);
    expect(code).toBe(1);
    expect(stderr).toContain('clients/int/bad.yaml:1:1 error client/unknown-field');
    expect(stderr).toContain('clients/demo/worse.yaml:');
    expect(readTree(join(root, 'dist'))).toEqual(before);
  });

  it('refuses a file in dist/ that it did not write, and names it', () => {
    const root = copyOfRepository();
    writeFiles(root, { 'dist/int/notes.txt': 'remember the milk', [acme]: 'adminEmail: it@acme.example\n' });
    const before = readTree(join(root, 'dist'));
    const { code, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('dist/int/notes.txt error dist/foreign-file')]);
    expect(readTree(join(root, 'dist'))).toEqual(before);
  });

  it('refuses to run where there are no environments, rather than to empty dist/', () => {
    const root = copyOfRepository();
    rmSync(join(root, 'environments'), { recursive: true });
    rmSync(join(root, 'clients'), { recursive: true });
    const { code, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cli/no-environments')]);
    expect(readTree(join(root, 'dist'))).toEqual(readTree(join(REPOSITORY, 'dist')));
  });

  it('refuses a symbolic link that leads out of the tree, and does not read what it leads to', () => {
    const root = copyOfRepository();
    const secret = tempRoot();
    writeFiles(secret, { 'secret.yaml': 'adminEmail: hidden@acme.example\n' });
    symlinkSync(join(secret, 'secret.yaml'), join(root, acme));
    const { code, stdout, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`${acme} error source/symbolic-link`)]);
    expect(stdout + stderr).not.toContain('hidden');
  });

  it.each(['a file', 'a symbolic link'])('refuses a dist that is %s', (what) => {
    const root = copyOfRepository();
    rmSync(join(root, 'dist'), { recursive: true });
    if (what === 'a file') writeFileSync(join(root, 'dist'), 'not a folder');
    else symlinkSync(tempRoot(), join(root, 'dist'));
    const { code, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('dist error dist/foreign-file')]);
  });

  it('says that a folder cannot be read, and exits with 2', () => {
    const root = copyOfRepository();
    rmSync(join(root, 'environments'), { recursive: true });
    writeFileSync(join(root, 'environments'), 'not a folder');
    const { code, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('environments error source/unreadable')]);
    expect(readTree(join(root, 'dist'))).toEqual(readTree(join(REPOSITORY, 'dist')));
  });

  it('says that dist/ cannot be written, and leaves it as it was', () => {
    const root = copyOfRepository();
    writeFiles(root, {
      [acme]: 'adminEmail: it@acme.example\n',
      'clients/int/umbrella.yaml': 'adminEmail: it@umbrella.example\n',
    });
    // a limit of 4 KiB on the size of files stands for a disk that is full
    const { code, stderr } = runProgram(root, [
      'sh',
      '-c',
      'ulimit -f 8; exec node "$0" synth',
      join(REPOSITORY, 'bin', 'mira'),
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('dist error dist/not-writable')]);
    expect(readTree(join(root, 'dist'))).toEqual(readTree(join(REPOSITORY, 'dist')));
    expect(readdirSync(root).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });

  it('writes the same bytes with any variables of cdk8s, language, time zone and umask', () => {
    const root = copyOfRepository();
    rmSync(join(root, 'dist'), { recursive: true });
    const env = {
      CDK8S_DISABLE_SORT: '1',
      CDK8S_LEGACY_HASH: '1',
      CDK8S_RECORD_CONSTRUCT_METADATA: 'true',
      LC_ALL: 'tr_TR.UTF-8',
      TZ: 'Pacific/Kiritimati',
    };
    const mira = join(REPOSITORY, 'bin', 'mira');
    expect(runProgram(root, ['sh', '-c', 'umask 077; exec node "$0" synth', mira], env).code).toBe(0);
    expect(readTree(join(root, 'dist'))).toEqual(readTree(join(REPOSITORY, 'dist')));
  });
});
