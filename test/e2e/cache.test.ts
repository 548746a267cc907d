import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runMira, runProgram } from '../support/run-mira';
import { copyOfRepository, REPOSITORY, readTree, tempRoot, writeFiles } from '../support/temp-root';

const acme = 'clients/int/acme.yaml';
const globex = 'dist/int/clients/globex/stack.k8s.yaml';

/** A repository that has been synthesised, and the only file in which that is remembered. */
function remembered(files: Readonly<Record<string, string>> = {}) {
  const root = copyOfRepository();
  const cacheHome = tempRoot();
  writeFiles(root, files);
  const mira = (...args: string[]) => runMira(root, args, { XDG_CACHE_HOME: cacheHome });
  expect(mira('synth').code).toBe(0);
  const folder = join(cacheHome, 'mira-gitops', 'runs');
  const [name = ''] = readdirSync(folder);
  return { root, mira, cache: join(folder, name) };
}

/** Makes everything look as if it had been there for long: what is young is read again in any case. */
function age(root: string): void {
  for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' })) utimesSync(join(root, entry), 1, 1);
  utimesSync(join(root, 'dist'), 1, 1);
}

describe('a run that remembers the one before it', () => {
  it('makes one client of many, and says so', () => {
    const { root, mira } = remembered();
    writeFiles(root, { [acme]: 'adminEmail: it@acme.example\n' });
    expect(mira('synth').stderr).toMatch(
      /^ {2}added {4}dist\/int\/clients\/acme\/.*\ndist\/: 1 added, \d+ unchanged\n$/,
    );
    expect(mira('synth').stderr).toMatch(/^dist\/: \d+ unchanged\n$/);
  });

  it('says a warning each time', () => {
    const environment = readFileSync(join(REPOSITORY, 'environments/int.yaml'), 'utf8');
    const { mira } = remembered({
      'environments/int.yaml': environment.replace(/ {4}tls:\n.*\n/, ''),
      [acme]: 'adminEmail: it@acme.example\nextraHosts: [risk.acme.example]\n',
    });
    const [first, second] = [mira('synth'), mira('synth')];
    expect(first.stderr).toContain('client/host-without-certificate');
    expect(second).toEqual(first);
    expect(mira('validate').stderr).toContain('client/host-without-certificate');
  });

  it.each([
    ['changed', (path: string) => writeFileSync(path, `${readFileSync(path, 'utf8')}# by hand\n`)],
    ['removed', (path: string) => rmSync(path)],
    [
      'changed behind its time and size',
      (path: string) => {
        const { atime, mtime } = statSync(path);
        writeFileSync(path, readFileSync(path, 'utf8').replace('globex', 'xebolg'));
        utimesSync(path, atime, mtime);
      },
    ],
  ])('mends a generated file that somebody %s', (_, change) => {
    const { root, mira } = remembered();
    age(root);
    expect(mira('synth').stderr).toMatch(/^dist\/: \d+ unchanged\n$/);
    const before = readTree(join(root, 'dist'));
    change(join(root, globex));
    expect(mira('synth').stderr).toMatch(/1 (added|updated)/);
    expect(readTree(join(root, 'dist'))).toEqual(before);
  });

  it('sees an input file that was changed behind its time and size', () => {
    const { root, mira } = remembered({ [acme]: 'adminEmail: it@acme.example\n' });
    age(root);
    mira('synth');
    writeFiles(root, { [acme]: 'adminEmail: xx@acme.example\n' });
    utimesSync(join(root, acme), 1, 1);
    expect(mira('synth').stderr).toContain('  updated  dist/int/clients/acme/stack.k8s.yaml\n');
  });

  it('finds a file in dist/ that it did not write', () => {
    const { root, mira } = remembered();
    age(root);
    mira('synth');
    writeFiles(root, { 'dist/int/clients/globex/notes.txt': 'remember the milk' });
    expect(mira('synth').stderr).toContain('dist/int/clients/globex/notes.txt error dist/foreign-file');
  });

  it('finds what is wrong with two clients of which one is old', () => {
    const { root, mira } = remembered();
    writeFiles(root, { 'clients/int/emea/globex.yaml': 'adminEmail: it@globex.example\n' });
    expect(mira('validate').stderr).toContain('clients/int/emea/globex.yaml error client/duplicate-name');
    expect(mira('synth').stderr).toContain('clients/int/globex.yaml error client/duplicate-name');
  });
});

