import { parse } from 'yaml';

/** What a change does to a cluster: as a plan says it, as a case expects it, or as it happened. */
export interface Facts {
  /** What became of objects, by `Kind namespace/name`. One that is not named is unchanged. */
  readonly objects: Outcomes;
  /** What the API server says, where it refuses something. */
  readonly message?: string;
  /** What became of pods, by their controller as above. Those of one that is not named are kept. */
  readonly pods: Outcomes;
  /** What became of claims, by `namespace/name`. One that is not named is kept, or new. */
  readonly claims: Outcomes;
}

export type Outcomes = Readonly<Record<string, string>>;

const OBJECTS = ['created', 'updated', 'unchanged', 'refused', 'deleted', 'kept'];
const PODS = ['kept', 'one by one', 'rolling', 'all at once', 'node by node', 'in place', 'next', 'scaled', 'gone'];
const CLAIMS = ['kept', 'left behind', 'deleted', 'new', 'resized'];

/** What a case expects, and from when on. */
export interface Expected extends Facts {
  /** The first minor of Kubernetes of which it is true. Absent where it always was. */
  readonly since?: string;
}

/** Reads a `happens.yaml`. @throws where it says what nobody can see */
export function readExpected(text: string): Expected {
  const { since, objects, message, pods, claims, ...rest } = parse(text) as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new Error(`happens.yaml: nothing is called ${unknown}`);
  if (message !== undefined && typeof message !== 'string') throw new Error('happens.yaml: message is a text');
  if (since !== undefined && !(typeof since === 'string' && /^1\.\d+$/.test(since)))
    throw new Error('happens.yaml: since is a minor of Kubernetes, such as "1.30"');
  return {
    ...(since !== undefined && { since }),
    objects: outcomes('objects', objects, OBJECTS),
    ...(message !== undefined && { message }),
    pods: outcomes('pods', pods, PODS),
    claims: outcomes('claims', claims, CLAIMS),
  };
}

function outcomes(field: string, given: unknown, allowed: readonly string[]): Outcomes {
  const found = (given ?? {}) as Outcomes;
  for (const [key, outcome] of Object.entries(found)) {
    if (allowed.includes(outcome)) continue;
    throw new Error(`happens.yaml: ${field}: ${key}: ${outcome} is none of ${allowed.join(', ')}`);
  }
  return found;
}
