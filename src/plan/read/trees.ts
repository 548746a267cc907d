/** Files of Kubernetes YAML by path, with `/` on every platform. */
export interface FileTree {
  readonly paths: ReadonlySet<string>;
  /** The text of one of them. */
  read(path: string): string;
  /** What people call it. @default - its path */
  sourceOf?(path: string): string;
}

/** What is compared. */
export interface Trees {
  readonly before: FileTree;
  readonly after: FileTree;
  /** Files that are not the same, or there on one side only; those that are the same after all do no harm. */
  readonly changed: readonly string[];
  /** Whether it is what we generate, whatever else somebody has put there. @default - if every file is where ours would be */
  readonly isGenerated?: boolean;
}
