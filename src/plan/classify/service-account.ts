import type { Consequence, Verdict } from '../change';
import { neighbours } from '../cluster/neighbours';
import { fieldsOf, objectsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import { podOf, specOf } from '../pods/pod-spec';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/security/service-accounts/';
const ADMISSION = 'kubernetes v1.36.3, plugin/pkg/admission/serviceaccount/admission.go';

/** Annotations by which a cloud gives pods an identity of its own. */
const CLOUD = [
  'eks.amazonaws.com/role-arn',
  'iam.gke.io/gcp-service-account',
  'azure.workload.identity/client-id',
  'azure.workload.identity/tenant-id',
];

/** What pods are to the API server and to the cloud by their ServiceAccount. */
export function serviceAccount(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (kind !== 'ServiceAccount' || group !== '') return [];
  if (!after) return removed(situation);
  return [...cloud(situation), ...(before ? [...token(situation), ...pullSecrets(situation)] : [])];
}

function said({ fields }: Situation, verdict: Verdict, text: string, path: string, source = SOURCE): Consequence {
  return { meaning: 'identity', verdict, text, ...from(touching(fields, path)), source };
}

/** Pods that run keep running, with a token that nobody takes any more; new ones are refused. */
function removed(situation: Situation): Consequence[] {
  const { before, cluster } = situation;
  const name = before?.metadata.name ?? '';
  // every namespace gets that one again
  if (name === 'default') return [];
  const around = neighbours(cluster, 'after', before, name).filter((manifest) => {
    const spec = specOf(podOf(manifest));
    return spec.serviceAccountName === name || spec.serviceAccount === name;
  });
  return around.map(({ kind, metadata }) => {
    return said(situation, 'dangerous', `${kind} ${metadata.name} runs as it: no new pod is made`, '', ADMISSION);
  });
}

function token(situation: Situation): Consequence[] {
  const path = 'automountServiceAccountToken';
  const isOn = (side: unknown) => valueAt(side, path) !== false;
  const [was, is] = [isOn(situation.before), isOn(situation.after)];
  if (was === is) return [];
  const text = is ? 'pods get a token of it' : 'pods no longer get a token of it';
  return [said(situation, 'needs attention', `${text}, unless they say otherwise`, path)];
}

function pullSecrets(situation: Situation): Consequence[] {
  const names = (side: unknown) => objectsOf(valueAt(side, 'imagePullSecrets')).map(({ name }) => String(name));
  const lost = without(names(situation.before), names(situation.after));
  const gained = without(names(situation.after), names(situation.before));
  return [
    ...lost.map((name) => `images are no longer pulled with Secret ${name}`),
    ...gained.map((name) => `images are pulled with Secret ${name}`),
  ].map((text) => said(situation, 'needs attention', text, 'imagePullSecrets'));
}

function cloud(situation: Situation): Consequence[] {
  const [was, is] = [situation.before, situation.after].map((side) => fieldsOf(side?.metadata.annotations));
  return CLOUD.flatMap((key) => {
    const [old, now] = [was?.[key], is?.[key]];
    if (old === now) return [];
    const text = now === undefined ? `no longer ${old} in the cloud` : `is ${now} in the cloud`;
    const changes = situation.fields.filter(({ steps }) => steps[1] === 'annotations' && (steps[2] ?? key) === key);
    return [{ meaning: 'identity', verdict: 'needs attention', text, ...from(changes), source: SOURCE } as const];
  });
}
