/** Thrown when we break our own promise: never for what a user wrote. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Asserts something that only a bug of ours can make false. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(`bug: ${message}`);
}
