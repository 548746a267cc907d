import { isDnsLabel, isLabelKey, isLabelValue, isSubdomain } from '../../upstream/name-syntax';
import type { Consequence } from '../change';
import { fieldsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { touching } from '../compare/touching';
import { templateSteps } from '../pods/pod-spec';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const LABELS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set';

/** Kinds that are named as a DNS subdomain. */
const SUBDOMAINS = [
  ...['ConfigMap', 'Secret', 'ServiceAccount', 'PersistentVolumeClaim', 'PersistentVolume', 'StorageClass'],
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod', 'Ingress', 'NetworkPolicy'],
];

/** Names and labels that Kubernetes does not take. */
export function invalidName(situation: Situation): Consequence[] {
  const { after, kind, fields } = situation;
  if (!after) return [];
  const refused = { meaning: 'immutable', verdict: 'refused' } as const;
  const { name } = after.metadata;
  const wrong = labelsWrong(situation).map(({ path, text }): Consequence => {
    const help = 'write at most 63 letters, digits, "-", "_" and "."';
    return { ...refused, text: `${path}: ${text}: refused`, fields: touching(fields, path), help, source: LABELS };
  });
  if (isName(kind, name)) return wrong;
  const help = 'write lower case letters, digits and "-"';
  return [{ ...refused, text: `${name} cannot be the name of a ${kind}: refused`, help, source: SOURCE }, ...wrong];
}

/** Source: kubernetes v1.36.3, pkg/apis/core/validation/validation.go: ValidateNamespaceName and those beside it. */
function isName(kind: string, name: string): boolean {
  if (kind === 'Namespace' || kind === 'Service') return isDnsLabel(name);
  return !SUBDOMAINS.includes(kind) || isSubdomain(name);
}

interface WrongLabel {
  readonly path: string;
  readonly text: string;
}

function labelsWrong({ after, kind }: Situation): WrongLabel[] {
  const template = templateSteps(kind)?.join('.');
  const places = ['metadata', ...(template ? [`${template}.metadata`] : [])];
  return places.flatMap((place) => {
    const path = `${place}.labels`;
    const labels = Object.entries(fieldsOf(valueAt(after, path)));
    const keys = Object.keys(fieldsOf(valueAt(after, `${place}.annotations`)));
    return [
      ...labels.flatMap(([, value]) =>
        isLabelValue(String(value)) ? [] : { path, text: `"${value}" is no label value` },
      ),
      ...labels.flatMap(([key]) => (isLabelKey(key) ? [] : { path, text: `"${key}" is no label key` })),
      // the API server takes capitals in the domain of an annotation
      ...keys.flatMap((key) =>
        isLabelKey(key.toLowerCase()) ? [] : { path: `${place}.annotations`, text: `"${key}" is no annotation key` },
      ),
    ];
  });
}
