import type { StringMap } from '../environment/environment';
import type { Toleration } from '../fields/tolerations';
import type { ContainerResources } from '../upstream/client-product';

/** What of a client runs. */
export type ClientState = 'active' | 'suspended' | 'retired';

/** One client, every default filled in from its environment. */
export interface Client {
  readonly name: string;
  readonly environment: string;
  readonly folders: readonly string[];
  readonly source: string;
  /** What the client's objects are called. */
  readonly instance: string;
  readonly namespace: string;
  readonly adminEmail: string;
  readonly displayName: string;
  readonly state: ClientState;
  readonly version: string;
  /** References by image. */
  readonly images: StringMap;
  /** The first is `<client>.<domain>`. */
  readonly hosts: readonly [string, ...string[]];
  readonly storage: { readonly size: string; readonly className: string };
  /** By container. */
  readonly resources: Readonly<Record<string, ContainerResources>>;
  readonly nodeSelector: StringMap;
  readonly tolerations: readonly Toleration[];
  readonly labels: StringMap;
  readonly annotations: StringMap;
}
