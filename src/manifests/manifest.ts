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

/** What tells an object from others. */
export interface ManifestHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Pick<Manifest['metadata'], 'name' | 'namespace'>;
}

/** Objects that are written into one file and applied together. */
export interface Stack {
  /** The folder in `dist/`: `int/clients/emea/acme`, `int/platform/mira`. */
  readonly folder: string;
  /** The input file that it comes from. */
  readonly source: string;
  /** Of a stack with {@link filled}, made when they are asked for. */
  readonly manifests: readonly Manifest[];
  /** @default - not made from a template */
  readonly filled?: Filled;
}

/**
 * What is known of a stack that is made from a template, without its objects. The rules of a stack found nothing wrong
 * with the template, and none of its objects concerns discovery.
 */
export interface Filled {
  readonly heads: readonly ManifestHead[];
  /** Every text of the stack that is not in the template. */
  readonly texts: readonly string[];
  yaml(): string;
}

/** The heads of a stack's objects. */
export function headsOf(stack: Stack): readonly ManifestHead[] {
  return stack.filled?.heads ?? stack.manifests;
}

/** Kind, namespace and name, for people: `StatefulSet client-acme/client-acme`. */
export function describe({ kind, metadata: { namespace, name } }: ManifestHead): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
