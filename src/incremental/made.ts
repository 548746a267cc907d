import type { Client } from '../client/client';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { concernsDiscovery } from '../manifests/discovery';
import type { OutputFile } from '../manifests/layout';
import { headsOf, type Stack } from '../manifests/manifest';
import { type Claims, clientClaims, objectClaims } from './claims';

/** What was made of an input file, as far as a later run must know it. */
export interface Made {
  /** Paths below `dist/`. */
  readonly outputs: readonly string[];
  readonly claims: Claims;
}

/** What was made of each input file, by path. */
export type AllMade = ReadonlyMap<string, Made>;

/** Notes what is made of whom. */
export class MadeNotes {
  readonly #made = new Map<string, { readonly outputs: readonly string[]; readonly claims: readonly number[] }>();
  #concerned = false;

  /** @param sources the input files, those of which nothing is made among them */
  constructor(sources: Iterable<string>, clients: readonly Client[]) {
    for (const source of sources) this.#made.set(source, { outputs: [], claims: [] });
    for (const client of clients) this.#made.set(client.source, { outputs: [], claims: clientClaims(client) });
  }

  add({ path, stack }: OutputFile): void {
    const { outputs = [], claims = [] } = this.#made.get(stack.source) ?? {};
    const [environment = '', part] = stack.folder.split('/');
    // a list that grows in place keeps room for many more: of 100,000 clients, that is much
    const all = claims.concat(objectClaims(environment, headsOf(stack)));
    this.#made.set(stack.source, { outputs: outputs.concat(path), claims: all });
    if (part === 'clients' && concerns(stack)) this.#concerned = true;
  }

  /** Without what is said of: it is said in each run. Undefined where no part of the fleet can be looked at alone. */
  made(diagnostics: readonly Diagnostic[]): AllMade | undefined {
    const made = new Map(this.#made);
    for (const { source } of diagnostics) made.delete(source);
    return this.#concerned ? undefined : made;
  }
}

/** Whether Mira may discover something in a stack: what it discovers depends on all stacks together. */
function concerns(stack: Stack): boolean {
  return !stack.filled && stack.manifests.some(concernsDiscovery);
}

/** The same in a few long columns: many times as fast to read from disk. */
export interface PackedMade {
  readonly sources: string;
  readonly outputs: string;
  readonly counts: Int32Array;
  readonly claims: Int32Array;
}

/** In no path. */
const END = '\0';
const BETWEEN = '\n';

export function packMade(made: AllMade): PackedMade {
  const all = [...made.values()];
  const counts = Int32Array.from(all, ({ claims }) => claims.length);
  const claims = new Int32Array(counts.reduce((sum, count) => sum + count, 0));
  let next = 0;
  for (const one of all) {
    claims.set(one.claims, next);
    next += one.claims.length;
  }
  return {
    sources: [...made.keys()].join(END),
    outputs: all.map(({ outputs }) => outputs.join(BETWEEN)).join(END),
    counts,
    claims,
  };
}

export function unpackMade({ sources, outputs, counts, claims }: PackedMade): AllMade {
  const below = outputs.split(END);
  let next = 0;
  const entries = sources.split(END).map((source, index): [string, Made] => {
    const end = next + (counts[index] ?? 0);
    const made = { outputs: below[index] ? below[index].split(BETWEEN) : [], claims: claims.subarray(next, end) };
    next = end;
    return [source, made];
  });
  return new Map(entries);
}
