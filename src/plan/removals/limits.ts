/** How many stacks of an environment one change may remove: as many as the larger of the two allows. */
export interface RemovalLimit {
  readonly clients: number;
  /** Of those that there are, rounded down. */
  readonly percent: number;
}

/** Where there is no environment file, as of files that are not ours. */
export const DEFAULT_LIMIT: RemovalLimit = { clients: 3, percent: 1 };

/** How many of `total` may go. */
export function allowedRemovals({ clients, percent }: RemovalLimit, total: number): number {
  return Math.max(clients, Math.floor((total * percent) / 100));
}
