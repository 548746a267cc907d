import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One cluster with everything that clients use; three versions by channel and pin. */
const ENVIRONMENT = `domain: alsigo.net
kubernetesVersion: "1.33"
labels:
  environment: int
clients:
  channels:
    stable: v3.20.7
    canary: v3.20.8
  ingress:
    className: traefik
    controller:
      namespace: traefik
    tls:
      clusterIssuer: letsencrypt
  mail:
    host: smtp.alsigo.net
    user: no-reply@alsigo.net
    from: no-reply@alsigo.net
  storage:
    className: scw-bssd-retain
`;

/** How many clients a folder holds. */
const FOLDER = 1000;

/** A client that has a field has it with this chance. */
const OVERRIDES: readonly (readonly [chance: number, text: (index: number) => string])[] = [
  [0.06, () => 'channel: canary\n'],
  [0.05, () => 'state: suspended\n'],
  [0.02, () => 'state: retired\n'],
  [0.1, (index) => `displayName: "Client ${index}"\n`],
  [0.08, () => 'storage:\n  size: 20Gi\n'],
  [0.05, () => 'resources:\n  backend:\n    limits:\n      memory: 3Gi\n'],
  [0.04, (index) => `extraHosts:\n  - risk-${index}.customer.example\n`],
  [0.02, () => 'nodeSelector:\n  disk: ssd\n'],
  [0.02, () => 'tolerations:\n  - key: dedicated\n    operator: Exists\n    effect: NoSchedule\n'],
  [0.03, () => 'labels:\n  acme.example/tier: gold\n'],
];

/** The input files of a fleet, by path: the same for the same seed. */
export function syntheticFleet(clients: number, seed = 1): Map<string, string> {
  const random = mulberry32(seed);
  const files = new Map([['environments/int.yaml', ENVIRONMENT]]);
  for (let index = 0; index < clients; index += 1) {
    const folder = `g${String(Math.floor(index / FOLDER)).padStart(3, '0')}`;
    const name = `c${String(index).padStart(6, '0')}`;
    files.set(`clients/int/${folder}/${name}.yaml`, `adminEmail: it@${name}.example\n${overrides(index, random)}`);
  }
  return files;
}

function overrides(index: number, random: () => number): string {
  const fields = OVERRIDES.filter(([chance]) => random() < chance).map(([, text]) => text(index));
  const seen = new Set<string>();
  const unique = fields.filter((field) => {
    const key = field.split(':')[0] ?? '';
    return !seen.has(key) && seen.add(key);
  });
  // a version of its own and a channel exclude each other
  const pinned = random() < 0.05 && !seen.has('channel') ? 'version: v3.20.6\n' : '';
  return [...unique, pinned].join('');
}

/** Source: Tommy Ettinger's generator, in the public domain. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes a fleet into a folder of its own, without output. */
export function writeFleet(root: string, files: ReadonlyMap<string, string>): void {
  rmSync(root, { recursive: true, force: true });
  const made = new Set<string>();
  for (const [path, text] of files) {
    const folder = dirname(join(root, path));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(root, path), text);
  }
}
