import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useOtherRelease } from '../support/other-release';
import { runMira } from '../support/run-mira';
import { copyOfRepository, REPOSITORY, readTree } from '../support/temp-root';

const dist = readTree(join(REPOSITORY, 'dist'));

describe('where two folders cannot be exchanged at one instant', () => {
  it('renames one after the other', () => {
    const root = copyOfRepository();
    useOtherRelease(root);
    const without = join(root, 'without-koffi.js');
    writeFileSync(
      without,
      `const m = require('module'); const load = m._load;
      m._load = (name, ...others) => { if (name === 'koffi') throw new Error('not there'); return load(name, ...others); };`,
    );
    const { code, stderr } = runMira(root, ['synth'], { NODE_OPTIONS: `--require ${without}` });
    expect([code, stderr]).toEqual([0, expect.stringMatching(/dist\/: 2 updated, \d+ unchanged/)]);
    expect(readdirSync(root).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });
});

describe('after a run that was killed', () => {
  it('brings the old tree back, and clears up', () => {
    const root = copyOfRepository();
    renameSync(join(root, 'dist'), join(root, '.dist.previous'));
    mkdirSync(join(root, '.dist.staged.999999999'));
    writeFileSync(join(root, '.dist.staged.999999999', 'half.yaml'), 'half');
    expect(runMira(root, ['synth']).stderr).toMatch(/^dist\/: \d+ unchanged\n$/);
    expect(readTree(join(root, 'dist'))).toEqual(dist);
    expect(readdirSync(root).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });

  it('takes over the lock of a process that is gone, and removes what it was made of', () => {
    const root = copyOfRepository();
    for (const name of ['.dist.lock', '.dist.lock.999999999']) writeFileSync(join(root, name), '999999999');
    expect(runMira(root, ['synth']).code).toBe(0);
    expect(readdirSync(root).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });

  it('refuses while another process writes', () => {
    const root = copyOfRepository();
    writeFileSync(join(root, '.dist.lock'), String(process.pid));
    const { code, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`dist/busy\n  process ${process.pid} is writing dist/`),
    ]);
  });

  it('never takes over the lock of a process that it cannot see, in another container', () => {
    const root = copyOfRepository();
    writeFileSync(join(root, '.dist.lock'), `${process.pid} elsewhere pid:[1]`);
    const { code, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`process ${process.pid} on elsewhere is writing dist/`),
    ]);
    expect(existsSync(join(root, '.dist.lock'))).toBe(true);
  });

  it('leaves dist/ as it was where its lock is taken away', () => {
    const root = copyOfRepository();
    useOtherRelease(root);
    const thief = join(root, 'thief.js');
    writeFileSync(
      thief,
      `const fs = require('fs'); const mkdir = fs.mkdirSync;
       fs.mkdirSync = (...args) => { fs.writeFileSync('.dist.lock', '1 elsewhere'); return mkdir(...args); };`,
    );
    const { code, stderr } = runMira(root, ['synth', '--no-cache'], { NODE_OPTIONS: `--require ${thief}` });
    expect([code, stderr]).toEqual([2, expect.stringContaining('process 1 on elsewhere is writing dist/')]);
    expect(readTree(join(root, 'dist'))).toEqual(dist);
    expect(readdirSync(root).filter((name) => name.startsWith('.dist'))).toEqual(['.dist.lock']);
  });
});
