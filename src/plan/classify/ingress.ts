import type { Manifest } from '../../manifests/manifest';
import type { Consequence, Verdict } from '../change';
import { wordOf } from '../cluster/neighbours';
import { fieldsOf, textOf, textsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import { hostsOf } from '../network/routes';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/ingress/';
const CLASS_SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class';
const OLD_CLASS = 'kubernetes.io/ingress.class';

/** Whether an object is an Ingress of Kubernetes, not of somebody else. */
export function isIngress({ kind, group }: Situation): boolean {
  return kind === 'Ingress' && (group === 'networking.k8s.io' || group === 'extensions');
}

/** The hosts that an Ingress answers for, and who reads it. Paths and certificates are other rules'. */
export function ingress(situation: Situation): Consequence[] {
  if (!isIngress(situation)) return [];
  const { before, after } = situation;
  const [old, now] = [hostsOf(before), hostsOf(after)];
  return [
    ...without(old, now).map((host) => lost(situation, host)),
    ...without(now, old).flatMap((host) => gained(situation, host)),
    ...(before && after ? ofClass(situation, classOf(before), classOf(after)) : []),
  ];
}

function said(situation: Situation, verdict: Verdict, text: string, source = SOURCE): Consequence {
  return { meaning: 'traffic', verdict, text, ...from(touching(situation.fields, 'spec.rules')), source };
}

function lost(situation: Situation, host: string): Consequence {
  const [other] = others(situation, host);
  if (other) return said(situation, 'needs attention', `${nameOf(host)} answered by ${other} from now on`);
  return said(situation, 'dangerous', `${nameOf(host)} answers no more`);
}

function gained(situation: Situation, host: string): Consequence[] {
  const also = others(situation, host).map((other) =>
    said(situation, 'needs attention', `${nameOf(host)} is a host of ${other} too`),
  );
  return [said(situation, 'needs attention', `${nameOf(host)} answers from now on`), ...also];
}

function nameOf(host: string): string {
  return host === '*' ? 'every other host' : host;
}

/** What else answers for a host when all is applied. */
function others({ cluster, pair }: Situation, host: string): string[] {
  if (host === '*') return [];
  const self = (pair.after ?? pair.before)?.manifest.metadata;
  const answering = cluster.mentioning('after', wordOf(host)).filter((manifest) => {
    const { name, namespace } = manifest.metadata;
    const isSelf = manifest.kind === 'Ingress' && name === self?.name && namespace === self?.namespace;
    const hosts = manifest.kind === 'Ingress' ? hostsOf(manifest) : textsOf(valueAt(manifest, 'spec.hostnames'));
    return !isSelf && hosts.includes(host);
  });
  return answering.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

/** The class is a field, and was an annotation. */
function classOf(manifest: Manifest): string | undefined {
  return (
    textOf(valueAt(manifest, 'spec.ingressClassName')) ?? textOf(fieldsOf(manifest.metadata.annotations)[OLD_CLASS])
  );
}

function ofClass(situation: Situation, was: string | undefined, is: string | undefined): Consequence[] {
  const annotation = situation.fields.filter(({ steps }) => steps.at(-1) === OLD_CLASS);
  const changes = from([...touching(situation.fields, 'spec.ingressClassName'), ...annotation]);
  if (was === is) return [];
  const text = `class ${is ?? 'by default'} instead of ${was ?? 'by default'}: another controller`;
  const help = 'the old controller lets go at once: see that the names lead to the address of the new one';
  return [{ meaning: 'traffic', verdict: 'dangerous', text, ...changes, help, source: CLASS_SOURCE }];
}
