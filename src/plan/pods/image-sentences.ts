import { parseReference, tagOf } from '../../upstream/image-reference';
import { type TagParts, tagParts } from './tag-parts';
import { isMoved, isVersion, versionStep } from './version-step';

/** What there is to say of an image that runs instead of another, but for what is new in it. */
export function imageSentences(before: string, after: string): string[] {
  const [old, now] = [repositoryOf(before), repositoryOf(after)];
  const [oldRegistry, newRegistry] = [registryOf(before), registryOf(after)];
  const pins = [...digestSentences(before, after), ...tagSentences(after, before)];
  if (oldRegistry !== newRegistry) return [`image from ${newRegistry} instead of ${oldRegistry}`, ...pins];
  if (old !== now) return [`another image: ${now}`, ...pins];
  return [...pins, ...stepSentences(tagOf(before), tagOf(after))];
}

/** What there is to say of the tag of an image that was not there before, or had another one. */
export function tagSentences(after: string, before?: string): string[] {
  const tag = tagOf(after);
  const isPinned = parseReference(after).digest !== undefined;
  const isNew = before === undefined || tagOf(before) !== tag || parseReference(before).digest !== undefined;
  return isMoved(tag) && !isPinned && isNew ? [`tag ${tag}: what runs is up to chance`] : [];
}

/** The part before the first slash, if it can be a host. Source: github.com/distribution/reference, normalize.go. */
export function registryOf(image: string): string {
  const { repository } = parseReference(image);
  const [first = ''] = repository.split('/');
  const isHost = repository.includes('/') && /[.:]|^localhost$/.test(first);
  return isHost && first !== 'index.docker.io' ? first : 'docker.io';
}

/** `nginx` and `docker.io/library/nginx` are the same. */
function repositoryOf(image: string): string {
  const { repository } = parseReference(image);
  return repository.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '');
}

/** A digest is what counts where there is one; the tag beside it is for people. */
function digestSentences(before: string, after: string): string[] {
  const [old, now] = [parseReference(before).digest, parseReference(after).digest];
  const [oldTag, newTag] = [tagOf(before), tagOf(after)];
  if (old === undefined) return [];
  if (now === undefined) return ['digest lost: the registry decides what runs'];
  if (old === now) return oldTag === newTag ? [] : ['same digest under another tag: the same image runs'];
  return oldTag === newTag && newTag !== undefined ? [`${newTag} is another image than before`] : [];
}

function stepSentences(old: string | undefined, now: string | undefined): string[] {
  if (old === undefined || now === undefined || old === now) return [];
  const step = versionStep(old, now);
  if (step === 'older') return [`older version: ${now} after ${old}`];
  if (step === 'another major') return [`another major version: ${now} after ${old}`];
  if (isMoved(now)) return [];
  if (isVersion(old) && !isVersion(now)) return [`${now} instead of the version ${old}`];
  const [left, right] = [tagParts(old), tagParts(now)];
  const isAlike = left.prefix === right.prefix && left.variant === right.variant;
  return isAlike ? [] : [`another variant: ${variantText(right, now)} after ${variantText(left, old)}`];
}

function variantText({ prefix, version, rest }: TagParts, tag: string): string {
  return prefix === '' && version && rest !== '' ? rest : tag;
}
