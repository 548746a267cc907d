import * as z from 'zod';
import type { Meaning, Verdict } from '../plan/change';
import type { StackFate } from '../plan/plan';
import type { ConsequenceDocument, ObjectDocument } from '../plan/report/plan-document';

/* The words that a plan has for things, and fields that are the same everywhere in it. */

/** Every one of some words: one that is forgotten does not compile. */
function words<T extends string>(all: Readonly<Record<T, true>>, description: string) {
  return z.enum(Object.keys(all) as [T, ...T[]]).meta({ description });
}

export const verdict = (description: string) =>
  words<Verdict>(
    { 'no change': true, routine: true, 'needs attention': true, dangerous: true, refused: true },
    description,
  );

export const fate = words<StackFate>(
  { added: true, updated: true, moved: true, removed: true },
  'what becomes of the stacks as a whole',
);

export const meaning = words<Meaning>(
  {
    'no effect': true,
    'in place': true,
    restart: true,
    immutable: true,
    scale: true,
    traffic: true,
    data: true,
    identity: true,
    security: true,
    configuration: true,
    delivery: true,
    namespace: true,
    added: true,
    removed: true,
    'custom resource': true,
  },
  'what the change is about',
);

export const pods = words<NonNullable<ConsequenceDocument['pods']>>(
  {
    kept: true,
    'one by one': true,
    rolling: true,
    'all at once': true,
    'node by node': true,
    'in place': true,
    next: true,
    scaled: true,
    gone: true,
  },
  'what becomes of the pods that run; next: only pods that are made later are others',
);

export const claims = words<NonNullable<ConsequenceDocument['claims']>>(
  {
    kept: true,
    'left behind': true,
    'left behind, new': true,
    deleted: true,
    new: true,
    resized: true,
  },
  'what becomes of the volume claims, and with them the data',
);

export const outcome = words<ObjectDocument['outcome']>(
  { created: true, updated: true, unchanged: true, refused: true, deleted: true, kept: true },
  'what the API server and the delivery do with the object; kept: it leaves the files and stays in the cluster',
);

export const text = (description: string) => z.string().meta({ description });
export const count = (description: string) => z.int().min(0).meta({ description });
export const list = <T extends z.ZodType>(item: T, description: string) => z.array(item).meta({ description });
