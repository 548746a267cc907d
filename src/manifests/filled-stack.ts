import type { Filled, Manifest, ManifestHead, Stack } from './manifest';
import type { Template } from './template';

/** Where a stack comes from and goes to, and what is filled into its template. */
export interface Filling<T> {
  folder(of: T): string;
  source(of: T): string;
  values(of: T): readonly string[];
}

/**
 * A stack that is made from a template: its objects are made only if somebody asks for them. It holds nothing of its own,
 * for those of a large fleet are all remembered.
 */
export class FilledStack<T> implements Stack, Filled {
  constructor(
    private readonly template: Template,
    private readonly of: T,
    private readonly filling: Filling<T>,
  ) {}

  get folder(): string {
    return this.filling.folder(this.of);
  }

  get source(): string {
    return this.filling.source(this.of);
  }

  get filled(): Filled {
    return this;
  }

  get texts(): readonly string[] {
    return this.template.texts(this.filling.values(this.of));
  }

  get heads(): readonly ManifestHead[] {
    return this.template.heads(this.texts);
  }

  get manifests(): readonly Manifest[] {
    return this.template.manifests(this.texts);
  }

  yaml(): string {
    return this.template.yaml(this.texts);
  }
}
