import type { Toleration } from '../fields/tolerations';
import type { ContainerResources, MailSettings, PostgresServer } from '../upstream/client-product';
import type { ClientProductName } from '../upstream/client-products';
import type { KubernetesVersion } from '../upstream/kubernetes';
import type { MiraVersion } from '../upstream/qlik-mira';
import type { IngressSettings } from './ingress';

/** Strings by name. */
export type StringMap = Readonly<Record<string, string>>;

/** One cluster, every default filled in. */
export interface Environment {
  readonly name: string;
  /** The file that it was read from. */
  readonly source: string;
  readonly domain: string;
  readonly kubernetesVersion: KubernetesVersion;
  readonly labels: StringMap;
  readonly platformHosts: readonly string[];
  readonly limits: ChangeLimits;
  /** @default - the environment takes no clients */
  readonly clients?: ClientSettings;
  /** @default - no discovery service */
  readonly mira?: MiraSettings;
  /** By name. */
  readonly engines: readonly EngineGroupSettings[];
}

/** What one change may do to an environment. */
export interface ChangeLimits {
  /** How many clients it may remove: so many, or so many in a hundred, whichever is more. */
  readonly removals: { readonly clients: number; readonly percent: number };
}

/** What all clients of an environment have in common. */
export interface ClientSettings {
  readonly product: ClientProductName;
  /** @default - a namespace for each client */
  readonly sharedNamespace?: string;
  readonly channels: { readonly stable: string; readonly canary: string };
  readonly ingress: IngressSettings;
  /** Repositories by image. */
  readonly images: StringMap;
  /** Digests by version, then image. */
  readonly digests: Readonly<Record<string, StringMap>>;
  readonly imagePullSecret?: string;
  /** Private networks that clients may reach by HTTPS. */
  readonly allowTo: readonly string[];
  readonly mail?: MailSettings;
  readonly postgres?: PostgresServer;
  readonly storage: { readonly size: string; readonly className: string };
  /** By container. */
  readonly resources: Readonly<Record<string, ContainerResources>>;
}

/** Qlik Mira. */
export interface MiraSettings {
  readonly version: MiraVersion;
  readonly image: string;
  readonly imagePullSecret: string;
  readonly namespace: string;
  /** Undefined: every namespace of the cluster. */
  readonly targetNamespace?: string;
  readonly replicas: number;
  readonly nodePort?: number;
  readonly allowFrom: readonly string[];
  readonly resources: ContainerResources;
}

/** A group of QIX engines. */
export interface EngineGroupSettings {
  readonly name: string;
  readonly image: string;
  readonly version: string;
  readonly imagePullSecret: string;
  readonly namespace: string;
  readonly replicas: number;
  readonly licenseServiceUrl?: string;
  readonly documents?: {
    readonly size: string;
    readonly className: string;
    readonly accessMode: 'ReadWriteOnce' | 'ReadWriteMany';
  };
  readonly allowFrom: readonly string[];
  readonly metricsFrom: readonly string[];
  readonly allowTo: readonly string[];
  readonly resources: ContainerResources;
  readonly nodeSelector: StringMap;
  readonly tolerations: readonly Toleration[];
}
