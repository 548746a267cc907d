import * as z from 'zod';
import type { ConsequenceDocument, FieldDocument, ObjectDocument } from '../plan/report/plan-document';
import { claims, list, meaning, outcome, pods, text, verdict } from './plan-words';

const place = (description: string) =>
  z
    .strictObject({
      path: text('the file, below what was compared'),
      line: z.int().min(1).meta({ description: 'where the object begins, counted from 1' }),
    })
    .optional()
    .meta({ description });

const field: z.ZodType<FieldDocument> = z.strictObject({
  path: text('the field as people write it: spec.template.spec.containers[backend].image'),
  steps: list(z.string(), 'the way from the object to the field; an element of a list is a step in brackets'),
  before: z.unknown().optional().meta({ description: 'what it was; not there where the field was not' }),
  after: z.unknown().optional().meta({ description: 'what it is; not there where the field is not' }),
  reordered: z.boolean().meta({ description: 'the same elements of a list in another order' }),
  masked: z.boolean().meta({ description: 'there are secrets in it, which are not shown' }),
});

const consequence: z.ZodType<ConsequenceDocument> = z.strictObject({
  meaning,
  verdict: verdict('how bad it is'),
  text: text('what happens, for people'),
  help: z.string().optional().meta({ description: 'what to do; commands are on lines of their own' }),
  source: text('where Kubernetes says so: a page, or a file of its source'),
  fields: list(z.string(), 'the paths of the fields that it comes from; none where it is about the whole object'),
  pods: pods.optional(),
  claims: claims.optional(),
});

/** An object that is not the same on both sides. */
export const object: z.ZodType<ObjectDocument> = z.strictObject({
  identity: text('API group, kind, namespace and name: what tells it from every other object of the cluster'),
  apiVersion: text('the API group and version'),
  kind: text('the kind'),
  namespace: z.string().optional().meta({ description: 'the namespace; not there where the file names none' }),
  name: text('the name'),
  outcome,
  before: place('where it was; not there where it is new'),
  after: place('where it is; not there where it is removed'),
  fields: list(field, 'the fields that are not the same; empty where the object comes or goes'),
  consequences: list(consequence, 'what Kubernetes does with it, the worst first'),
});
