import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { describe, type Manifest, type Stack } from '../manifest';
import { type PodTemplate, podTemplate, selects } from '../pod-template';

type Labels = Readonly<Record<string, string>>;

/** The parts of an object that refer to others. */
interface Referring {
  readonly spec?: {
    readonly selector?: Labels & { readonly matchLabels?: Labels };
    readonly podSelector?: { readonly matchLabels?: Labels };
    readonly serviceName?: string;
    readonly clusterIP?: string;
    readonly ports?: readonly { readonly name?: string }[];
    readonly rules?: readonly { readonly http?: { readonly paths: readonly { readonly backend: Backend }[] } }[];
  };
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[];
}

interface Backend {
  readonly service?: { readonly name: string; readonly port?: { readonly name?: string } };
}

/** What a check looks at: one object, and what lies beside it. */
interface Context extends Referring {
  readonly manifest: Manifest;
  readonly manifests: readonly Manifest[];
  readonly pods: readonly PodTemplate[];
}

/** Everything that an object refers to is in its stack: the API server would take it all the same. */
export function references({ source, manifests }: Stack): Diagnostic[] {
  const pods = manifests.flatMap((manifest) => podTemplate(manifest) ?? []);
  const help = 'make the two agree: the API server takes them as they are, and nothing works';
  return manifests.flatMap((manifest) => {
    const { spec, roleRef, subjects } = manifest as Referring;
    // field by field: a copy of the whole object costs more than all checks
    const context: Context = { manifest, manifests, pods, spec, roleRef, subjects };
    const problems = [...(CHECKS[manifest.kind] ?? []), serviceAccount].flatMap((check) => check(context));
    return problems.map((what) =>
      error({ source }, 'manifest/broken-reference', `${describe(manifest)}: ${what}`, help),
    );
  });
}

type Check = (context: Context) => string[];

/** A controller selects the pods that it makes. */
const ownPods: Check = ({ manifest, spec }) => {
  const template = podTemplate(manifest);
  return template && !selects(spec?.selector?.matchLabels, template)
    ? ['the selector does not match its own pods']
    : [];
};

const servicePods: Check = ({ spec, ...context }) => (spec?.selector ? somePods(spec.selector, context) : []);

const selectorPods: Check = ({ spec, ...context }) => somePods(spec?.selector?.matchLabels, context);

const policyPods: Check = ({ spec, ...context }) => somePods(spec?.podSelector?.matchLabels, context);

function somePods(selector: Labels | undefined, { manifest, pods }: Omit<Context, 'spec'>): string[] {
  const found = pods.some((pod) => pod.namespace === manifest.metadata.namespace && selects(selector, pod));
  return found ? [] : ['the selector matches no pods'];
}

const headlessService: Check = ({ spec, ...context }) => {
  const service = find(context, 'Service', spec?.serviceName);
  if (!service) return [`there is no Service ${spec?.serviceName ?? 'named'}`];
  return service.spec?.clusterIP === 'None' ? [] : [`the Service ${spec?.serviceName} is not headless`];
};

const serviceAccount: Check = ({ manifest, ...context }) => {
  const name = podTemplate(manifest)?.serviceAccountName;
  if (!podTemplate(manifest) || find({ manifest, ...context }, 'ServiceAccount', name)) return [];
  return [name === undefined ? 'no ServiceAccount is named' : `there is no ServiceAccount ${name}`];
};

const backends: Check = ({ spec, ...context }) => {
  const paths = (spec?.rules ?? []).flatMap(({ http }) => http?.paths ?? []);
  const problems = paths.flatMap(({ backend: { service } }) => {
    const target = find(context, 'Service', service?.name);
    if (!target) return [`there is no Service ${service?.name ?? 'named'}`];
    const port = service?.port?.name;
    const known = port === undefined || target.spec?.ports?.some(({ name }) => name === port);
    return known ? [] : [`the Service ${service?.name} has no port ${port}`];
  });
  return [...new Set(problems)];
};

const roleAndSubjects: Check = ({ roleRef, subjects = [], manifest, manifests }) => {
  const role = manifests.some(({ kind, metadata }) => kind === roleRef?.kind && metadata.name === roleRef.name);
  const accounts = subjects.filter(({ kind }) => kind === 'ServiceAccount');
  const missing = accounts.filter(
    ({ name, namespace }) =>
      !manifests.some(
        ({ kind, metadata }) =>
          kind === 'ServiceAccount' &&
          metadata.name === name &&
          metadata.namespace === (namespace ?? manifest.metadata.namespace),
      ),
  );
  return [
    ...(role ? [] : [`there is no ${roleRef?.kind ?? 'role'} ${roleRef?.name ?? ''}`]),
    ...missing.map(({ name }) => `there is no ServiceAccount ${name}`),
  ];
};

function find(
  { manifest, manifests }: Pick<Context, 'manifest' | 'manifests'>,
  kind: string,
  name: string | undefined,
): Referring | undefined {
  const { namespace } = manifest.metadata;
  return manifests.find(
    (other) => other.kind === kind && other.metadata.namespace === namespace && other.metadata.name === name,
  ) as Referring | undefined;
}

const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  Deployment: [ownPods],
  StatefulSet: [ownPods, headlessService],
  DaemonSet: [ownPods],
  Service: [servicePods],
  PodDisruptionBudget: [selectorPods],
  NetworkPolicy: [policyPods],
  Ingress: [backends],
  RoleBinding: [roleAndSubjects],
  ClusterRoleBinding: [roleAndSubjects],
};
