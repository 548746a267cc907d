import fc from 'fast-check';
import { comparePlans } from '../../src/plan/compare-trees';
import type { Plan } from '../../src/plan/plan';
import { textReport } from '../../src/plan/report/text';
import { ENVIRONMENT, makeValid } from '../support/fleet';
import { treesOf } from '../support/trees';

type Files = Readonly<Record<string, string>>;

const NAMES = ['acme', 'globex', 'initech', 'hooli', 'app', 'value', 'i', 'client', 'clients'];

/** What clients are, and what happens to them: few values, so that many do the same. */
const client = fc.record(
  {
    adminEmail: fc.constantFrom('it@acme.example', 'root@globex.example', 'admin@emea.example'),
    displayName: fc.constantFrom('Acme', 'Globex: "the" company', 'v3.20.7'),
    state: fc.constantFrom('active', 'suspended', 'retired'),
    // of each client, in front of its own domain
    extraHosts: fc.constantFrom(['risk'], ['risk', 'audit']),
    storage: fc.constantFrom({ size: '5Gi' }, { size: '20Gi' }),
    resources: fc.constantFrom({ backend: { limits: { memory: '3Gi' } } }, { backend: { limits: { cpu: '2' } } }),
    nodeSelector: fc.constantFrom({ disk: 'ssd' }, { zone: 'acme' }),
    labels: fc.constantFrom({ 'acme.example/tier': 'gold' }, { 'acme.example/tier': 'globex' }),
    version: fc.constantFrom('v3.20.7', 'v3.20.8'),
  },
  { requiredKeys: ['adminEmail'] },
);

type Client = Partial<Record<string, unknown>> & { readonly extraHosts?: readonly string[] };

const clients = fc.dictionary(fc.constantFrom(...NAMES), client, { minKeys: 1, maxKeys: 6 });

const environment = fc.record({
  domain: fc.constantFrom('alsigo.net', 'acme.example'),
  className: fc.constantFrom('traefik', 'haproxy'),
  user: fc.constantFrom('no-reply@alsigo.net', 'acme@alsigo.net'),
});

/** A fleet, and the same one later: most clients stay as they are. */
const fleets = fc
  .record({
    before: clients,
    changes: clients,
    gone: fc.subarray(NAMES, { maxLength: 2 }),
    old: environment,
    now: environment,
    isChanged: fc.boolean(),
  })
  .map(({ before, changes, gone, old, now, isChanged }) => {
    const kept = Object.entries(before).filter(([name]) => !gone.includes(name));
    const changed = Object.fromEntries(kept.map(([name, file]) => [name, changes[name] ?? file]));
    return [
      { clients: before, environment: old },
      { clients: { ...changed, ...changes }, environment: isChanged ? now : old },
    ] as const;
  });

interface Fleet {
  readonly clients: Readonly<Record<string, Client>>;
  readonly environment: { readonly domain: string; readonly className: string; readonly user: string };
}

/** What is in `dist/` of a fleet. */
function filesOf({ clients: of, environment: { domain, className, user } }: Fleet): Files {
  const settings = { ...ENVIRONMENT.clients, ingress: { ...ENVIRONMENT.clients.ingress, className } };
  const mail = { host: 'smtp.internal', user, from: 'no-reply@alsigo.net' };
  const inputs = Object.entries(of).map(([name, file]) => [`clients/int/${name}.yaml`, withHosts(name, file)]);
  const int = { ...ENVIRONMENT, domain, clients: { ...settings, mail } };
  const made = makeValid({ 'environments/int.yaml': int, ...Object.fromEntries(inputs) });
  return Object.fromEntries(made.map(({ path, text }) => [path, text]));
}

function withHosts(name: string, { extraHosts, ...file }: Client): unknown {
  const hosts = extraHosts?.map((host) => `${host}.${name}.customer.example`);
  return { ...file, ...(hosts && { extraHosts: hosts }) };
}

/** What is said of one stack: all but its place among the others, and the names of the client that is shown and of itself. */
function saidOf(plan: Plan, stack: string, names: readonly string[]): string {
  const group = plan.groups.find(({ members }) => members.some((member) => member.stack === stack));
  const consequences = group?.objects.map(({ identity, outcome, consequences: all, fields }) => [
    identity.split('/')[1],
    outcome,
    all.map(({ text, verdict }) => [text, verdict]),
    fields.map(({ steps }) => steps),
  ]);
  const said = JSON.stringify([group?.fate, group?.verdict, group?.headline, consequences]);
  return said.replaceAll(new RegExp(`(?<![a-z0-9])(${names.join('|')})(?![a-z0-9])`, 'g'), '<name>');
}

/** Only the files of one stack, on both sides. */
function onlyOf(files: Files, stack: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith(`${stack}/`)));
}

describe('the plan of any two fleets', () => {
  it('is empty where nothing changes', () => {
    fc.assert(
      fc.property(fleets, ([fleet]) => {
        const plan = comparePlans(treesOf(filesOf(fleet), filesOf(fleet)));
        expect([plan.groups, plan.verdict, plan.diagnostics]).toEqual([[], 'no change', []]);
      }),
      { numRuns: 10 },
    );
  });

  it('says of each client, in whatever group, what it says of that client alone', () => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        const [before, after] = fleet.map(filesOf) as [Files, Files];
        const plan = comparePlans(treesOf(before, after));
        const stacks = plan.groups.flatMap(({ members }) => members.map(({ stack }) => stack));
        expect(new Set(stacks).size).toBe(stacks.length);
        for (const stack of stacks) {
          const alone = comparePlans(treesOf(onlyOf(before, stack), onlyOf(after, stack)));
          const shown = plan.groups.find(({ members }) => members.some((member) => member.stack === stack))?.members[0];
          const names = [shown?.name ?? '', stack.slice(stack.lastIndexOf('/') + 1)];
          expect([stack, saidOf(plan, stack, names)]).toEqual([stack, saidOf(alone, stack, names)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts every stack of which a file changes, comes or goes, and no other', () => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        const [before, after] = fleet.map(filesOf) as [Files, Files];
        const { groups } = comparePlans(treesOf(before, after));
        const named = groups.flatMap(({ members }) => members.map(({ stack }) => stack)).sort();
        const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
        const changed = paths.filter((path) => before[path] !== after[path]);
        expect(named).toEqual(changed.map((path) => path.slice(0, path.lastIndexOf('/'))).sort());
      }),
      { numRuns: 30 },
    );
  });

  it('is printed in full sentences, whatever is in it', () => {
    fc.assert(
      fc.property(fleets, ([before, after]) => {
        const text = textReport(comparePlans(treesOf(filesOf(before), filesOf(after))));
        expect(text).toMatch(/\nverdict: [^\n]+\n$/);
        expect(text).not.toMatch(/undefined|\[object|NaN/);
      }),
      { numRuns: 30 },
    );
  });
});
