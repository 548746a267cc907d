import { MiraChart } from './charts/mira-chart';
import { PriorityChart } from './charts/priority-chart';
import { SharedNamespaceChart } from './charts/shared-namespace-chart';
import type { Environment } from './environment/environment';
import type { Stack } from './manifests/manifest';
import { render } from './manifests/render';

/** What an environment has beside its clients. */
export function platformStacks(environment: Environment): Stack[] {
  const { name, source, clients, mira, engines } = environment;
  const folder = (stack: string) => `${name}/platform/${stack}`;
  const shared = clients?.sharedNamespace;
  const stacks: Stack[] = [
    { folder: folder('priority-classes'), source, manifests: render((app) => new PriorityChart(app, environment)) },
  ];
  if (mira || engines.length > 0) {
    stacks.push({ folder: folder('mira'), source, manifests: render((app) => new MiraChart(app, environment)) });
  }
  if (clients && shared !== undefined && shared !== 'default') {
    const manifests = render((app) => new SharedNamespaceChart(app, environment, shared, clients.product));
    stacks.push({ folder: folder('clients'), source, manifests });
  }
  return stacks;
}
