import * as z from 'zod';
import type { EnvironmentDocument, GroupDocument, PlanDocument } from '../plan/report/plan-document';
import { object } from './plan-object';
import { count, fate, list, text, verdict } from './plan-words';

const counts = (description: string) =>
  z
    .strictObject({
      before: count('how many there were'),
      added: count('how many are new'),
      updated: count('how many change'),
      moved: count('how many are in another folder and change nothing else'),
      removed: count('how many are gone'),
    })
    .meta({ description });

const environment: z.ZodType<EnvironmentDocument> = z.strictObject({
  name: text('the environment; empty where the files are not laid out as those of mira-gitops'),
  verdict: verdict('the worst of its groups, or refused'),
  clients: counts("clients' stacks"),
  others: counts('platform stacks; every stack where the files are not laid out as those of mira-gitops'),
  budget: z
    .strictObject({
      removed: count('how many clients go, or lose what they run or keep'),
      allowed: count('how many may'),
      of: count('how many there were'),
    })
    .meta({ description: 'what may be removed in one change' }),
  refusals: list(z.string(), 'why the change is refused, whatever its objects are'),
});

const group: z.ZodType<GroupDocument> = z.strictObject({
  number: z.int().min(1).meta({ description: 'as in --group' }),
  environment: text('the environment'),
  verdict: verdict('the worst of its consequences'),
  headline: text('the worst of what happens, in a few words'),
  fate,
  members: list(
    z.strictObject({
      name: text('the client, or the folder'),
      stack: text('the folder of the stack'),
      path: text('one of its files, below what was compared'),
    }),
    'every stack that changes in this way, by name',
  ),
  objects: list(object, 'what changes, of the first member'),
});

const position = z.strictObject({
  line: z.int().min(1).meta({ description: 'counted from 1' }),
  column: z.int().min(1).meta({ description: 'counted from 1, in UTF-16 units' }),
});

type Diagnostic = PlanDocument['diagnostics'][number];

const diagnostic: z.ZodType<Diagnostic> = z.strictObject({
  code: text('a heading of docs/errors.md') as unknown as z.ZodType<Diagnostic['code']>,
  severity: z.enum(['error', 'warning']).meta({ description: 'an error stops everything' }),
  source: text('the file'),
  range: z
    .strictObject({
      start: position.meta({ description: 'where it begins' }),
      end: position.meta({ description: 'where it ends' }),
    })
    .optional()
    .meta({ description: 'where in the file; not there where the whole file is meant' }),
  message: text('what is wrong'),
  help: z.string().optional().meta({ description: 'what to change' }),
});

/** The shape of what `mira plan --output json` prints. */
export const planSchema: z.ZodType<PlanDocument> = z
  .strictObject({
    version: z.literal(1).meta({ description: 'another number for what an old reader would misunderstand' }),
    verdict: verdict('the worst of everything'),
    environments: list(environment, 'every environment, those that do not change too'),
    groups: list(group, 'stacks that change in the same way'),
    diagnostics: list(diagnostic, 'what is worth knowing about the comparison'),
  })
  .meta({ title: 'mira-gitops plan', description: 'what the clusters will do with a change' });
