/** One input file as it is on disk. */
export interface SourceFile {
  /** Relative to the root, with `/` on every platform. */
  readonly path: string;
  /** @throws where it cannot be read */
  readonly bytes: Uint8Array;
}
