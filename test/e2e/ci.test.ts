import { spawn } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commitAll, git } from '../support/git';
import { runHere, runProgram } from '../support/run-mira';
import { copyOfRepository, REPOSITORY, rootWith, tempRoot, writeFiles } from '../support/temp-root';

const CI = join(REPOSITORY, 'docs', 'ci');
const text = (name: string) => readFileSync(join(CI, name), 'utf8');

/** Every file with commands for people to copy. */
const FILES = [
  ...readdirSync(CI).map((name) => join(CI, name)),
  ...['.pre-commit-hooks.yaml', '.ci/run'].map((path) => join(REPOSITORY, path)),
];

/** The arguments of every `mira …` in a text, as a shell would give them. */
function commandsIn(content: string): string[][] {
  const found = content.matchAll(/(?:npx |entry: )mira ((?:[a-z]+)(?: [^\s|>&;`)]+)*)/g);
  return [...found].map(([, args = '']) =>
    args
      .replaceAll('"$@"', '--max-removals=20 --allow-removal=demo')
      .replaceAll('"$BASE"', 'HEAD')
      .split(' ')
      .filter((arg) => arg !== ''),
  );
}

describe('every command in docs/ci', () => {
  const commands = new Set(
    FILES.flatMap((file) => commandsIn(readFileSync(file, 'utf8'))).map((args) => args.join(' ')),
  );

  it('is found', () => {
    expect([...commands]).toEqual(
      expect.arrayContaining([
        'check --base HEAD',
        'plan --base HEAD --output "$format" --max-removals=20 --allow-removal=demo',
      ]),
    );
  });

  it.each([...commands])('is one that there is: mira %s', async (command) => {
    const formats = command.includes('"$format"')
      ? (/for format in (.+);/.exec(text('gitlab-ci.yaml'))?.[1] ?? '').split(' ')
      : [''];
    for (const format of formats) {
      const { stderr } = await runHere(tempRoot(), ...command.replace('"$format"', format).split(' '));
      expect(stderr).not.toMatch(/^error: /m);
    }
  });
});

describe('the workflow for GitHub', () => {
  interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly name?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }
  interface Workflow {
    readonly on: Readonly<Record<string, unknown>>;
    readonly permissions: unknown;
    readonly jobs: Readonly<Record<string, { readonly permissions: unknown; readonly steps: readonly Step[] }>>;
  }
  const workflow = parse(text('github-actions.yaml')) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const script = (name: string) => steps.find((step) => step.name === name)?.run ?? '';

  it('pins every action to a commit, with its version', () => {
    const uses = text('github-actions.yaml').match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(3);
    for (const one of uses) expect(one).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('gives code of a pull request no right but to read', () => {
    expect(Object.keys(workflow.on)).toEqual(['pull_request']);
    expect(workflow.permissions).toEqual({});
    expect(workflow.jobs.check?.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.comment?.permissions).toEqual({ 'pull-requests': 'write' });
    expect(workflow.jobs.comment?.steps.some(({ uses }) => uses?.includes('checkout'))).toBe(false);
    expect(steps.find(({ uses }) => uses?.includes('checkout'))?.with).toEqual({
      'fetch-depth': 0,
      'persist-credentials': false,
    });
    // what others write, such as the name of a branch, is never a part of a script
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  it('takes limits from labels, and nothing else', () => {
    const root = stubs({ npx: 'echo "$@"' });
    const labels = 'bug,mira:max-removals=20,mira:root=/etc,mira:allow-removal=int/clients/emea,*,mira:max-removals';
    const { stdout } = shell(root, script('mira check'), { LABELS: labels, BASE: 'origin/main' });
    expect(stdout).toBe(
      'mira check --no-cache --base origin/main --max-removals=20 --allow-removal=int/clients/emea\n',
    );
    expect(shell(root, script('mira check'), { LABELS: '', BASE: 'origin/main' }).stdout).toBe(
      'mira check --no-cache --base origin/main\n',
    );
  });

  it('plans with the limits that it checks with', () => {
    const root = stubs({ npx: 'echo "$@" >> "$LOG"' });
    const [log, summary] = [join(root, 'log'), join(root, 'summary')];
    shell(root, script('mira plan'), {
      BASE: 'x',
      LABELS: 'mira:max-removals=20',
      CHECK: '',
      LOG: log,
      GITHUB_STEP_SUMMARY: summary,
    });
    expect(readFileSync(log, 'utf8')).toBe(
      ['html', 'json', 'markdown']
        .map((format) => `mira plan --base x --output ${format} --max-removals=20\n`)
        .join(''),
    );
  });

  it('always has something to comment', () => {
    const root = stubs({ npx: 'case "$*" in *json) echo "{}" ;; *) exit 2 ;; esac' });
    const env = { BASE: 'x', LABELS: '', CHECK: 'success', GITHUB_STEP_SUMMARY: join(root, 'summary') };
    expect(shell(root, script('mira plan'), env).code).toBe(0);
    expect(readFileSync(join(root, 'summary'), 'utf8')).toMatch(/^<!-- mira-gitops plan -->\nThere is no plan.*\n$/);
    expect(shell(root, script('mira plan'), { ...env, CHECK: 'failure' }).code).toBe(0);
    expect(readFileSync(join(root, 'summary'), 'utf8')).toMatch(/\*\*The check says no\*\*/);
    expect(readFileSync(join(root, 'plan/plan.json'), 'utf8')).toBe('{}\n');
  });

  it('edits the comment that it made, and makes it only once', () => {
    const gh = 'case "$*" in *paginate*) printf "%s" "$FOUND" ;; *) echo "$*" ;; esac';
    const root = stubs({ gh });
    const env = { REPOSITORY: 'repos/a/b', NUMBER: '7' };
    const run = (found: string) => shell(root, script('edit the one comment'), { ...env, FOUND: found }).stdout;
    expect(run('')).toBe('api --silent --method POST repos/a/b/issues/7/comments -F body=@plan.md\n');
    expect(run('12\n34\n')).toBe('api --silent --method PATCH repos/a/b/issues/comments/12 -F body=@plan.md\n');
  });
});

/** A folder with programs that stand in for others. */
function stubs(programs: Readonly<Record<string, string>>): string {
  const root = tempRoot();
  for (const [name, script] of Object.entries(programs)) {
    writeFiles(root, { [`bin/${name}`]: `#!/bin/sh\n${script}\n` });
    chmodSync(join(root, 'bin', name), 0o755);
  }
  return root;
}

/** As GitHub runs it: https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsshell */
function shell(root: string, script: string, env: Readonly<Record<string, string>>) {
  writeFileSync(join(root, 'script.sh'), script);
  const command = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', 'script.sh'];
  return runProgram(root, command, { PATH: `${join(root, 'bin')}:${process.env.PATH}`, ...env });
}

describe('the job for GitLab', () => {
  interface Job {
    readonly script: readonly string[];
    readonly after_script: readonly string[];
    readonly variables: Readonly<Record<string, string>>;
  }
  const { mira } = parse(text('gitlab-ci.yaml')) as { readonly mira: Job };

  it.each([
    ['', 'parted'],
    ['merged', 'merged'],
  ])('compares with the right commit, and takes limits from labels', (target, base) => {
    const root = stubs({ npx: 'echo "$@"', npm: 'exit 0' });
    const env = {
      CI_MERGE_REQUEST_TARGET_BRANCH_SHA: target,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: 'parted',
      LABELS: 'a b,mira:max-removals=20,mira:from=/etc',
    };
    expect(mira.variables.GIT_DEPTH).toBe('0');
    expect(shell(root, mira.script.join('\n'), env).stdout).toBe(
      `mira check --no-cache --base ${base} --max-removals=20\n`,
    );
  });

  it('keeps the plan where a part of it fails', () => {
    const root = stubs({ npx: 'exit 2', node: 'cat "$2"' });
    const { code, stdout } = shell(root, mira.after_script.join('\n'), { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'x' });
    expect([code, stdout]).toEqual([0, expect.stringContaining('There is no plan')]);
  });
});

describe('the comment on GitLab', () => {
  interface Note {
    readonly id: number;
    readonly author: { readonly id: number };
    body: string;
  }

  /** A GitLab with these notes on one merge request, two a page. */
  async function comment(notes: Note[], body: string, token = 'secret'): Promise<string[]> {
    const asked: string[] = [];
    const server = createServer(async (request, response) => {
      const { method = '', url = '', headers } = request;
      const [path = '', query] = url.split('?');
      asked.push(`${method} ${path}`);
      const send = (data: unknown) => response.end(JSON.stringify(data));
      if (headers['private-token'] !== 'secret') {
        response.statusCode = 401;
        return send({});
      }
      if (path === '/user') return send({ id: 5 });
      if (method === 'GET') {
        const page = Number(new URLSearchParams(query).get('page'));
        response.setHeader('x-next-page', page * 2 < notes.length ? String(page + 1) : '');
        return send(notes.slice(page * 2 - 2, page * 2));
      }
      const note = notes.find(({ id }) => path.endsWith(`/${id}`)) ?? { id: 99, author: { id: 5 }, body: '' };
      if (!notes.includes(note)) notes.push(note);
      note.body = (JSON.parse(await bodyOf(request)) as Note).body;
      return send({});
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const root = rootWith({ 'plan.md': body });
    const env = {
      PATH: process.env.PATH ?? '',
      CI_API_V4_URL: `http://127.0.0.1:${port}`,
      CI_MERGE_REQUEST_PROJECT_ID: '3',
      CI_MERGE_REQUEST_IID: '7',
      MIRA_COMMENT_TOKEN: token,
    };
    const child = spawn(process.execPath, [join(CI, 'gitlab-comment.mjs'), 'plan.md'], { cwd: root, env });
    const code = await new Promise((done) => child.on('close', done));
    server.close();
    return [...asked, `exit ${code}`];
  }

  const plan = (what: string) => `<!-- mira-gitops plan -->\n${what}\n`;

  it('is made once, and then edited in place', async () => {
    const notes: Note[] = [
      { id: 1, author: { id: 4 }, body: plan('a stranger wrote this') },
      { id: 2, author: { id: 5 }, body: 'something else of ours' },
      { id: 3, author: { id: 4 }, body: 'nice' },
    ];
    const at = '/projects/3/merge_requests/7/notes';
    const looked = ['GET /user', `GET ${at}`, `GET ${at}`];
    expect(await comment(notes, plan('first'))).toEqual([...looked, `POST ${at}`, 'exit 0']);
    expect(await comment(notes, plan('second'))).toEqual([...looked, `PUT ${at}/99`, 'exit 0']);
    expect(notes.map(({ body }) => body.split('\n')[1])).toEqual([
      'a stranger wrote this',
      undefined,
      undefined,
      'second',
    ]);
  });

  it('is left out without a token, and says so where it is a wrong one', async () => {
    expect(await comment([], plan('first'), '')).toEqual(['exit 0']);
    expect(await comment([], plan('first'), 'wrong')).toEqual(['GET /user', 'exit 1']);
  });
});

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((done) => {
    let all = '';
    request.on('data', (part) => {
      all += part;
    });
    request.on('end', () => done(all));
  });
}

describe('the hook before a commit', () => {
  function fleet(): string {
    const root = copyOfRepository();
    git(root, 'init', '-q', '-b', 'main');
    commitAll(root, 'base');
    cpSync(join(CI, 'pre-commit'), join(root, '.git/hooks/pre-commit'));
    return root;
  }

  /** With `npx mira` as it is built. */
  function commit(root: string, ...args: string[]) {
    const { PATH = '' } = process.env;
    const bin = stubs({ npx: `shift; exec "${process.execPath}" "${join(REPOSITORY, 'bin', 'mira')}" "$@"` });
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
    return runProgram(root, ['git', ...identity, 'commit', '-q', '-m', 'change', ...args], {
      PATH: `${join(bin, 'bin')}:${PATH}`,
    });
  }

  it('lets a commit pass that has what mira synth writes, and no other', async () => {
    const root = fleet();
    writeFiles(root, { 'clients/int/acme.yaml': 'adminEmail: it@acme.example\n' });
    git(root, 'add', '-A');
    const { code, stderr } = commit(root);
    expect([code, stderr]).toEqual([1, expect.stringContaining('missing  dist/int/clients/acme/stack.k8s.yaml')]);
    await runHere(root, 'synth');
    const forgotten = commit(root);
    expect([forgotten.code, forgotten.stderr]).toEqual([1, expect.stringContaining('not staged')]);
    git(root, 'add', '-A');
    expect(commit(root).code).toBe(0);
    rmSync(join(root, 'clients/int/acme.yaml'));
    expect(commit(root, '-a').code).toBe(1);
  });

  it('has nothing to say of other files', () => {
    const root = fleet();
    writeFiles(root, { 'README.md': 'hello', 'clients/int/acme.yaml': 'adminEmail: [\n' });
    git(root, 'add', 'README.md');
    expect(commit(root).code).toBe(0);
  });

  it('is offered to pre-commit.com', () => {
    const hooks = parse(readFileSync(join(REPOSITORY, '.pre-commit-hooks.yaml'), 'utf8')) as Record<string, unknown>[];
    for (const hook of hooks) {
      expect(hook).toMatchObject({ id: expect.any(String), name: expect.any(String), language: 'node' });
    }
  });
});
