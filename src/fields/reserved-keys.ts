/** The prefix of our own labels and annotations. */
export const OWN_PREFIX = 'mira-gitops.io';

/**
 * Domains whose labels and annotations some program acts on. A client file must not be able to switch
 * pruning off, inject a sidecar, choose an IAM role or reroute traffic.
 */
const DOMAINS: Readonly<Record<string, string>> = {
  [OWN_PREFIX]: 'this generator',
  'kubernetes.io': 'Kubernetes',
  'x-k8s.io': 'Kubernetes',
  'ovn.org': 'the network plug-in',
  'multus-cni.io': 'the network plug-in',
  'kuma.io': 'Kuma',
  'dapr.io': 'Dapr',
  'opentelemetry.io': 'OpenTelemetry',
  'datadoghq.com': 'Datadog',
  'dynatrace.com': 'Dynatrace',
  'newrelic.com': 'New Relic',
  'banzaicloud.io': 'Bank-Vaults',
  'karpenter.sh': 'Karpenter',
  'k8s.io': 'Kubernetes',
  'argoproj.io': 'Argo CD',
  'fluxcd.io': 'Flux',
  'helm.sh': 'Helm',
  'cert-manager.io': 'cert-manager',
  'istio.io': 'Istio',
  'linkerd.io': 'Linkerd',
  'cilium.io': 'Cilium',
  'projectcalico.org': 'Calico',
  'cni.cncf.io': 'the network plug-in',
  'traefik.io': 'Traefik',
  'haproxy.org': 'HAProxy',
  'haproxy.com': 'HAProxy',
  'haproxy-ingress.github.io': 'HAProxy Ingress',
  'nginx.org': 'NGINX',
  'konghq.com': 'Kong',
  'projectcontour.io': 'Contour',
  'prometheus.io': 'Prometheus',
  'coreos.com': 'the Prometheus operator',
  'external-secrets.io': 'External Secrets',
  'sealedsecrets.bitnami.com': 'Sealed Secrets',
  'vault.hashicorp.com': 'Vault',
  'hashicorp.com': 'HashiCorp software',
  'emberstack.com': 'Reflector',
  'stakater.com': 'Reloader',
  'kyverno.io': 'Kyverno',
  'gatekeeper.sh': 'Gatekeeper',
  'velero.io': 'Velero',
  'openshift.io': 'OpenShift',
  'cattle.io': 'Rancher',
  'amazonaws.com': 'AWS',
  'gke.io': 'Google Kubernetes Engine',
  'cloud.google.com': 'Google Cloud',
  'azure.com': 'Azure',
  'azure.workload.identity': 'Azure',
  'keel.sh': 'Keel',
  janitor: 'kube-janitor',
  downscaler: 'kube-downscaler',
};

/** Keys without a domain that a program acts on, or that selectors of others are made of. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(qix-engine|miraDiscoveryId)/, 'the discovery of Mira'],
  [/^istio-/, 'Istio'],
  [/^aadpodidbinding$/, 'Azure'],
  [/^(app|client|component|k8s-app|name|release|service|tier)$/, 'the selectors of other Services'],
];

/** Who acts on a label or annotation; undefined if it is free to use. */
export function reservedBy(key: string): string | undefined {
  const slash = key.indexOf('/');
  if (slash < 0) return NAMES.find(([pattern]) => pattern.test(key))?.[1];
  const prefix = key.slice(0, slash);
  const domain = Object.keys(DOMAINS).find((owned) => prefix === owned || prefix.endsWith(`.${owned}`));
  return domain === undefined ? undefined : DOMAINS[domain];
}
