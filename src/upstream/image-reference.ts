/** An image with its tag and, if known, the digest that the tag must have. */
export function reference(repository: string, version: string, digest: string | undefined): string {
  return digest === undefined ? `${repository}:${version}` : `${repository}:${version}@${digest}`;
}
