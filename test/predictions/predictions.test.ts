import { type Cluster, startCluster } from '../cluster/harness/cluster';
import { reportRow, reportSentence, testContext } from '../cluster/support/context';
import { differences, inShort } from './compared';
import type { Happened } from './happened';
import { planned } from './planned';
import { type PredictionCase, predictionNames, readCase } from './prediction-case';
import { replayAll } from './replay-all';
import { said } from './said';
import { STORAGE_CLASS } from './storage-class';
import { Watched } from './watched';

const { minor, files, only } = testContext();

const names = predictionNames(only);
if (names.length === 0) throw new Error(`no case is called anything like ${only.join(', ')}`);
const read = new Map(names.map((name) => [name, readCase(name)]));
const cases = new Map([...read].filter(([, the]) => !isCase(the) || isOfAge(the)));

let cluster: Cluster;
let replays: ReadonlyMap<string, Promise<Happened | Error>>;
let right = 0;

beforeAll(async () => {
  cluster = await startCluster({ files, controllers: true, nodes: 3 });
  await cluster.api.apply(STORAGE_CLASS);
  const watched = await Watched.begin(cluster.api);
  replays = replayAll(cluster.api, watched, [...cases.values()].filter(isCase));
});

afterAll(async () => {
  const younger = names.filter((name) => !cases.has(name));
  const others = younger.length === 0 ? '' : `, not true of it: ${younger.join(', ')}`;
  reportSentence(`${right} of ${cases.size} right on Kubernetes ${minor}${others}`);
  await cluster?.supervision.end();
});

/** Each waits for its turn, in milliseconds: the last ones for all others. */
const PATIENCE = 1_800_000;

describe(`the plan, and what happens on Kubernetes ${minor}`, () => {
  it.each([...cases.keys()])(
    '%s',
    async (name) => {
      const the = cases.get(name);
      const happened = isCase(the) ? await replays.get(name) : the;
      if (!isCase(the) || !happened || happened instanceof Error) {
        reportRow({ kubernetes: minor, case: name, said: '', happened: `not replayed: ${happened}` });
        throw happened;
      }
      expect(compare(the, happened)).toEqual([]);
      right += 1;
    },
    PATIENCE,
  );
});

/** Reports what was said and what happened. Gives where the two, or those who wrote the case, do not agree. */
function compare(the: PredictionCase, happened: Happened): string[] {
  const saying = said(planned(the), happened);
  const surprises = differences(the.expected, happened, 'expected');
  reportRow({
    kubernetes: minor,
    case: the.name,
    said: inShort(saying),
    happened: inShort(happened),
    ...(surprises.length > 0 && { expected: inShort(the.expected) }),
  });
  const all = [...differences(saying, happened, 'said'), ...surprises];
  return all.length === 0 ? [] : [...all, ...happened.undone.map((what) => `in the end, ${what}`)];
}

function isCase(the: PredictionCase | Error | undefined): the is PredictionCase {
  return the !== undefined && !(the instanceof Error);
}

/** Whether a case is about the Kubernetes that runs. */
function isOfAge({ expected: { since = '1.0' } }: PredictionCase): boolean {
  return Number(minor.split('.')[1]) >= Number(since.split('.')[1]);
}
