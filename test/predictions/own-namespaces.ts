import type { Manifest } from '../../src/manifests/manifest';

/** Where an object is that does not say it. */
const DEFAULT = 'default';

/** Gives the namespaces of a case names of their own, so that cases can be replayed next to each other in one cluster. */
export class OwnNamespaces {
  readonly #own: ReadonlyMap<string, string>;
  readonly #written: ReadonlyMap<string, string>;

  /** @param mark what no other case has, such as a number */
  constructor(manifests: readonly Manifest[], mark: string) {
    const written = new Set([DEFAULT, ...manifests.flatMap(namespacesOf)]);
    this.#own = new Map([...written].map((name) => [name, `${name}-${mark}`]));
    this.#written = new Map([...this.#own].map(([name, own]) => [own, name]));
  }

  /** As they are in the cluster. */
  get names(): readonly string[] {
    return [...this.#own.values()];
  }

  /** An object with the names that are in the cluster. */
  own(manifest: Manifest, isNamespaced: boolean): Manifest {
    const placed = this.renamed(manifest) as Manifest;
    const { metadata } = placed;
    if (manifest.kind === 'Namespace') {
      return { ...placed, metadata: { ...metadata, name: this.#own.get(metadata.name) ?? metadata.name } };
    }
    const namespace = metadata.namespace ?? this.#own.get(DEFAULT);
    return isNamespaced
      ? { ...placed, metadata: { ...metadata, ...(namespace !== undefined && { namespace }) } }
      : placed;
  }

  /** What a namespace is called in the files of the case; undefined where it is none of its own. */
  written(own: string): string | undefined {
    return this.#written.get(own);
  }

  /** A text of the cluster as it would be, were the namespaces those of the files. */
  asWritten(text: string): string {
    return [...this.#written].reduce((rest, [own, written]) => rest.replaceAll(own, written), text);
  }

  /** References are fields called `namespace`, or the label that every Namespace has. */
  private renamed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.renamed(item));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, below]) => {
      const isName = (key === 'namespace' || key === 'kubernetes.io/metadata.name') && typeof below === 'string';
      return [key, isName ? (this.#own.get(below) ?? below) : this.renamed(below)];
    });
    return Object.fromEntries(entries);
  }
}

function namespacesOf({ kind, metadata }: Manifest): string[] {
  const name = kind === 'Namespace' ? metadata.name : metadata.namespace;
  return name === undefined ? [] : [name];
}
