/** An image with its tag and, if known, the digest that the tag must have. */
export function reference(repository: string, version: string, digest: string | undefined): string {
  return digest === undefined ? `${repository}:${version}` : `${repository}:${version}@${digest}`;
}

/** What an image reference is made of. */
export interface ImageReference {
  /** With the registry, as written: `ghcr.io/intuitem/mira`. */
  readonly repository: string;
  readonly tag?: string;
  /** With its algorithm: `sha256:…`. */
  readonly digest?: string;
}

/** An image reference in its parts. Source: github.com/distribution/reference, reference.go. */
export function parseReference(image: string): ImageReference {
  const [named = '', digest] = image.split('@');
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  return {
    repository: hasTag ? named.slice(0, colon) : named,
    ...(hasTag && { tag: named.slice(colon + 1) }),
    ...(digest !== undefined && { digest }),
  };
}

/** The tag that a runtime takes: `latest` where neither tag nor digest is given. */
export function tagOf(image: string): string | undefined {
  const { tag, digest } = parseReference(image);
  return tag ?? (digest === undefined ? 'latest' : undefined);
}
