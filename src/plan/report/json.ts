import { invariant } from '../../diagnostics/invariant';
import type { Consequence, FieldChange, ObjectChange, PlacedObject } from '../change';
import { pathOf } from '../compare/steps';
import type { EnvironmentPlan, Group, Plan } from '../plan';
import { fieldsWithoutSecrets, NEW_NOT_SHOWN, NOT_SHOWN, textWithoutSecrets } from '../secrets/secrets';
import type {
  ConsequenceDocument,
  EnvironmentDocument,
  FieldDocument,
  GroupDocument,
  ObjectDocument,
  PlaceDocument,
  PlanDocument,
} from './plan-document';

/** A plan for programs. Its shape is in `schemas/plan.schema.json`. */
export function jsonReport(plan: Plan): string {
  return `${JSON.stringify(planDocument(plan), null, 2)}\n`;
}

/** A plan as plain data, with nothing in it that is not meant for readers: what the other reports are made from, too. */
export function planDocument({ verdict, environments, groups, diagnostics }: Plan): PlanDocument {
  return {
    version: 1,
    verdict,
    environments: environments.map(environmentDocument),
    groups: groups.map(groupDocument),
    diagnostics,
  };
}

function environmentDocument(environment: EnvironmentPlan): EnvironmentDocument {
  const { name, verdict, clients, others, budget, refusals } = environment;
  return { name, verdict, clients, others, budget, refusals: refusals.map(textWithoutSecrets) };
}

function groupDocument({ number, environment, verdict, headline, fate, members, objects }: Group): GroupDocument {
  return {
    number,
    environment,
    verdict,
    headline: textWithoutSecrets(headline),
    fate,
    members: members.map(({ name, stack, path }) => ({ name, stack, path })),
    objects: objects.map(objectDocument),
  };
}

function objectDocument(change: ObjectChange): ObjectDocument {
  const { identity, before, after, consequences, outcome } = change;
  const { apiVersion, kind, metadata } = manifestOf(after ?? before);
  const { namespace, name } = metadata;
  return {
    identity,
    apiVersion,
    kind,
    ...(namespace !== undefined && { namespace }),
    name,
    outcome,
    ...(before && { before: place(before) }),
    ...(after && { after: place(after) }),
    fields: fieldsWithoutSecrets(change.fields, change).map(fieldDocument),
    consequences: consequences.map(consequenceDocument),
  };
}

function manifestOf(object: PlacedObject | undefined): PlacedObject['manifest'] {
  invariant(object, 'a change of an object that is on neither side');
  return object.manifest;
}

function place({ path, line }: PlacedObject): PlaceDocument {
  return { path, line };
}

function fieldDocument({ steps, before, after, reordered = false }: FieldChange): FieldDocument {
  return {
    path: pathOf(steps),
    steps,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    reordered,
    masked: isMasked(before) || isMasked(after),
  };
}

function isMasked(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NOT_SHOWN) || value.includes(NEW_NOT_SHOWN);
  return typeof value === 'object' && value !== null && Object.values(value).some(isMasked);
}

function consequenceDocument(consequence: Consequence): ConsequenceDocument {
  const { meaning, verdict, text, help, source, fields = [], pods, claims } = consequence;
  return {
    meaning,
    verdict,
    text: textWithoutSecrets(text),
    ...(help !== undefined && { help: textWithoutSecrets(help) }),
    source,
    fields: fields.map(({ steps }) => pathOf(steps)),
    ...(pods && { pods }),
    ...(claims && { claims }),
  };
}
