import type { Meaning } from '../change';

/** What code scanning is told about a kind of consequence. */
export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly helpUri: string;
}

const DOCS = 'https://kubernetes.io/docs';

interface About {
  readonly short: string;
  readonly help: string;
  readonly uri: string;
}

const ABOUT: Readonly<Record<Meaning, About>> = {
  'no effect': {
    short: 'nothing changes in the cluster',
    help: 'The file is another, the object that the API server keeps is not.',
    uri: `${DOCS}/reference/using-api/server-side-apply/`,
  },
  'in place': {
    short: 'a field is changed in place',
    help: 'The API server takes the change, and no pod is replaced for it. See whether the new value is what is meant.',
    uri: `${DOCS}/reference/using-api/server-side-apply/`,
  },
  restart: {
    short: 'pods are replaced',
    help: 'Another pod template: the controller replaces its pods. See whether clients can bear that now.',
    uri: `${DOCS}/concepts/workloads/controllers/`,
  },
  immutable: {
    short: 'the API server refuses the change',
    help: 'The field cannot be changed. The object must be made again, or the change taken back.',
    uri: `${DOCS}/reference/kubernetes-api/`,
  },
  scale: {
    short: 'another number of pods',
    help: 'Pods are added or stopped. See whether those that are left can do the work.',
    uri: `${DOCS}/concepts/workloads/controllers/`,
  },
  traffic: {
    short: 'requests go another way, or nowhere',
    help: 'See who calls the host, path or port, and whether they are still answered.',
    uri: `${DOCS}/concepts/services-networking/`,
  },
  data: {
    short: 'data may be lost or left behind',
    help: 'See what becomes of the volume claims before this is merged.',
    uri: `${DOCS}/concepts/storage/persistent-volumes/`,
  },
  identity: {
    short: 'somebody may do more, or less, in the cluster',
    help: 'See who has the role or the service account, and whether they need what it allows.',
    uri: `${DOCS}/reference/access-authn-authz/rbac/`,
  },
  security: {
    short: 'a protection is changed',
    help: 'See whether what runs still has no more rights than it needs.',
    uri: `${DOCS}/concepts/security/pod-security-standards/`,
  },
  configuration: {
    short: 'pods see other settings, some only after a restart',
    help: 'Pods that read a ConfigMap or Secret as environment variables see the change when they are made again.',
    uri: `${DOCS}/concepts/configuration/configmap/`,
  },
  delivery: {
    short: 'what is delivered, or how, is changed',
    help: 'See what the delivery controller will remove, and whether it still heals and prunes.',
    uri: `${DOCS}/concepts/overview/working-with-objects/`,
  },
  namespace: {
    short: 'a namespace comes or goes, with everything in it',
    help: 'A namespace that is deleted takes every object in it, data too.',
    uri: `${DOCS}/concepts/overview/working-with-objects/namespaces/`,
  },
  added: {
    short: 'an object is new',
    help: 'See whether it is meant.',
    uri: `${DOCS}/reference/using-api/server-side-apply/`,
  },
  removed: {
    short: 'an object is deleted',
    help: 'See whether anything still needs it.',
    uri: `${DOCS}/concepts/architecture/garbage-collection/`,
  },
  'custom resource': {
    short: 'an object that Kubernetes does not know is changed',
    help: 'What it means is up to its own controller: see the documentation of that.',
    uri: `${DOCS}/concepts/extend-kubernetes/api-extension/custom-resources/`,
  },
};

/** `plan/data` */
export function ruleId(meaning: Meaning): string {
  return `plan/${meaning.replaceAll(' ', '-')}`;
}

/** A result that stands for those that are too many. */
export const LEFT_OUT: SarifRule = {
  id: 'plan/left-out',
  name: 'LeftOut',
  shortDescription: { text: 'more consequences than code scanning shows' },
  fullDescription: { text: 'Code scanning shows so many results and no more; the worst are shown.' },
  help: { text: 'Run mira plan --output html or --output json: these hold everything.' },
  helpUri:
    'https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning',
};

/** Every rule, whether it has results or not. */
export const SARIF_RULES: readonly SarifRule[] = [
  ...Object.entries(ABOUT).map(([meaning, { short, help, uri }]) => ({
    id: ruleId(meaning as Meaning),
    name: meaning.replace(/(?:^| )(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: short },
    fullDescription: { text: `A change of which the plan says: ${short}.` },
    help: { text: help },
    helpUri: uri,
  })),
  LEFT_OUT,
];
