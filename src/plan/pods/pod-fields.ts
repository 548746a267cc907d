import type { FieldChange } from '../change';
import { fitsAny } from '../compare/steps';
import { CONTAINER_LISTS, templateSteps } from './pod-spec';

/** A field of a pod, by its steps from there: `spec.containers.*.image` is the same pattern for every kind. */
export interface PodField extends FieldChange {
  /** The same field, from the object. */
  readonly whole: FieldChange;
}

/** Whether objects of a kind are pods, or make some. */
export function makesPods(kind: string): boolean {
  return templateSteps(kind) !== undefined;
}

/** Those of the fields that are in the pods that an object makes. */
export function podFields(kind: string, fields: readonly FieldChange[]): PodField[] {
  const template = templateSteps(kind);
  if (!template) return [];
  const isBelow = ({ steps }: FieldChange) => template.every((step, index) => steps[index] === step);
  return fields.filter(isBelow).map((whole) => ({ ...whole, steps: whole.steps.slice(template.length), whole }));
}

const IMAGES = CONTAINER_LISTS.map((list) => `spec.${list}.*.image`);

/** Whether a field of a pod is the image of one of its containers. */
export function isImage(field: PodField): boolean {
  return fitsAny(field, IMAGES);
}
