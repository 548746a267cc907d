import type { Filled, Manifest, ManifestHead, Stack } from './manifest';
import type { Template } from './template';

/** A stack that is made from a template: its objects are made only if somebody asks for them. */
export class FilledStack implements Stack, Filled {
  readonly folder: string;
  readonly source: string;

  constructor(
    place: Pick<Stack, 'folder' | 'source'>,
    private readonly template: Template,
    private readonly values: readonly string[],
  ) {
    this.folder = place.folder;
    this.source = place.source;
  }

  get filled(): Filled {
    return this;
  }

  get texts(): readonly string[] {
    return this.template.texts(this.values);
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
