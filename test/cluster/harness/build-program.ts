import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { answers } from './find-program';
import type { Build, Wanted } from './program';
import type { Supervision } from './supervision';
import { TOOLS } from './versions';

/** Where built programs stay. Source: XDG Base Directory Specification 0.8. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'mira-gitops', 'tools');
}

/** Whether there is a Go to build with. */
export function hasGo(): boolean {
  return spawnSync('go', ['version']).status === 0;
}

/** A program in the cache; undefined where it is not there, or does not run. */
export function cachedProgram(program: Wanted): string | undefined {
  const file = program.build && builtFile(program, program.build);
  return file !== undefined && answers(program, file) ? file : undefined;
}

/**
 * Builds a program into the cache, which takes from seconds to minutes.
 *
 * @param say called once, before a long silence
 * @throws with what Go printed, where it fails
 */
export async function buildProgram(
  program: Wanted,
  build: Build,
  supervision: Supervision,
  say: (text: string) => void,
): Promise<string> {
  const file = builtFile(program, build);
  const started = Date.now();
  say(`building ${program.name} ${build.version} with Go, once; the Kubernetes API server takes minutes\n`);
  const code = await supervision.run({
    name: `build-${program.name}`,
    program: 'go',
    ...goBuild(build, file),
    // what a killed compiler leaves goes with the folder
    env: { CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off', GOBIN: folderOf(build), GOTMPDIR: supervision.folder },
  });
  if (code !== 0) throw new Error(`go could not build ${program.name}:\n${supervision.log(`build-${program.name}`)}`);
  if (!answers(program, file)) throw new Error(`${file} was built, but is not ${program.name} ${program.version}`);
  say(`built ${program.name} in ${Math.round((Date.now() - started) / 1000)} s\n`);
  return file;
}

function goBuild(build: Build, file: string): { args: string[]; cwd: string } {
  mkdirSync(folderOf(build), { recursive: true });
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags', linkerFlags(build.version)];
  return build.module === undefined
    ? { cwd: TOOLS, args: ['install', ...flags, `${build.package}@v${build.version}`] }
    : { cwd: join(TOOLS, build.module), args: ['build', ...flags, '-o', file, build.package] };
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
  return join(folderOf(build), name);
}
