import type { Consequence, FieldChange } from '../change';
import { fits } from '../compare/steps';
import type { Situation } from './rule';

const JOBS = 'https://kubernetes.io/docs/concepts/workloads/controllers/job/';

const CRON_JOBS = 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/';

type Said = Pick<Consequence, 'meaning' | 'text' | 'source'> & Partial<Consequence>;

/** Work that is run once, or again and again: when it runs, and how much of it at a time. */
export function job({ kind, fields, before, after }: Situation): Consequence[] {
  const ways = before && after ? WAYS[kind] : undefined;
  if (!ways) return [];
  const found = Object.entries(ways).flatMap(([path, say]) =>
    fields
      .filter((field) => fits(field, path))
      .map(
        (field): Consequence => ({
          verdict: 'needs attention',
          fields: [field],
          ...say(field),
        }),
      ),
  );
  return [...found, ...(kind === 'CronJob' ? nextRun(fields) : [])];
}

const WAYS: Readonly<Record<string, Readonly<Record<string, (field: FieldChange) => Said>>>> = {
  Job: {
    'spec.parallelism': ({ before, after }) => {
      const text = after === 0 ? 'no pod runs any more' : `${before} → ${after} pods at a time`;
      return { meaning: 'scale', text, source: `${JOBS}#controlling-parallelism`, pods: 'scaled' };
    },
    'spec.suspend': ({ after }) => {
      const text = after === true ? 'suspended: its pods are ended' : 'resumed: its pods start';
      return { meaning: 'scale', text, source: `${JOBS}#suspending-a-job`, pods: 'scaled' };
    },
  },
  CronJob: {
    'spec.schedule': ({ before, after }) => {
      return {
        meaning: 'in place',
        text: `runs at ${after}, not at ${before}`,
        source: `${CRON_JOBS}#schedule-syntax`,
      };
    },
    'spec.suspend': ({ after }) => {
      const source = `${CRON_JOBS}#schedule-suspension`;
      if (after === true) return { meaning: 'scale', text: 'suspended: it does not run any more', source };
      return { meaning: 'scale', text: 'resumed: a run that was missed may start at once', source };
    },
    'spec.concurrencyPolicy': ({ before, after }) => {
      const text = `a run that meets the one before: ${after}, not ${before}`;
      return { meaning: 'in place', text, source: `${CRON_JOBS}#concurrency-policy` };
    },
  },
};

/** What is not in the pods of a run, such as how often it is tried again. */
function nextRun(fields: readonly FieldChange[]): Consequence[] {
  const found = fields.filter(
    (field) => fits(field, 'spec.jobTemplate.**') && !fits(field, 'spec.jobTemplate.spec.template.**'),
  );
  if (found.length === 0) return [];
  const source = `${CRON_JOBS}#modifying-a-cronjob`;
  const text = 'from the next run on';
  return [{ meaning: 'in place', verdict: 'needs attention', text, fields: found, source, pods: 'next' }];
}
