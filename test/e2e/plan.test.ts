import { appendFileSync, chmodSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAN_FORMATS } from '../../src/cli/plan-options';
import { commitAll, git, repositoryWith } from '../support/git';
import { type Ran, runHere, runMira, runProgram } from '../support/run-mira';
import { REPOSITORY, readTree, rootWith, tempRoot, writeFiles } from '../support/temp-root';

/** A file of a client in `dist/`, as small as can be. */
function settings(client: string, value = 'a'): Record<string, string> {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: client-${client}\ndata:\n  mode: ${value}\n`;
  return { [pathOf(client)]: text };
}

function pathOf(client: string): string {
  return `dist/int/clients/${client}/stack.k8s.yaml`;
}

const TWO = { ...settings('acme'), ...settings('globex') };

interface Changes {
  readonly verdict: string;
  /** `acme updated` */
  readonly changes: readonly string[];
  readonly base: string | undefined;
}

/** What the plan says, in short. */
async function planned(root: string, ...args: string[]): Promise<Changes> {
  const { code, stdout, stderr } = await runHere(root, 'plan', '--output', 'json', ...args);
  if (code !== 0) throw new Error(stderr);
  const { verdict, groups } = JSON.parse(stdout) as {
    verdict: string;
    groups: { fate: string; members: { name: string }[] }[];
  };
  const changes = groups.flatMap(({ fate, members }) => members.map(({ name }) => `${name} ${fate}`));
  return { verdict, changes: changes.sort(), base: /^base: (.*)$/m.exec(stderr)?.[1] };
}

async function refused(root: string, ...args: string[]): Promise<Ran['stderr']> {
  const { code, stdout, stderr } = await runHere(root, 'plan', ...args);
  expect([code, stdout]).toEqual([2, '']);
  return stderr;
}

describe('the base of a plan', () => {
  it('is HEAD on a branch that nobody else has: what is not committed is the change', async () => {
    const root = repositoryWith(TWO);
    expect(await planned(root)).toMatchObject({ verdict: 'no change', changes: [] });
    writeFiles(root, { ...settings('acme', 'b'), ...settings('initech') });
    rmSync(join(root, pathOf('globex')));
    const { changes, base } = await planned(root);
    expect(changes).toEqual(['acme updated', 'globex removed', 'initech added']);
    expect(base).toMatch(/^[0-9a-f]{7}, main$/);
  });

  it('is where HEAD and the default branch part: what came to that since is no change of ours', async () => {
    const root = repositoryWith(TWO);
    const parted = git(root, 'rev-parse', '--short=7', 'HEAD').trim();
    git(root, 'checkout', '-q', '-b', 'feature');
    writeFiles(root, settings('acme', 'b'));
    commitAll(root, 'mine');
    git(root, 'checkout', '-q', 'main');
    writeFiles(root, settings('globex', 'theirs'));
    commitAll(root, 'theirs');
    git(root, 'checkout', '-q', 'feature');
    const expected = { changes: ['acme updated'], base: `${parted}, where HEAD and main part` };
    expect(await planned(root)).toMatchObject(expected);
    expect(await planned(root, '--base', 'main')).toMatchObject(expected);
  });

  it('is what the host has, where there is one: commits that are not pushed are a change', async () => {
    const host = repositoryWith(TWO);
    const root = join(tempRoot(), 'clone');
    git(host, 'clone', '-q', host, root);
    writeFiles(root, settings('acme', 'b'));
    commitAll(root, 'not pushed');
    writeFiles(root, settings('globex', 'b'));
    expect(await planned(root)).toMatchObject({
      changes: ['acme updated', 'globex updated'],
      base: expect.stringMatching(/^[0-9a-f]{7}, origin\/main$/),
    });
    expect((await planned(root, '--base', 'HEAD')).changes).toEqual(['globex updated']);
    expect((await planned(root, '--base', 'HEAD~1')).changes).toEqual(['acme updated', 'globex updated']);
  });

  it('is a branch of another name where the host says so', async () => {
    const host = repositoryWith(TWO);
    git(host, 'branch', '-m', 'trunk');
    const root = join(tempRoot(), 'clone');
    git(host, 'clone', '-q', host, root);
    writeFiles(root, settings('acme', 'b'));
    commitAll(root, 'not pushed');
    expect(await planned(root)).toMatchObject({
      changes: ['acme updated'],
      base: expect.stringMatching(/, origin\/trunk$/),
    });
  });

  it('is nothing before the first commit, and before dist/ is in one', async () => {
    const root = rootWith(TWO);
    git(root, 'init', '-q', '-b', 'main');
    const added = { changes: ['acme added', 'globex added'] };
    expect(await planned(root)).toMatchObject({ ...added, base: 'nothing, since there is no commit yet' });
    git(root, 'commit', '-q', '--allow-empty', '-m', 'empty');
    expect(await planned(root)).toMatchObject(added);
  });

  it('is found in a linked worktree, and from the root of a part of the repository', async () => {
    const files = Object.entries(TWO).map(([path, text]) => [`fleet/${path}`, text]);
    const root = repositoryWith(Object.fromEntries(files));
    const tree = join(tempRoot(), 'tree');
    git(root, 'worktree', 'add', '-q', '-b', 'feature', tree);
    writeFiles(tree, { ...prefixed('fleet', settings('acme', 'b')), 'dist/int/clients/other/a.yaml': 'not: [ours' });
    commitAll(tree, 'mine');
    expect((await planned(join(tree, 'fleet'))).changes).toEqual(['acme updated']);
    expect((await planned(tree, '--root', 'fleet')).changes).toEqual(['acme updated']);
    expect((await planned(root, '--root', 'fleet')).changes).toEqual([]);
  });

  it('is not changed by what git sets for its hooks', async () => {
    const [root, other] = [repositoryWith(TWO), repositoryWith({})];
    writeFiles(root, settings('acme', 'b'));
    const env = { GIT_DIR: join(other, '.git'), GIT_INDEX_FILE: join(other, '.git', 'index') };
    expect(runMira(root, ['plan'], env).stdout).toContain('acme');
  });
});

function prefixed(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

describe('the head of a plan', () => {
  it('is what is on disk, whatever git ignores or has staged', async () => {
    const root = repositoryWith({ ...TWO, '.gitignore': 'dist/int/clients/initech\n' });
    writeFiles(root, { ...settings('initech'), ...settings('acme', 'staged') });
    git(root, 'add', '-A');
    writeFiles(root, settings('acme', 'a'));
    git(root, 'rm', '-q', '--cached', pathOf('globex'));
    expect((await planned(root)).changes).toEqual(['initech added']);
    writeFiles(root, { 'dist/int/clients/acme/.hidden.yml': Object.values(settings('hidden')).join('') });
    expect((await planned(root)).changes).toEqual(['acme updated', 'initech added']);
  });

  it('is no other for new times, rights or line ends, and git is left as it is', async () => {
    const root = repositoryWith(TWO);
    const index = readFileSync(join(root, '.git/index'));
    const path = join(root, pathOf('acme'));
    utimesSync(path, 1, 1);
    chmodSync(path, 0o755);
    const crlf = readFileSync(join(root, pathOf('globex')), 'utf8').replaceAll('\n', '\r\n');
    writeFiles(root, { [pathOf('globex')]: crlf });
    const before = readTree(root);
    expect(await planned(root)).toMatchObject({ verdict: 'no change', changes: [] });
    expect(readFileSync(join(root, '.git/index')).equals(index)).toBe(true);
    expect(readTree(root)).toEqual(before);
  });

  it('is read by what git would check out, where git converts line ends', async () => {
    const root = repositoryWith(TWO);
    git(root, 'config', 'core.autocrlf', 'true');
    rmSync(join(root, 'dist'), { recursive: true });
    git(root, 'checkout', '-q', '--', 'dist');
    expect(readFileSync(join(root, pathOf('acme')), 'utf8')).toContain('\r\n');
    expect((await planned(root)).changes).toEqual([]);
    writeFiles(root, settings('acme', 'b'));
    expect((await planned(root)).changes).toEqual(['acme updated']);
  });

  it('is as in the base where a sparse checkout leaves it out', async () => {
    const root = repositoryWith({ ...TWO, 'clients/int/acme.yaml': '' });
    git(root, 'sparse-checkout', 'set', 'dist/int/clients/acme');
    writeFiles(root, settings('acme', 'b'));
    expect((await planned(root)).changes).toEqual(['acme updated']);
  });

  it('may be older than the inputs, which is said', async () => {
    const root = repositoryWith({ ...TWO, 'clients/int/acme.yaml': 'adminEmail: it@acme.example\n' });
    const hint = /^hint: clients\/ or environments\/ differ from the base, and dist\/ does not/m;
    expect((await runHere(root, 'plan')).stderr).not.toMatch(hint);
    writeFiles(root, { 'clients/int/initech.yaml': 'adminEmail: it@initech.example\n' });
    expect((await runHere(root, 'plan')).stderr).toMatch(hint);
    commitAll(root, 'a client');
    expect((await runHere(root, 'plan', '--base', 'HEAD~1')).stderr).toMatch(hint);
    writeFiles(root, settings('initech'));
    expect((await runHere(root, 'plan', '--base', 'HEAD~1')).stderr).not.toMatch(hint);
  });

  it.each(['--assume-unchanged', '--skip-worktree'])('is what is on disk, whatever git is told by %s', async (flag) => {
    const root = repositoryWith(TWO);
    git(root, 'update-index', flag, pathOf('acme'), pathOf('globex'));
    expect((await planned(root)).changes).toEqual([]);
    writeFiles(root, settings('acme', 'b'));
    expect((await planned(root)).changes).toEqual(['acme updated']);
  });

  it('is gone where git is told to assume that it is unchanged', async () => {
    const root = repositoryWith(TWO);
    git(root, 'update-index', '--assume-unchanged', pathOf('acme'));
    rmSync(join(root, pathOf('acme')));
    expect((await planned(root)).changes).toEqual(['acme removed']);
  });

  it('is one environment, where that is asked for', async () => {
    const other = { 'dist/demo/clients/acme/stack.k8s.yaml': Object.values(settings('acme', 'b')).join('') };
    const root = repositoryWith({ ...TWO, ...other });
    rmSync(join(root, 'dist'), { recursive: true });
    writeFiles(root, { ...TWO, ...settings('acme', 'b') });
    expect((await planned(root, '--env', 'int')).changes).toEqual(['acme updated']);
    expect((await planned(root, '--env', 'demo')).changes).toEqual(['acme removed']);
    expect(await refused(root, '--env', 'dmo')).toContain('did you mean "demo"?');
  });
});

describe('a plan that somebody else reads', () => {
  it.each(PLAN_FORMATS)('is printed as %s, and nothing but it on stdout', async (format) => {
    const root = repositoryWith(TWO);
    writeFiles(root, settings('acme', 'b'));
    const { code, stdout, stderr } = await runHere(root, 'plan', '--output', format);
    expect([code, stdout, stderr]).toEqual([0, expect.stringContaining('acme'), expect.stringMatching(/^base: .*\n$/)]);
    const without = await runHere(root, 'plan', '--output', format, '--base', 'nobody');
    expect([without.code, without.stdout !== '']).toEqual([2, format === 'json']);
  });

  it('passes the gate only if it is routine', async () => {
    const root = repositoryWith(TWO);
    expect((await runHere(root, 'plan', '--gate')).code).toBe(0);
    writeFiles(root, settings('acme', 'b'));
    expect((await runHere(root, 'plan', '--gate')).code).toBe(1);
    expect((await runHere(root, 'plan')).code).toBe(0);
  });
});

const ENVIRONMENT = `domain: alsigo.net
kubernetesVersion: "1.33"
clients:
  ingress:
    className: traefik
    controller:
      namespace: traefik
  storage:
    className: standard
`;

describe('mira plan --synth', () => {
  const inputs = {
    'environments/int.yaml': ENVIRONMENT,
    'clients/int/acme.yaml': 'adminEmail: it@acme.example\n',
    'clients/int/globex.yaml': 'adminEmail: it@globex.example\n',
  };

  async function synthesised(): Promise<string> {
    const root = rootWith(inputs);
    await runHere(root, 'synth');
    git(root, 'init', '-q', '-b', 'main');
    commitAll(root, 'base');
    return root;
  }

  it('plans what mira synth would write, and writes nothing', async () => {
    const root = await synthesised();
    writeFiles(root, {
      'clients/int/acme.yaml': 'adminEmail: it@acme.example\nversion: v3.20.7\n',
      'clients/int/initech.yaml': 'adminEmail: it@initech.example\n',
    });
    rmSync(join(root, 'clients/int/globex.yaml'));
    const before = readTree(root);
    expect((await planned(root)).changes).toEqual([]);
    const { changes } = await planned(root, '--synth');
    expect(changes).toEqual(['acme updated', 'globex removed', 'initech added']);
    expect(readTree(root)).toEqual(before);
    await runHere(root, 'synth');
    const [text, synth] = [await runHere(root, 'plan'), await runHere(root, 'plan', '--synth')];
    expect(text.stdout).toBe(synth.stdout);
    expect((await planned(root)).changes).toEqual(changes);
  });

  it('does not rely on what is in dist/', async () => {
    const root = await synthesised();
    rmSync(join(root, 'dist'), { recursive: true });
    expect((await planned(root)).changes).toEqual(['acme removed', 'globex removed', 'priority-classes removed']);
    expect((await planned(root, '--synth')).changes).toEqual([]);
  });

  it('says what is wrong with the input files as mira validate does', async () => {
    const root = await synthesised();
    writeFiles(root, { 'clients/int/acme.yaml': 'adminMail: it@acme.example\n' });
    const [plan, validate] = [await runHere(root, 'plan', '--synth'), await runHere(root, 'validate')];
    expect([plan.code, plan.stderr]).toEqual([validate.code, validate.stderr]);
  });
});

/** The program without the right of root to read everything. */
function runMiraWithoutRights(root: string, args: readonly string[]): Ran {
  const drop = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'];
  const command = [process.execPath, join(REPOSITORY, 'bin', 'mira'), ...args];
  return runProgram(root, process.getuid?.() === 0 ? [...drop, ...command] : command);
}

describe('a plan that cannot be made', () => {
  it('names the base that somebody meant', async () => {
    const root = repositoryWith(TWO);
    git(root, 'branch', 'release-1.2');
    const stderr = await refused(root, '--base', 'relase-1.2');
    expect(stderr).toContain('error plan/unknown-base\n  git knows no commit "relase-1.2"');
    expect(stderr).toContain('did you mean "release-1.2"?');
    for (const base of ['--output=x', '', 'HEAD:dist', 'main..main', 'nobody']) {
      expect(await refused(root, `--base=${base}`)).toContain('plan/unknown-base');
    }
    expect(Object.keys(readTree(root))).not.toContain('x');
  });

  it('says that a clone is shallow', async () => {
    const host = repositoryWith(TWO);
    git(host, 'checkout', '-q', '-b', 'feature');
    writeFiles(host, settings('acme', 'b'));
    commitAll(host, 'mine');
    git(host, 'checkout', '-q', 'main');
    writeFiles(host, settings('globex', 'b'));
    commitAll(host, 'theirs');
    const root = join(tempRoot(), 'clone');
    git(host, 'clone', '-q', '--depth', '1', '--no-single-branch', '-b', 'feature', `file://${host}`, root);
    for (const args of [[], ['--base', 'origin/main'], ['--base', 'HEAD~7']]) {
      expect(await refused(root, ...args)).toMatch(/error plan\/incomplete-clone\n.*shallow\n.*fetch --unshallow/);
    }
    git(root, 'fetch', '-q', '--unshallow');
    expect((await planned(root)).changes).toEqual(['acme updated']);
  });

  it('never asks the network for what a partial clone lacks', async () => {
    const host = repositoryWith(TWO);
    git(host, 'config', 'uploadpack.allowFilter', 'true');
    writeFiles(host, settings('acme', 'b'));
    commitAll(host, 'next');
    const root = join(tempRoot(), 'clone');
    git(host, 'clone', '-q', '--filter=blob:none', `file://${host}`, root);
    expect(await refused(root, '--base', 'HEAD~1')).toContain('plan/incomplete-clone');
    git(root, 'cat-file', 'blob', `HEAD~1:${pathOf('acme')}`);
    expect((await planned(root, '--base', 'HEAD~1')).changes).toEqual(['acme updated']);
  });

  it('says that two histories have nothing in common', async () => {
    const root = repositoryWith(TWO);
    git(root, 'checkout', '-q', '--orphan', 'other');
    commitAll(root, 'unrelated');
    expect(await refused(root)).toContain('error plan/unrelated-base\n  HEAD and main have no commit in common');
  });

  it('says that there is no repository, no git, no folder', async () => {
    const root = rootWith(TWO);
    expect(await refused(root)).toContain('plan/no-repository');
    expect(await refused(root, '--root', 'nowhere')).toContain('plan/no-folder');
    const without = runMira(root, ['plan'], { PATH: root });
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('error plan/no-git')]);
    git(root, 'init', '-q', '--bare', 'bare');
    expect(await refused(root, '--root', 'bare')).toContain('plan/no-repository');
  });

  it('says what git says where it fails', async () => {
    const root = repositoryWith(TWO);
    appendFileSync(join(root, '.git/config'), '[core\n');
    const stderr = await refused(root);
    expect(stderr).toContain('error plan/git-failed\n  git says: ');
    expect(stderr).toContain('bad config');
  });

  it('shows the conflicts of a merge', async () => {
    const root = repositoryWith(TWO);
    git(root, 'checkout', '-q', '-b', 'feature');
    writeFiles(root, settings('acme', 'mine'));
    commitAll(root, 'mine');
    git(root, 'checkout', '-q', 'main');
    writeFiles(root, settings('acme', 'theirs'));
    commitAll(root, 'theirs');
    expect(() => git(root, 'merge', '-q', 'feature')).toThrow();
    const stderr = await refused(root);
    expect(stderr).toMatch(/dist\/int\/clients\/acme\/stack\.k8s\.yaml:\d+:\d+ error plan\/broken-yaml\n/);
  });

  it('says so of everything that is no file, on the side where it is', async () => {
    const root = repositoryWith(TWO);
    symlinkSync('/etc', join(root, 'dist/int/clients/link'));
    git(root, 'init', '-q', 'dist/int/clients/inner');
    writeFiles(root, { 'dist/int/clients/inner/a.yaml': 'kind: A\n' });
    const stderr = await refused(root);
    expect(stderr).toContain('dist/int/clients/link error plan/not-a-file\n  a symbolic link');
    expect(stderr).toContain('dist/int/clients/inner error plan/not-a-file\n  a submodule');
    rmSync(join(root, 'dist/int/clients/inner'), { recursive: true });
    commitAll(root, 'link');
    rmSync(join(root, 'dist/int/clients/link'));
    expect(await refused(root)).toMatch(/dist\/int\/clients\/link at [0-9a-f]{7} error plan\/not-a-file/);
    rmSync(join(root, 'dist'), { recursive: true });
    symlinkSync('/etc', join(root, 'dist'));
    expect(await refused(root, '--base', 'HEAD~1')).toContain('dist error plan/not-a-file\n  a symbolic link');
  });

  it('does not read a file that is far too large, on either side', async () => {
    const root = repositoryWith(TWO);
    writeFiles(root, { 'dist/int/clients/acme/large.yaml': Buffer.alloc(51 * 1024 * 1024, 'a\n') });
    expect(await refused(root)).toContain('large.yaml error plan/too-large\n  the file has 51 MB');
    commitAll(root, 'large');
    rmSync(join(root, 'dist/int/clients/acme/large.yaml'));
    expect(await refused(root)).toMatch(/large\.yaml at [0-9a-f]{7} error plan\/too-large/);
  });

  it('names a file that has no name in UTF-8', async () => {
    const root = repositoryWith(TWO);
    const name = Buffer.concat([Buffer.from(`${root}/dist/int/a`), Buffer.from([0xff]), Buffer.from('.yaml')]);
    writeFileSync(name, '');
    expect(await refused(root)).toContain('error plan/unreadable\n  cannot be read: the name is not UTF-8');
    commitAll(root, 'nameless');
    expect(await refused(root)).toContain('plan/unreadable');
  });

  it('does not guess what it may not read', () => {
    const root = repositoryWith(TWO);
    writeFiles(root, settings('acme', 'b'));
    chmodSync(join(root, pathOf('acme')), 0o000);
    const { code, stderr } = runMiraWithoutRights(root, ['plan']);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${pathOf('acme')} error plan/unreadable`)]);
    writeFiles(root, { 'environments/int.yaml': ENVIRONMENT });
    for (const path of [pathOf('acme'), 'dist/int/clients']) {
      chmodSync(join(root, path), 0o000);
      const [check, plan] = [runMiraWithoutRights(root, ['check']), runMiraWithoutRights(root, ['plan'])];
      chmodSync(join(root, path), 0o755);
      expect([plan.code, plan.stderr]).toEqual([2, expect.stringContaining(`${path} error plan/unreadable`)]);
      expect([check.code, check.stdout]).toEqual([2, expect.stringMatching(/check: +cannot tell\n$/)]);
    }
  });
});
