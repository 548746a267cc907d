import { stringify } from 'yaml';
import { ENVIRONMENT } from '../support/fleet';
import { runHere } from '../support/run-mira';
import { rootWith } from '../support/temp-root';

/** Clients in folders of a thousand. */
function clients(count: number): Record<string, string> {
  const names = Array.from({ length: count }, (_, index) => `clients/int/g${Math.floor(index / 1000)}/c${index}.yaml`);
  return Object.fromEntries(names.map((path) => [path, 'adminEmail: it@acme.example\n']));
}

function environment(sharedNamespace?: string): Record<string, string> {
  const settings = { ...ENVIRONMENT.clients, ...(sharedNamespace && { sharedNamespace }) };
  return { 'environments/int.yaml': stringify({ ...ENVIRONMENT, clients: settings }) };
}

describe('mira fleet', () => {
  it('warns before a cluster has too many Services, and an ApplicationSet too many Applications', async () => {
    const { code, stderr } = await runHere(rootWith({ ...environment(), ...clients(4001) }), 'fleet');
    expect(code).toBe(0);
    expect(stderr).toContain('environments/int.yaml warning fleet/near-limit\n  4002 of at most 5000 stacks');
    expect(stderr).toContain('8002 of at most 10000 Services (Kubernetes scalability thresholds)');
    expect(stderr).toContain('help: use an ApplicationSet for each folder of clients');
    expect(stderr).toMatch(/\n2 warnings\n$/);
  });

  it('warns before a shared namespace has too many Services', async () => {
    const { stderr } = await runHere(rootWith({ ...environment('clients'), ...clients(2000) }), 'fleet');
    expect(stderr).toContain('4000 of at most 5000 Services in the namespace clients');
    expect(stderr).toMatch(/\n1 warning\n$/);
  });
});
