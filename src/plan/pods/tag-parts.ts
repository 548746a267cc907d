/** A tag in its parts, as people and their builds write it: `release-1.2.3-debian-12-r5`. */
export interface TagParts {
  /** `release-`; empty where there is none. */
  readonly prefix: string;
  /** `[1, 2, 3]`. @default - it says no version */
  readonly version?: readonly number[];
  /** `-debian-12-r$`: what follows, with `#` for hashes and dates and `$` for what builds count. */
  readonly variant: string;
  /** The same as it is written: `debian-12-r5`. */
  readonly rest: string;
  /** `[5]`: what builds count, and dates. */
  readonly builds: readonly number[];
}

const VERSION = /^((?:[a-z]+[-_](?=v?\d+\.))?)v?(\d+(?:\.\d+){0,3})(?![\w.])(.*)$/i;

/** A tag that cannot be told apart is all variant. */
export function tagParts(tag: string): TagParts {
  const [, prefix = '', numbers = '', rest = ''] = VERSION.exec(tag) ?? [];
  // a long number by itself is the hash of a commit, or a date
  if (numbers === '' || /^\d{6,}$/.test(numbers)) return { prefix: '', ...variantOf(`-${tag}`, ''), rest: tag };
  return { prefix, version: numbers.split('.').map(Number), ...variantOf(rest) };
}

function variantOf(rest: string, first = '$'): Pick<TagParts, 'variant' | 'rest' | 'builds'> {
  const builds: number[] = [];
  const words = rest.split(/([-._])/);
  // what is right behind a version is a build of it: `1.2.3-4`
  const known: string[] = [first];
  for (const [index, word] of words.entries()) {
    if (index === 0) continue;
    const form = formOf(word, known.at(-2) ?? '', index === words.length - 1);
    const [, digits] = /^[a-z]*(\d+)$/i.exec(word) ?? [];
    if (form !== word && digits !== undefined) builds.push(Number(digits));
    known.push(form);
  }
  return { variant: known.slice(1).join(''), rest: rest.replace(/^[-._]/, ''), builds };
}

const HASH = /^(sha)?g?(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,64}$/i;
const COUNTING = /^(r|rev|run|b|build|ci)$/i;

/** A number after a word may be the version of something else: `pg16`, `debian-12`. */
function formOf(word: string, last: string, isEnd: boolean): string {
  if (HASH.test(word) || /^\d{6,}$/.test(word)) return '#';
  if (/^\d+$/.test(word)) return /[#$]$/.test(last) || COUNTING.test(last) ? '$' : word;
  const [, letters = '', digits = ''] = /^([a-z]+)(\d+)$/i.exec(word) ?? [];
  return isEnd && digits !== '' && COUNTING.test(letters) ? `${letters}$` : word;
}

/** Whether a tag is what a build gives, and no name of something else. */
export function isBuild({ variant }: TagParts): boolean {
  return /[#$]/.test(variant);
}
