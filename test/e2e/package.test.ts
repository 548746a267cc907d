import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { runProgram } from '../support/run-mira';
import { REPOSITORY, readTree, rootWith } from '../support/temp-root';

const APP = `
import { App, Chart } from 'cdk8s';
import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s';
import { EngineGroup } from 'mira-gitops/constructs/engine-group';
import { Mira, type MiraProps } from 'mira-gitops/constructs/mira';

const props: MiraProps = { namespace: 'analytics', kubernetesVersion: '1.34', version: '3.0.0', targetNamespace: 'analytics' };
const app = new App({ outdir: 'out' });
const chart = new Chart(app, 'analytics');
new KubeConfigMap(chart, 'notes', { metadata: { name: 'notes' }, data: { a: 'b' } });
new Mira(chart, 'mira', props);
new EngineGroup(chart, 'engine', { name: 'engine', namespace: 'analytics', acceptEULA: 'yes' });
app.synth();
`;

/** A repository of somebody else's that has this package installed. */
function otherRepository(files: Readonly<Record<string, string>>): string {
  const root = rootWith(files);
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(REPOSITORY, join(root, 'node_modules', 'mira-gitops'));
  for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs', '@kubernetes', '@types', 'typescript', '@typescript']) {
    symlinkSync(join(REPOSITORY, 'node_modules', name), join(root, 'node_modules', name));
  }
  return root;
}

const TSCONFIG = JSON.stringify({
  compilerOptions: { module: 'node20', target: 'es2023', strict: true, outDir: 'build', types: ['node'] },
  files: ['app.ts'],
});

describe('the package in another repository', () => {
  it('has constructs that compile with their types, beside those of cdk8s-plus', () => {
    const root = otherRepository({ 'app.ts': APP, 'tsconfig.json': TSCONFIG, 'package.json': '{}' });
    const tsc = join(REPOSITORY, 'node_modules', '.bin', 'tsc');
    expect(runProgram(root, [tsc])).toEqual({ code: 0, stdout: '', stderr: expect.anything() });
    expect(runProgram(root, [process.execPath, 'build/app.js']).code).toBe(0);
    const [text = ''] = Object.values(readTree(join(root, 'out')));
    const kinds = parseAllDocuments(text).map((document) => document.get('kind'));
    expect(kinds).toEqual(expect.arrayContaining(['ConfigMap', 'Deployment', 'Role', 'RoleBinding', 'Service']));
  });

  it('refuses constructs that get it wrong, at compile time', () => {
    const app = APP.replace("acceptEULA: 'yes'", "acceptEULA: 'no'").replace("version: '3.0.0'", "version: '0.5.0'");
    const root = otherRepository({ 'app.ts': app, 'tsconfig.json': TSCONFIG, 'package.json': '{}' });
    const { code, stdout } = runProgram(root, [join(REPOSITORY, 'node_modules', '.bin', 'tsc')]);
    expect(code).not.toBe(0);
    expect(stdout).toContain(`Type '"no"' is not assignable to type '"yes"'`);
    expect(stdout).toContain(`Type '"0.5.0"' is not assignable`);
  });

  it('synthesises a fleet that lies elsewhere', () => {
    const root = rootWith({ 'environments/dev.yaml': 'domain: dev.example\nkubernetesVersion: "1.33"\nmira: {}\n' });
    const elsewhere = rootWith({});
    const mira = join(REPOSITORY, 'bin', 'mira');
    expect(runProgram(elsewhere, [process.execPath, mira, 'synth', '--root', root]).code).toBe(0);
    expect(Object.keys(readTree(join(root, 'dist')))).toEqual([
      'dev/platform/mira/stack.k8s.yaml',
      'dev/platform/priority-classes/stack.k8s.yaml',
    ]);
    expect(readTree(elsewhere)).toEqual({});
  });
});
