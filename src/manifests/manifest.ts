/** A Kubernetes object as plain data. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string | null>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly unknown[];
  };
  readonly [field: string]: unknown;
}

/** Objects that are written into one file and applied together. */
export interface Stack {
  /** The folder in `dist/`: `int/clients/emea/acme`, `int/platform/mira`. */
  readonly folder: string;
  /** The input file that it comes from. */
  readonly source: string;
  readonly manifests: readonly Manifest[];
}

/** Kind, namespace and name, for people: `StatefulSet client-acme/client-acme`. */
export function describe({ kind, metadata: { namespace, name } }: Manifest): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
