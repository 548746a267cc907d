import type { Manifest } from '../../manifests/manifest';
import type { Consequence, FieldChange, ObjectPair } from '../change';

/** The objects of one cluster, also those that did not change: what a rule may ask. */
export interface ClusterView {
  /** Objects that mention every one of some texts anywhere, such as the name of a ConfigMap and a namespace, on one side. */
  mentioning(side: 'before' | 'after', ...texts: readonly string[]): readonly Manifest[];
  /** Objects that are there on one side only. */
  only(side: 'before' | 'after', kind: string): readonly Manifest[];
}

/** What a rule looks at: one object that is not the same on both sides, as the API server would store it. */
export interface Situation {
  readonly pair: ObjectPair;
  /** With its group where Kubernetes has a kind of the same name: `Service.serving.knative.dev`. */
  readonly kind: string;
  /** The API group, empty for the core. */
  readonly group: string;
  /** @default - it is added */
  readonly before?: Manifest;
  /** @default - it is removed */
  readonly after?: Manifest;
  /** Empty where it is added or removed. */
  readonly fields: readonly FieldChange[];
  readonly cluster: ClusterView;
  /** Whether a selector may look at `app.kubernetes.io/version`. To look for it each time is to read a fleet for each new image. */
  readonly versionMaySelect: boolean;
}

/** What Kubernetes does with a change. Looks at its own kinds of objects and fields only, and passes over the others. */
export type Rule = (situation: Situation) => readonly Consequence[];