describe('a memory that is of no use', () => {
  it.each([
    ['is cut short', (path: string) => truncateSync(path, statSync(path).size - 100)],
    ['is empty', (path: string) => truncateSync(path, 0)],
    ['has one bit flipped', flipBit],
    ['is something else', (path: string) => writeFileSync(path, 'something else')],
    ['is a folder', becomeFolder],
  ])('is none when it %s', (_, damage) => {
    const { root, mira, cache } = remembered();
    writeFiles(root, { [acme]: 'adminEmail: it@acme.example\n' });
    damage(cache);
    expect(mira('synth').stderr).toMatch(/1 added, \d+ unchanged\n$/);
    expect(readTree(join(root, 'dist'))).toEqual(withoutMemory(root));
  });

  it.each(['in its place', 'beside it'])('is that of another generator %s', (where) => {
    const root = copyOfRepository();
    const cacheHome = tempRoot();
    const [first, second] = [installed(), where === 'beside it' ? installed() : undefined];
    expect(synthWith(first, root, cacheHome).stderr).toMatch(/^dist\/: \d+ unchanged\n$/);
    nextRelease(second ?? first);
    expect(synthWith(second ?? first, root, cacheHome).stderr).toMatch(/\ndist\/: \d+ updated, 0 unchanged\n$/);
  });

  it('is that of a generator that was replaced while it ran', () => {
    const root = copyOfRepository();
    const cacheHome = tempRoot();
    const program = installed();
    // right after it is loaded, long before it ends
    const preload = join(program, 'preload.js');
    writeFileSync(
      preload,
      `const fs = require('fs'); const link = fs.linkSync;
       fs.linkSync = (...args) => { fs.copyFileSync(${JSON.stringify(join(program, 'next.js'))}, ${JSON.stringify(join(program, 'lib', 'mira.js'))}); return link(...args); };`,
    );
    const text = readFileSync(join(program, 'lib', 'mira.js'), 'utf8');
    writeFileSync(join(program, 'next.js'), released(text));
    runProgram(root, [process.execPath, '--require', preload, join(program, 'bin', 'mira'), 'synth'], {
      XDG_CACHE_HOME: cacheHome,
    });
    expect(synthWith(program, root, cacheHome).stderr).toMatch(/\ndist\/: \d+ updated, 0 unchanged\n$/);
  });

  it('may be missing altogether: a folder that cannot be written is no mistake', () => {
    const root = copyOfRepository();
    const { code, stderr } = runMira(root, ['synth'], { XDG_CACHE_HOME: '/dev/null' });
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^dist\/: \d+ unchanged\n$/)]);
  });
});

/** A copy of the program. */
function installed(): string {
  const folder = tempRoot();
  for (const part of ['bin', 'lib']) cpSync(join(REPOSITORY, part), join(folder, part), { recursive: true });
  return folder;
}

function nextRelease(folder: string): void {
  const program = join(folder, 'lib', 'mira.js');
  writeFileSync(program, released(readFileSync(program, 'utf8')));
}

function released(text: string): string {
  return text.replace('Do not edit: change that file.', 'Do not edit; change that file.');
}

function synthWith(folder: string, root: string, cacheHome: string) {
  return runProgram(root, [process.execPath, join(folder, 'bin', 'mira'), 'synth'], { XDG_CACHE_HOME: cacheHome });
}

function becomeFolder(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

function flipBit(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** What `--no-cache` makes of the same input. */
function withoutMemory(root: string): Record<string, string> {
  const copy = tempRoot();
  for (const folder of ['environments', 'clients', 'dist'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  runMira(copy, ['synth', '--no-cache']);
  return readTree(join(copy, 'dist'));
}
