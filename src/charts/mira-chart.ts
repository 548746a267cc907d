import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { EngineGroup } from '../constructs/engine-group';
import { Mira } from '../constructs/mira';
import { Namespace } from '../constructs/namespace';
import { compare } from '../diagnostics/diagnostic';
import type { EngineGroupSettings, Environment } from '../environment/environment';

/** Qlik Mira, the engines that it discovers, and their namespaces. */
export class MiraChart extends Chart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, 'mira', { disableResourceNameHashes: true });
    const { labels, mira, engines, kubernetesVersion } = environment;
    for (const name of ownNamespaces(environment)) {
      const own = { ...labels, 'app.kubernetes.io/managed-by': 'mira-gitops', 'app.kubernetes.io/part-of': 'qlik' };
      new Namespace(this, `namespace-${name}`, { name, kubernetesVersion, labels: own });
    }
    if (mira) new Mira(this, 'mira', { ...mira, kubernetesVersion, labels });
    for (const engine of engines) this.engineGroup(engine, environment);
  }

  private engineGroup(engine: EngineGroupSettings, { labels, mira }: Environment): void {
    const discovery = mira && { namespace: mira.namespace, podLabels: { 'app.kubernetes.io/instance': 'mira' } };
    new EngineGroup(this, `engine-${engine.name}`, {
      ...engine,
      acceptEULA: 'yes',
      ...(discovery && { discovery }),
      labels,
    });
  }
}

/** The namespaces of Mira and engines but for the one that a cluster has from the start. */
function ownNamespaces({ mira, engines }: Environment): string[] {
  const ofMira = mira ? [mira.namespace, mira.targetNamespace ?? mira.namespace] : [];
  const all = [...ofMira, ...engines.map(({ namespace }) => namespace)];
  return [...new Set(all)].filter((name) => name !== 'default').sort(compare);
}
