import type { V1Container, V1Volume } from '@kubernetes/client-node';

/** A server that takes mail in for delivery. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly encryption: 'starttls' | 'tls' | 'none';
  /** @default - the server asks for no login */
  readonly user?: string;
}

/** How the e-mail of a product leaves. */
export interface MailSettings extends SmtpServer {
  readonly from: string;
  /** The Secret in the client's namespace with the passwords of the users. */
  readonly passwordSecret: string;
  /** Tried when the first server fails. @default - none */
  readonly rescue?: SmtpServer;
}

/** A PostgreSQL server. Database, user and password come from the client's Secret. */
export interface PostgresServer {
  readonly host: string;
  readonly port: number;
}

/** What every container is given a share of. */
export const RESOURCE_NAMES = ['cpu', 'memory', 'ephemeral-storage'] as const;

export type ResourceAmounts = Readonly<Record<(typeof RESOURCE_NAMES)[number], string>>;

/** Requests and limits of a container, complete. */
export interface ContainerResources {
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
}

/** What a product needs to know to describe its pod. */
export interface ProductSettings {
  /** The client's objects are called this, or begin with it. */
  readonly instance: string;
  readonly adminEmail: string;
  /** The first is the canonical one. Never empty. */
  readonly hosts: readonly [string, ...string[]];
  /** Image references by the names in {@link ClientProduct.images}. */
  readonly images: Readonly<Record<string, string>>;
  /** By container. */
  readonly resources: Readonly<Record<string, ContainerResources>>;
  readonly mail?: MailSettings;
  /** @default - sqlite on the client's volume */
  readonly postgres?: PostgresServer;
}

/** A path prefix of the client's hosts and the container port that serves it. */
export interface ProductRoute {
  readonly path: string;
  readonly portName: string;
  readonly port: number;
}

/** A product that clients get, as data: a file of this folder each. */
export interface ClientProduct {
  /** `app.kubernetes.io/name`. */
  readonly name: string;
  /** Repository by image name; undefined where there is no public one. */
  readonly images: Readonly<Record<string, string | undefined>>;
  /** The release that clients get unless the environment says otherwise. @default - the environment must say */
  readonly version?: string;
  readonly user: number;
  /** The strictest Pod Security level that the image can live with. */
  readonly podSecurity: 'restricted' | 'baseline';
  readonly readOnlyRootFilesystem: boolean;
  /** Whether it does not start without a mail server and a login there. */
  readonly needsMail: boolean;
  /** Whether it answers to its canonical host only. */
  readonly singleHost: boolean;
  /** Longest path first. */
  readonly routes: readonly ProductRoute[];
  /** By container; its keys are the containers that a client file can name. */
  readonly resources: Readonly<Record<string, ContainerResources>>;
  /** Without what is the same for all containers: pull policy and security context. */
  containers(settings: ProductSettings): V1Container[];
  /** Beside the client's data, which is the claim {@link DATA_VOLUME}. */
  readonly volumes: readonly V1Volume[];
}

/** The claim template with a client's data, named as in the controller that this generator replaces. */
export const DATA_VOLUME = 'db-data';
