/** Strings by name. */
export type Labels = Readonly<Record<string, string>>;

/** Who an object is, in the terms of https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export interface AppIdentity {
  /** The software: `ciso-assistant`. */
  readonly name: string;
  /** The installation, unique in its namespace; also the name of the workload. */
  readonly instance: string;
  /** What it does in the whole: `discovery`. */
  readonly component: string;
  /** The whole: `qlik`, `clients`. */
  readonly partOf: string;
}

/** The recommended labels, without the version. */
export function appLabels({ name, instance, component, partOf }: AppIdentity): Labels {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': instance,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/part-of': partOf,
    'app.kubernetes.io/managed-by': 'mira-gitops',
  };
}

/** For a workload and its pods only: a new release should not touch the Service. */
export function versionLabel(version: string): Labels {
  return { 'app.kubernetes.io/version': version };
}

/**
 * The labels that select the pods of a workload: a contract, for a selector cannot be changed. The software is
 * part of it, so that the API server refuses to start another product on a client's data.
 */
export function selectorLabels({ name, instance }: Pick<AppIdentity, 'name' | 'instance'>): Labels {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': instance };
}

/** The one label that is enough to select the pods of an installation in its namespace. */
export function instanceLabel({ instance }: Pick<AppIdentity, 'instance'>): Labels {
  return { 'app.kubernetes.io/instance': instance };
}
