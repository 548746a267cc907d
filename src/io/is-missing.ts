/** Whether a file operation failed because there is nothing at that path. */
export function isMissing(problem: unknown): boolean {
  return (problem as NodeJS.ErrnoException).code === 'ENOENT';
}
