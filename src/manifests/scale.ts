import { yamlOf } from './layout';
import { headsOf, type ManifestHead, type Stack } from './manifest';

/** What an environment makes of a cluster, in numbers. */
export interface Scale {
  readonly objects: number;
  /** Of the objects as they are printed. */
  readonly bytes: number;
  readonly largestObject: Measure;
  readonly largestFolder: Measure;
  /** Folders with a stack, which an ApplicationSet makes an Application of each. */
  readonly stacks: number;
  readonly namespaces: number;
  readonly services: number;
  readonly servicesOfNamespace: Measure;
}

/** A number, and what it is of. */
export interface Measure {
  readonly of: string;
  readonly count: number;
}

/** Counts stacks as they come, and keeps none. */
export class ScaleCounter {
  #objects = 0;
  #bytes = 0;
  #stacks = 0;
  #largestObject: Measure = { of: '', count: 0 };
  readonly #namespaces = new Set<string>();
  readonly #services = new Map<string, number>();
  readonly #entries = new Map<string, Set<string>>();

  add(stack: Stack): void {
    const heads = headsOf(stack);
    if (heads.length === 0) return;
    this.#stacks += 1;
    this.addFolder(stack.folder);
    const documents = yamlOf(stack).split(/^---\n/m);
    for (const [index, head] of heads.entries()) this.addObject(head, Buffer.byteLength(documents[index] ?? ''));
  }

  get scale(): Scale {
    return {
      objects: this.#objects,
      bytes: this.#bytes,
      largestObject: this.#largestObject,
      largestFolder: largest([...this.#entries].map(([of, names]) => ({ of, count: names.size }))),
      stacks: this.#stacks,
      namespaces: this.#namespaces.size,
      services: [...this.#services.values()].reduce((sum, count) => sum + count, 0),
      servicesOfNamespace: largest([...this.#services].map(([of, count]) => ({ of, count }))),
    };
  }

  private addObject(head: ManifestHead, bytes: number): void {
    const { kind, metadata } = head;
    this.#objects += 1;
    this.#bytes += bytes;
    this.#largestObject = largest([this.#largestObject, { of: `${kind} ${metadata.name}`, count: bytes }]);
    if (kind === 'Namespace') this.#namespaces.add(metadata.name);
    if (kind === 'Service') this.#services.set(namespaceOf(head), this.servicesIn(namespaceOf(head)) + 1);
  }

  private servicesIn(namespace: string): number {
    return this.#services.get(namespace) ?? 0;
  }

  /** Every folder on the way has the next one as an entry. */
  private addFolder(folder: string): void {
    const parts = folder.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const parent = parts.slice(0, depth).join('/');
      const names = this.#entries.get(parent) ?? new Set();
      this.#entries.set(parent, names.add(parts[depth] ?? ''));
    }
  }
}

function namespaceOf({ metadata }: ManifestHead): string {
  return metadata.namespace ?? 'default';
}

/** The first of the largest. */
function largest(measures: readonly Measure[]): Measure {
  return measures.reduce((most, one) => (one.count > most.count ? one : most), { of: '', count: 0 });
}
