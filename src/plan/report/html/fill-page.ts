import { invariant } from '../../../diagnostics/invariant';
import { byDanger } from '../../group/danger';
import type { Plan } from '../../plan';
import { planDocument } from '../json';
import type { GroupDocument } from '../plan-document';
import { inScript } from './in-script';
import type { PageData, PageGroup, PageObject } from './page-data';
import { groupYaml, pageGroup, pageObject } from './page-groups';
import { Tables } from './tables';

/** How much of the room is for fields and consequences; the rest is for YAML. */
const SHARE_OF_FIELDS = 0.6;

/**
 * Everything that the page shows, in so many characters of a script: of groups for which there is no room, the names only, the
 * least bad ones.
 */
export function pageData(plan: Plan, room: number): PageData {
  const { environments: all, groups: documents } = planDocument(plan);
  const environments = all.map(({ refusals: _, ...environment }) => environment);
  const order = plan.groups.map((_, index) => index).toSorted((a, b) => worse(plan, a, b));
  const sorted = order.map((index) => present(documents[index]));
  const groups = sorted.map(pageGroup);
  const tables = new Tables();
  const forObjects = room - sizeOf(groups) - sizeOf(environments);
  const fields = withFields(sorted, tables, forObjects * SHARE_OF_FIELDS);
  const left = forObjects - tables.size - fields.reduce((sum, objects) => sum + (objects ? sizeOf(objects) : 0), 0);
  const filled = withYaml(fields, (at) => groupYaml(present(plan.groups[order[at] ?? 0])), left);
  return {
    environments,
    said: tables.said.all,
    fields: tables.fields.all,
    paths: tables.paths.all,
    groups: groups.map((group, at) => withObjects(group, filled[at])),
  };
}

function withObjects(group: PageGroup, objects: readonly PageObject[] | undefined): PageGroup {
  return objects ? { ...group, objects } : group;
}

function worse({ groups }: Plan, a: number, b: number): number {
  const [left, right] = [present(groups[a]), present(groups[b])];
  return byDanger(left, right) || a - b;
}

/** Nothing is smaller than that. */
const LEAST = 2_000;

type Objects = readonly PageObject[] | undefined;

/** The objects of groups, as long as there is room; of one that is too large, none. */
function withFields(groups: readonly GroupDocument[], tables: Tables, room: number): Objects[] {
  let size = 0;
  return groups.map(({ objects: documents, members }) => {
    if (room - size - tables.size < LEAST) return undefined;
    const undo = tables.mark();
    const objects = documents.map((object) => pageObject(object, members[0]?.path, tables));
    const grown = size + sizeOf(objects);
    if (grown + tables.size <= room) size = grown;
    else undo();
    return size === grown ? objects : undefined;
  });
}

/** Each group has its share of what is left, and more where it is not much more; then only what is near a change. */
function withYaml(groups: readonly Objects[], yamlAt: (at: number) => ReturnType<typeof groupYaml>, room: number) {
  let left = room;
  return groups.map((objects, at) => {
    if (!objects || left < LEAST) return objects;
    const { whole, near } = yamlAt(at);
    const share = (4 * left) / (groups.length - at);
    const yaml = sizeOf(whole) <= Math.min(share, left) ? whole : near;
    if (sizeOf(yaml) > left) return objects;
    left -= sizeOf(yaml);
    return objects.map((object, index): PageObject => ({ ...object, yaml: yaml[index] ?? '' }));
  });
}

function sizeOf(value: unknown): number {
  return inScript(value).length;
}

function present<T>(value: T | undefined): T {
  invariant(value !== undefined, 'a group that is not there');
  return value;
}
