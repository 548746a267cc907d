import { GitProblem, gitOutput, incomplete } from './git';

/** How large blobs are, in bytes; undefined for those that are not there. */
export function blobSizes(root: string, ids: readonly string[]): (number | undefined)[] {
  const lines = ask(root, '--batch-check=%(objecttype) %(objectsize)', ids).toString('latin1').split('\n');
  const size = (line = '') => (line.startsWith('blob ') ? Number(line.slice('blob '.length)) : undefined);
  return ids.map((_, index) => size(lines[index]));
}

/** What is in some blobs, which should be no more than fits in memory. */
export function readBlobs(root: string, ids: readonly string[]): Buffer[] {
  const answer = ask(root, '--batch', ids);
  let at = 0;
  return ids.map((id) => {
    const end = answer.indexOf('\n', at);
    const [, type, size] = answer.toString('latin1', at, end).split(' ');
    if (type !== 'blob') throw new GitProblem(missing(id));
    const from = end + 1;
    at = from + Number(size) + 1;
    return answer.subarray(from, at - 1);
  });
}

/** What some files, seen from `root`, have in a commit; undefined for those that are not there. */
export function revisionTexts(root: string, commit: string, paths: readonly string[]): (string | undefined)[] {
  const ids = paths.map((path) => `${commit}:./${path}`);
  const sizes = blobSizes(root, ids);
  const there = ids.filter((_, index) => sizes[index] !== undefined);
  const texts = new Map(readBlobs(root, there).map((blob, index) => [there[index], blob.toString('utf8')]));
  return ids.map((id) => texts.get(id));
}

function ask(root: string, how: string, ids: readonly string[]): Buffer {
  return gitOutput(root, ['cat-file', '--buffer', how], ids.map((id) => `${id}\n`).join(''));
}

function missing(id: string) {
  const help = 'fetch what is missing: git fetch --refetch --no-filter';
  return incomplete(`the object ${id} is not in this clone`, help);
}
