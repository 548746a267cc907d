import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Ran, runProgram } from '../support/run-mira';
import { copyOfRepository, REPOSITORY, readTree, writeFiles } from '../support/temp-root';

/** A checkout of this repository in which `npx cdk8s synth` can run without building again. */
function checkout(): string {
  const root = copyOfRepository();
  for (const path of ['cdk8s.yaml', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'src', 'bin', 'lib']) {
    cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  return root;
}

function cdk8s(root: string): Ran {
  return runProgram(root, ['npx', '--no-install', 'cdk8s', 'synth']);
}

describe('npx cdk8s synth', () => {
  it('writes dist/ as mira synth does, and lists the manifests', () => {
    const root = checkout();
    writeFiles(root, { 'clients/int/acme.yaml': 'adminEmail: it@acme.example\n' });
    const { code, stdout } = cdk8s(root);
    expect([code, stdout]).toEqual([0, expect.stringContaining('acme/stack.k8s.yaml')]);
    expect(existsSync(join(root, 'dist/int/clients/acme/stack.k8s.yaml'))).toBe(true);
  });

  it('exits non-zero for a broken client, shows what is wrong, and leaves dist/ as it was', () => {
    const root = checkout();
    writeFiles(root, { 'clients/int/acme.yaml': 'adminMail: it@acme.example\n' });
    const { code, stderr } = cdk8s(root);
    expect(code).not.toBe(0);
    expect(stderr).toContain('clients/int/acme.yaml:1:1 error client/unknown-field');
    expect(stderr).toContain('did you mean "adminEmail"?');
    expect(readTree(join(root, 'dist'))).toEqual(readTree(join(REPOSITORY, 'dist')));
  });

  it('writes the whole of dist/ again if it was pointed at it, which empties it', () => {
    const root = checkout();
    runProgram(root, ['npx', '--no-install', 'cdk8s', 'synth', '--output', 'dist']);
    expect(readTree(join(root, 'dist'))).toEqual(readTree(join(REPOSITORY, 'dist')));
  });
});
