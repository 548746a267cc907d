import type { Consequence, Verdict } from '../change';
import { type Fields, fieldsOf, isSame, textOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import type { Situation } from './rule';

const SOURCE = 'https://fluxcd.io/flux/components/helm/helmreleases/';
const VALUES = ['values', 'valuesFrom', 'postRenderers'];

/** Which chart a HelmRelease of Flux installs, and when it is installed anew. What is in a chart is in no file here. */
export function helmRelease(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (group !== 'helm.toolkit.fluxcd.io' || kind !== 'HelmRelease' || !before) return [];
  const old = fieldsOf(before.spec);
  if (!after) return [removed(old)];
  const now = fieldsOf(after.spec);
  return [
    ...anew(situation),
    ...chart(situation, old, now),
    ...values(situation, old, now),
    ...suspend(situation, old, now),
  ];
}

function said({ fields }: Situation, verdict: Verdict, text: string, ...paths: readonly string[]): Consequence {
  const changes = from(touching(fields, ...paths.map((path) => `spec.${path}`)));
  return { meaning: 'delivery', verdict, text, ...changes, source: SOURCE };
}

/** Source: github.com/fluxcd/helm-controller, internal/controller/helmrelease_controller.go, reconcileDelete. */
function removed({ suspend: isSuspended }: Fields): Consequence {
  const stays = isSuspended === true;
  const text = stays ? 'the release stays, and nobody looks after it' : 'the release is uninstalled';
  return { meaning: 'delivery', verdict: stays ? 'needs attention' : 'dangerous', text, source: SOURCE };
}

/** Another name, namespace or chart is another release. Source: of the same, internal/action/verify.go, ReleaseTargetChanged. */
function anew(situation: Situation): Consequence[] {
  const [was, is] = [situation.before, situation.after].map((side) => {
    const spec = fieldsOf(side?.spec);
    const namespace = textOf(spec.targetNamespace) ?? side?.metadata.namespace;
    const name =
      textOf(spec.releaseName) ?? [textOf(spec.targetNamespace), side?.metadata.name].filter(Boolean).join('-');
    const storage = textOf(spec.storageNamespace) ?? side?.metadata.namespace;
    return { release: `${namespace}/${name}`, storage, chart: textOf(valueAt(spec, 'chart.spec.chart')) };
  });
  if (!was || !is || isSame(was, is)) return [];
  const what = was.release === is.release ? (was.chart === is.chart ? is.storage : is.chart) : is.release;
  const text = `uninstalled, and installed anew as ${what}`;
  const paths = ['releaseName', 'targetNamespace', 'storageNamespace', 'chart.spec.chart'];
  return [said(situation, 'dangerous', text, ...paths)];
}

function chart(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const version = (spec: Fields) => textOf(valueAt(spec, 'chart.spec.version')) ?? 'the latest';
  const source = (spec: Fields) => {
    const { kind, namespace, name } = fieldsOf(valueAt(spec, 'chart.spec.sourceRef') ?? spec.chartRef);
    return [kind, namespace === undefined ? name : `${namespace}/${name}`].join(' ');
  };
  return [
    ...(version(old) === version(now)
      ? []
      : [said(situation, 'needs attention', `chart ${version(now)} instead of ${version(old)}`, 'chart.spec.version')]),
    ...(source(old) === source(now)
      ? []
      : [
          said(
            situation,
            'needs attention',
            `chart of ${source(now)} instead of ${source(old)}`,
            'chart.spec.sourceRef',
            'chartRef',
          ),
        ]),
  ];
}

function values(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const isOther = VALUES.some((field) => !isSame(old[field], now[field]));
  return isOther ? [said(situation, 'needs attention', 'upgraded with other values: up to the chart', ...VALUES)] : [];
}

function suspend(situation: Situation, old: Fields, now: Fields): Consequence[] {
  if ((old.suspend === true) === (now.suspend === true)) return [];
  const text =
    now.suspend === true ? 'not upgraded until it is resumed' : 'upgraded again, with all that changed meanwhile';
  return [said(situation, 'needs attention', text, 'suspend')];
}
