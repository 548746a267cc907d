import type { Group } from '../../plan';
import { valueText } from '../../secrets/any-yaml';
import { documentsWithoutSecrets } from '../../secrets/secrets';
import type { FieldDocument, GroupDocument, MemberDocument, ObjectDocument } from '../plan-document';
import type { PageField, PageGroup, PageObject } from './page-data';
import type { Tables } from './tables';
import { nearChanges, yamlDiff } from './yaml-diff';

/** The longest value of a field; more of it is in the YAML. */
const LONGEST = 1_000;

/** A group without what is inside it. */
export function pageGroup(group: GroupDocument): PageGroup {
  const { number, environment, verdict, headline, fate, members, objects } = group;
  const meanings = [...new Set(objects.flatMap(({ consequences }) => consequences.map(({ meaning }) => meaning)))];
  return { number, environment, verdict, headline: cut(headline), fate, members: members.map(pageMember), meanings };
}

/** `a/b/c.yaml` is of the stack `a/b`, whose name is `b`, unless it is said. */
function pageMember({ name, stack, path }: MemberDocument): PageGroup['members'][number] {
  const isPlain = path.slice(0, path.lastIndexOf('/')) === stack && stack.slice(stack.lastIndexOf('/') + 1) === name;
  return isPlain ? path : [path, name, stack];
}

/** An object; the file of the group's first member is known. */
export function pageObject(object: ObjectDocument, file: string | undefined, tables: Tables): PageObject {
  const { kind, namespace, name, outcome, before, after, fields, consequences } = object;
  const { path, line } = after ?? before ?? { path: '', line: 1 };
  return {
    kind,
    name: namespace === undefined ? name : `${namespace}/${name}`,
    outcome,
    ...(path !== file && { path }),
    line,
    fields: fields.map((field) => tables.fields.placeOf(pageField(field, tables))),
    said: consequences.map(({ meaning, verdict, text, help, source }) =>
      tables.said.placeOf({ meaning, verdict, text, help, source }),
    ),
  };
}

function pageField({ path, before, after, reordered }: FieldDocument, { paths }: Tables): PageField {
  const sides = [paths.placeOf(path), shown(before), shown(after)] as const;
  return reordered ? [...sides, 1] : sides;
}

function shown(value: unknown): string | null {
  if (value === undefined) return null;
  return cut(valueText(value));
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The YAML of the objects of a group, whole or with what is near a change. */
export interface GroupYaml {
  readonly whole: readonly string[];
  readonly near: readonly string[];
}

export function groupYaml({ objects }: Group): GroupYaml {
  const lines = objects.map((object) => {
    const { before = '', after = '' } = documentsWithoutSecrets(object);
    return yamlDiff(before, after);
  });
  return { whole: lines.map((one) => one.join('\n')), near: lines.map((one) => nearChanges(one).join('\n')) };
}
