/** One input file as it is on disk. */
export interface SourceFile {
  /** Relative to the root, with `/` on every platform. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
