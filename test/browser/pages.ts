import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparePlans } from '../../src/plan/compare-trees';
import type { FileTree } from '../../src/plan/read/trees';
import { htmlReport } from '../../src/plan/report/html';

const work = mkdtempSync(join(tmpdir(), 'mira-gitops-browser-'));

/** Removes every page that was made. */
export function removePages(): void {
  rmSync(work, { recursive: true, force: true });
}

/** The page of a case of `test/golden/report`, as the program makes it. */
export function pageOf(name: string): string {
  const args = ['plan', '--from', 'before', '--to', 'after', '--output', 'html'];
  const cwd = join(process.cwd(), 'test', 'golden', 'report', name);
  const mira = join(process.cwd(), 'bin', 'mira');
  const { status, stdout, stderr } = spawnSync(process.execPath, [mira, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`mira plan of ${name} failed:\n${stderr}`);
  return written(name, stdout);
}

/** The page of a fleet in which every client gets another image, and some more than that. */
export function pageOfFleet(clients: number): string {
  const before = fleet(clients, () => 'v3.20.7');
  const after = fleet(clients, (index) =>
    index % 50 === 7 ? 'latest' : index % 3 === 0 ? `v3.21.${index}` : 'v3.20.8',
  );
  const trees = { before: treeOf(before), after: treeOf(after), changed: [...after.keys()] };
  return written(`fleet-${clients}`, htmlReport(comparePlans(trees)));
}

function written(name: string, html: string): string {
  const path = join(work, `${name}.html`);
  writeFileSync(path, html);
  return path;
}

function treeOf(files: ReadonlyMap<string, string>): FileTree {
  return { paths: new Set(files.keys()), read: (path) => files.get(path) ?? '' };
}

function fleet(clients: number, version: (index: number) => string): Map<string, string> {
  const files = Array.from({ length: clients }, (_, index): [string, string] => {
    const name = `c${String(index).padStart(5, '0')}`;
    return [`int/clients/g${index % 10}/${name}/stack.k8s.yaml`, deployment(name, version(index))];
  });
  return new Map(files);
}

function deployment(name: string, version: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: client-${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: web
          image: registry.example.com/shop/web:${version}
          env:
            - name: PUBLIC_URL
              value: https://${name}.example.net
`;
}
