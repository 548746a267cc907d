import { App, YamlOutputType } from 'cdk8s';
import { ClientChart } from '../src/charts/client-chart';
import { load } from '../src/pipeline';

/** Plain cdk8s: all charts in one App, which cdk8s validates again for each of them. Our own constructs, its writer. */
export function synthInOneApp(files: ReadonlyMap<string, string>, outdir: string): void {
  const encoder = new TextEncoder();
  const { value: fleet } = load([...files].map(([path, text]) => ({ path, bytes: encoder.encode(text) })));
  const [environment] = fleet?.environments ?? [];
  if (!fleet || !environment?.clients) throw new Error('the synthetic fleet is not valid');
  const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART });
  for (const client of fleet.clients) new ClientChart(app, client, environment, environment.clients);
  app.synth();
}
