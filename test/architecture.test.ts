import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { REPOSITORY } from './support/temp-root';

const SRC = join(REPOSITORY, 'src');

/** What a folder of src/ may import: of ours, of ours for types only, and packages. Why is in docs/decisions/001. */
interface Room {
  readonly ours: readonly string[];
  readonly types?: readonly string[];
  readonly packages: readonly string[];
}

const ROOMS: Readonly<Record<string, Room>> = {
  diagnostics: { ours: [], packages: [] },
  upstream: { ours: [], packages: ['types of @kubernetes/client-node'] },
  source: { ours: ['diagnostics'], packages: ['yaml', 'types of zod'] },
  fields: { ours: ['diagnostics', 'source', 'upstream'], packages: ['zod', 'node:net', 'node:url'] },
  environment: { ours: ['diagnostics', 'source', 'fields', 'upstream'], packages: ['zod'] },
  client: { ours: ['diagnostics', 'source', 'fields', 'upstream'], types: ['environment'], packages: ['zod'] },
  constructs: { ours: ['upstream'], packages: ['cdk8s', 'constructs', 'types of @kubernetes/client-node'] },
  charts: {
    ours: ['constructs', 'upstream', 'diagnostics', 'fields'],
    types: ['client', 'environment'],
    packages: ['cdk8s', 'types of constructs'],
  },
  manifests: { ours: ['diagnostics', 'upstream'], packages: ['yaml', 'cdk8s'] },
  plan: { ours: ['manifests', 'diagnostics', 'upstream'], packages: ['js-yaml', 'diff'] },
  io: {
    ours: ['diagnostics', 'source', 'manifests'],
    types: ['plan'],
    packages: [
      'node:child_process',
      'node:crypto',
      'node:fs',
      'node:os',
      'node:path',
      'node:process',
      'node:v8',
      'koffi',
    ],
  },
  cli: {
    ours: [
      'diagnostics',
      'io',
      'source',
      'manifests',
      'plan',
      'client',
      'pipeline',
      'incremental',
      'scope',
      'schemas',
      'stacks',
      'client-stacks',
    ],
    types: ['environment'],
    packages: ['commander', 'node:path', 'node:util', 'node:v8'],
  },
  stacks: { ours: ['charts', 'manifests'], types: ['client', 'environment'], packages: [] },
  'client-stacks': { ours: ['charts', 'manifests'], types: ['client', 'environment'], packages: [] },
  schemas: { ours: ['client', 'environment'], types: ['plan'], packages: ['zod'] },
  pipeline: {
    ours: ['diagnostics', 'source', 'client', 'environment', 'manifests', 'stacks', 'client-stacks'],
    packages: [],
  },
  scope: { ours: ['source'], packages: [] },
  incremental: {
    ours: ['diagnostics', 'source', 'client', 'manifests', 'pipeline', 'client-stacks'],
    types: ['environment'],
    packages: [],
  },
  main: { ours: ['cli', 'diagnostics'], packages: ['node:os', 'node:path'] },
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

/** `import type { … }`, `import { type A, type B }`, `export … from`, `import('…')` and `require('…')`. */
const IMPORT =
  /(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s+'([^']+)'|(?:import|require)\('([^']+)'\)|import\s+'([^']+)'/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, typeWord, names = '', from, dynamic, bare]) => {
    const named = names
      .replace(/[{}\s]+/g, ' ')
      .trim()
      .split(/\s*,\s*/);
    const typeOnly = typeWord !== undefined || (names !== '' && named.every((name) => name.trim().startsWith('type ')));
    return { file, from: from ?? dynamic ?? bare ?? '', typeOnly };
  });
}

function roomOf(path: string): string {
  return (path.split(/[\\/]/)[0] ?? '').replace(/\.ts$/, '');
}

function complaint({ file, from, typeOnly }: Import): string | undefined {
  const name = roomOf(file);
  const room = ROOMS[name];
  if (!room) return `${file} is in no room of the table`;
  if (!from.startsWith('.')) {
    if (room.packages.includes(from) || (typeOnly && room.packages.includes(`types of ${from}`))) return undefined;
    return `${file} imports the package ${from}`;
  }
  if (from.endsWith('package.json')) return undefined;
  const other = roomOf(relative(SRC, resolve(SRC, dirname(file), from)));
  const allowed = other === name || room.ours.includes(other) || (typeOnly && room.types?.includes(other));
  return allowed ? undefined : `${file} imports ${from}`;
}

describe('the house', () => {
  it('has no import against the table', () => {
    const imports = FILES.flatMap(importsOf);
    expect(imports.length).toBeGreaterThan(300);
    expect(imports.flatMap((one) => complaint(one) ?? [])).toEqual([]);
  });

  it('touches process and console in main.ts only, but for the lock that bears a process id', () => {
    const touching = FILES.filter((file) => /\b(process|console)\./.test(readFileSync(join(SRC, file), 'utf8')));
    expect(touching.sort()).toEqual(['io/lock.ts', 'main.ts']);
  });

  it('asks neither clock nor chance where bytes are made: the age of a file says only whether to read it again', () => {
    const asking = FILES.filter((file) =>
      /Date\.now|new Date|Math\.random|performance\.now|randomUUID/.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(asking.sort()).toEqual(['cli/progress.ts', 'io/tree.ts']);
  });

  it('keeps its files small', () => {
    const long = FILES.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 160);
    expect(long).toEqual([]);
  });
});
