import type { Consequence, Verdict } from '../change';
import { from, touching } from '../compare/touching';
import { certificateFor, certificatesOf, hostsOf } from '../network/routes';
import { isIngress } from './ingress';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls';

/** Hosts that are encrypted no more, or with another certificate. */
export function ingressTls(situation: Situation): Consequence[] {
  const { before, after } = situation;
  if (!isIngress(situation) || !after) return [];
  const [old, now] = [certificatesOf(before), certificatesOf(after)];
  return hostsOf(after).flatMap((host) => {
    const [was, is] = [certificateFor(host, old), certificateFor(host, now)];
    const name = host === '*' ? 'every other host' : host;
    const isNew = before === undefined || !hostsOf(before).includes(host);
    if (isNew) return is === undefined ? [said(situation, 'needs attention', `${name} is not encrypted`)] : [];
    if (was === is) return [];
    if (is === undefined) return [said(situation, 'dangerous', `${name} is no longer encrypted`)];
    if (was === undefined) return [said(situation, 'needs attention', `${name} is encrypted from now on`)];
    return [
      said(
        situation,
        'needs attention',
        `certificate of ${is || 'the controller'} instead of ${was || 'the controller'}`,
      ),
    ];
  });
}

function said({ fields }: Situation, verdict: Verdict, text: string): Consequence {
  return { meaning: 'traffic', verdict, text, ...from(touching(fields, 'spec.tls')), source: SOURCE };
}
