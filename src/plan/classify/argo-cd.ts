import type { Consequence } from '../change';
import { type Fields, fieldsOf, textOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import { applicationSaid, isCascading, type Said } from '../delivery/argo-application';
import type { Situation } from './rule';

const DELETION = 'https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/';
const SPECIFICATION = 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/';

/** What an Application of Argo CD deploys, where, and what becomes of it when the Application goes. */
export function argoCd(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (group !== 'argoproj.io' || kind !== 'Application') return [];
  if (!after) return [removed(isCascading(valueAt(before, 'metadata.finalizers')))];
  if (!before) return [added(fieldsOf(after.spec))];
  const said = applicationSaid(fieldsOf(before.spec), fieldsOf(after.spec));
  return [...said.map((one) => consequence(situation, one, 'spec')), ...finalizer(situation)];
}

/** What is said of an Application, or of the template of many. */
export function consequence({ fields }: Situation, { at, ...said }: Said, prefix: string): Consequence {
  return { meaning: 'delivery', ...said, ...from(touching(fields, `${prefix}.${at}`)), source: SPECIFICATION };
}

/** What a new Application deploys: it is in no file here that it does. */
function added(spec: Fields): Consequence {
  const place = textOf(valueAt(spec, 'source.chart')) ?? textOf(valueAt(spec, 'source.path')) ?? 'several sources';
  const where = textOf(valueAt(spec, 'destination.namespace')) ?? 'namespaces of its objects';
  const text = `deploys ${place} to ${where}`;
  return { meaning: 'delivery', verdict: 'needs attention', text, source: SPECIFICATION };
}

function removed(cascades: boolean): Consequence {
  const text = cascades
    ? 'everything that it deployed is deleted'
    : 'what it deployed stays, and nobody looks after it';
  return { meaning: 'delivery', verdict: cascades ? 'dangerous' : 'needs attention', text, source: DELETION };
}

function finalizer({ before, after, fields }: Situation): Consequence[] {
  const [was, is] = [before, after].map((side) => isCascading(valueAt(side, 'metadata.finalizers')));
  if (was === is) return [];
  const text = is ? 'to delete it is to delete what it deployed' : 'to delete it is to leave what it deployed behind';
  const changes = from(touching(fields, 'metadata.finalizers'));
  return [{ meaning: 'delivery', verdict: 'needs attention', text, ...changes, source: DELETION }];
}
