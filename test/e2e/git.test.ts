import { join } from 'node:path';
import { runMira, runProgram } from '../support/run-mira';
import { copyOfRepository, writeFiles } from '../support/temp-root';

function git(root: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  const { code, stdout, stderr } = runProgram(root, ['git', ...identity, ...args]);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

describe('two branches that each add a client', () => {
  it('merge without conflict, and mira synth then changes nothing', () => {
    const root = copyOfRepository();
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'base');
    for (const name of ['acme', 'umbrella']) {
      git(root, 'checkout', '-q', '-b', name, 'main');
      writeFiles(root, { [`clients/int/${name}.yaml`]: `adminEmail: it@${name}.example\n` });
      expect(runMira(root, ['synth']).code).toBe(0);
      expect(git(root, 'status', '--porcelain', '-uall').split('\n').sort()).toEqual([
        '',
        `?? clients/int/${name}.yaml`,
        `?? dist/int/clients/${name}/stack.k8s.yaml`,
      ]);
      git(root, 'add', '-A');
      git(root, 'commit', '-qm', `add ${name}`);
    }
    git(root, 'checkout', '-q', 'main');
    git(root, 'merge', '-q', '--no-edit', 'acme');
    git(root, 'merge', '-q', '--no-edit', 'umbrella');
    expect(runMira(root, ['synth']).code).toBe(0);
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'ls-files', join('dist', 'int', 'clients')).split('\n')).toContain(
      'dist/int/clients/acme/stack.k8s.yaml',
    );
  });
});

describe('two branches that change the same client', () => {
  it('leave a conflict in dist/ that mira synth resolves once the client file is', () => {
    const root = copyOfRepository();
    const client = 'clients/int/globex.yaml';
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'base');
    for (const version of ['v3.20.9', 'v3.21.0']) {
      git(root, 'checkout', '-q', '-b', version, 'main');
      writeFiles(root, { [client]: `adminEmail: it@globex.example\nversion: ${version}\n` });
      expect(runMira(root, ['synth']).code).toBe(0);
      git(root, 'commit', '-qam', version);
    }
    expect(() => git(root, 'merge', '-q', 'v3.20.9')).toThrow();
    writeFiles(root, { [client]: 'adminEmail: it@globex.example\nversion: v3.21.0\n' });
    const { code, stderr } = runMira(root, ['synth']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 updated')]);
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'merge');
    expect(git(root, 'grep', '-c', 'backend:v3.21.0', '--', 'dist/int/clients/globex')).toContain(':2');
  });
});
