import type { Scale } from './scale';

/** How near an environment comes to a limit that somebody has published. */
export interface ScaleLimit {
  /** What is counted: `Services in the namespace clients`. */
  readonly what: string;
  readonly now: number;
  readonly limit: number;
  /** Where the limit is from. */
  readonly source: string;
  /** What to do before it is met. */
  readonly remedy: string;
}

const KUBERNETES = 'Kubernetes scalability thresholds';
const ANOTHER_CLUSTER = 'give new clients another environment, which is another cluster';

/**
 * The limits of an environment, in the order in which a reader asks for them.
 *
 * Sources: GitHub, repository limits (3,000 entries of a folder); argoproj/argo-cd, --max-resources-status-count of the
 * ApplicationSet controller (5,000); etcd, --max-request-bytes (1.5 MiB); kubernetes/community,
 * sig-scalability/configs-and-limits/thresholds.md (10,000 namespaces and Services, 5,000 Services in one namespace;
 * for the largest possible cluster, and in proportion for a smaller one).
 */
export function scaleLimits(scale: Scale): ScaleLimit[] {
  const { largestFolder, largestObject, servicesOfNamespace } = scale;
  return [
    {
      what: `entries of dist/${largestFolder.of}`,
      now: largestFolder.count,
      limit: 3000,
      source: 'GitHub, repository limits',
      remedy: 'spread the clients over folders: folders change no object',
    },
    {
      what: 'stacks, which an ApplicationSet makes Applications of',
      now: scale.stacks,
      limit: 5000,
      source: 'Argo CD, --max-resources-status-count',
      remedy: 'use an ApplicationSet for each folder of clients',
    },
    {
      what: `bytes of the ${largestObject.of}`,
      now: largestObject.count,
      limit: 1.5 * 1024 * 1024,
      source: 'etcd, --max-request-bytes',
      remedy: 'shorten what the object holds: annotations, host names',
    },
    {
      what: `Services in the namespace ${servicesOfNamespace.of}`,
      now: servicesOfNamespace.count,
      limit: 5000,
      source: KUBERNETES,
      remedy: `give each client a namespace of its own, or ${ANOTHER_CLUSTER}`,
    },
    { what: 'Services', now: scale.services, limit: 10_000, source: KUBERNETES, remedy: ANOTHER_CLUSTER },
    { what: 'namespaces', now: scale.namespaces, limit: 10_000, source: KUBERNETES, remedy: ANOTHER_CLUSTER },
  ];
}

/** Whether it is time to act: a limit is not met from one day to the next. */
export function isNear({ now, limit }: ScaleLimit): boolean {
  return now >= 0.8 * limit;
}
