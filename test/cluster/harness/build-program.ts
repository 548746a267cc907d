import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { answers } from './find-program';
import type { Build, Wanted } from './program';
import type { Process, Supervision } from './supervision';
import { TOOLS } from './versions';

/** Where built programs stay. Source: XDG Base Directory Specification 0.8. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'mira-gitops', 'tools');
}

/** Whether there is what builds a program. */
export function hasBuilder({ by }: Build): boolean {
  const [program = '', ...args] = by === 'go' ? ['go', 'version'] : ['python3', '-m', 'venv', '--help'];
  return spawnSync(program, args).status === 0;
}

/** A program in the cache; undefined where it is not there, or does not run. */
export function cachedProgram(program: Wanted): string | undefined {
  const file = program.build && builtFile(program, program.build);
  return file !== undefined && answers(program, file) ? file : undefined;
}

/**
 * Builds a program into the cache, which takes from seconds to minutes.
 *
 * @param say called before and after a long silence
 * @throws with what the builder printed, where it fails
 */
export async function buildProgram(
  program: Wanted,
  build: Build,
  supervision: Supervision,
  say: (text: string) => void,
): Promise<string> {
  const file = builtFile(program, build);
  const started = Date.now();
  say(`building ${program.name} ${build.version}, once; the Kubernetes API server takes minutes\n`);
  mkdirSync(folderOf(build), { recursive: true });
  const steps = build.by === 'go' ? [goBuild(build, file, supervision)] : pipInstall(build);
  for (const [index, step] of steps.entries()) {
    const name = `build-${program.name}-${index}`;
    const code = await supervision.run({ name, ...step });
    if (code !== 0) throw new Error(`${program.name} could not be built:\n${supervision.log(name).slice(-3000)}`);
  }
  if (!answers(program, file)) throw new Error(`${file} was built, but is not ${program.name} ${program.version}`);
  say(`built ${program.name} in ${Math.round((Date.now() - started) / 1000)} s\n`);
  return file;
}

type Step = Omit<Process, 'name'>;

/** Source: https://docs.python.org/3/library/venv.html */
function pipInstall(build: Build): Step[] {
  const folder = folderOf(build);
  return [
    { program: 'python3', args: ['-m', 'venv', folder] },
    { program: join(folder, 'bin', 'pip'), args: ['install', '--quiet', '--disable-pip-version-check', build.package] },
  ];
}

function goBuild(build: Build, file: string, { folder }: Supervision): Step {
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags', linkerFlags(build.version)];
  // what a killed compiler leaves goes with the folder
  const env = { CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off', GOBIN: folderOf(build), GOTMPDIR: folder };
  return build.module === undefined
    ? { program: 'go', env, cwd: TOOLS, args: ['install', ...flags, `${build.package}@v${build.version}`] }
    : { program: 'go', env, cwd: join(TOOLS, build.module), args: ['build', ...flags, '-o', file, build.package] };
}

/** Without, Kubernetes says it is v0.0.0, and its clients misbehave. Others ignore what they do not have. */
function linkerFlags(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  const library = 'k8s.io/component-base/version';
  const set = {
    'main.version': `v${version}`,
    [`${library}.gitVersion`]: `v${version}`,
    [`${library}.gitMajor`]: major,
    [`${library}.gitMinor`]: minor,
    'k8s.io/client-go/pkg/version.gitVersion': `v${version}`,
  };
  return ['-s', '-w', ...Object.entries(set).map(([name, value]) => `-X ${name}=${value}`)].join(' ');
}

function folderOf({ key }: Build): string {
  return join(cacheFolder(), `${key}-${process.platform}-${process.arch}`);
}

function builtFile({ name }: Wanted, build: Build): string {
  return build.by === 'go' ? join(folderOf(build), name) : join(folderOf(build), 'bin', name);
}
