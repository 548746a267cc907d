import { parseReference, tagOf } from '../../upstream/image-reference';
import { isLabelValue } from '../../upstream/name-syntax';
import type { FieldChange } from '../change';
import { fitsAny } from '../compare/steps';
import { CHART_LABEL, VERSION_LABEL } from '../group/selected-version';
import { imageSentences } from '../pods/image-sentences';
import { isImage, podFields } from '../pods/pod-fields';
import { isBuild, tagParts } from '../pods/tag-parts';
import { compareNumbers, isMoved, isVersion, versionStep } from '../pods/version-step';

/**
 * The fields that are another version of the same thing and nothing else, which is all that a routine change may have: the tag
 * or digest of an image of the same repository, and the labels that say the version. A digest that is lost, an older version,
 * another major version, a preview and a tag that people move are more than that.
 */
export function versionValues(kind: string, fields: readonly FieldChange[]): FieldChange[] {
  const images = podFields(kind, fields).filter((field) => isImage(field) && isNewer(field));
  return [
    ...images.map(({ whole }) => whole),
    ...fields.filter((field) => !LOOKED_FOR.includes(kind) && isVersionLabel(field)),
  ];
}

/** Kinds that others find by any label: `namespaceSelector`, `aggregationRule`. */
const LOOKED_FOR = ['Namespace', 'Node', 'ClusterRole', 'CustomResourceDefinition'];

/** Labels of the object, and of the pods or jobs that it makes; not those of claims, which cannot be changed. */
const LABELS = [
  'metadata',
  'spec.template.metadata',
  'spec.jobTemplate.metadata',
  'spec.jobTemplate.spec.template.metadata',
];

function isVersionLabel(field: FieldChange): boolean {
  const { steps, before, after } = field;
  const label = steps.at(-1);
  if (typeof before !== 'string' || typeof after !== 'string' || steps.at(-2) !== 'labels') return false;
  if (!fitsAny({ steps: steps.slice(0, -2) }, LABELS) || !isLabelValue(after)) return false;
  if (label === CHART_LABEL)
    return chartOf(before) === chartOf(after) && isOrdinary(versionIn(before), versionIn(after));
  return label === VERSION_LABEL && isOrdinary(before, after);
}

/** `nginx` of `nginx-1.2.3`. Source: https://helm.sh/docs/chart_best_practices/labels/ */
function chartOf(chart: string): string {
  return chart.slice(0, chart.length - versionIn(chart).length);
}

function versionIn(chart: string): string {
  return /-(v?\d+\..*)$/.exec(chart)?.[1] ?? '';
}

function isNewer({ before, after }: FieldChange): boolean {
  if (typeof before !== 'string' || typeof after !== 'string') return false;
  const isSameThing = parseReference(after).repository === parseReference(before).repository;
  if (!isSameThing || !isReference(after) || imageSentences(before, after).length > 0) return false;
  const [old, now] = [tagOf(before), tagOf(after)];
  // what is known by its digest only is told apart by it
  if (old === undefined || now === undefined) return old === now;
  return old === now ? !isMoved(now) : isOrdinary(old, now);
}

/** With anything else the pods do not start. Source: github.com/distribution/reference, regexp.go */
function isReference(image: string): boolean {
  const { repository, tag = 'x', digest = NO_DIGEST } = parseReference(image);
  const [first = '', ...rest] = repository.split('/');
  const names = rest.length > 0 && HOST.test(first) ? rest : [first, ...rest];
  return names.every((name) => NAME.test(name)) && /^\w[\w.-]{0,127}$/.test(tag) && DIGEST.test(digest);
}

const HOST = /^(?:localhost|[\w-]+(?=[.:])(?:\.[\w-]+)*)(?::\d+)?$/;
const NAME = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const NO_DIGEST = `sha256:${'0'.repeat(64)}`;

/**
 * Whether it is one step on: a newer version before whose first number nothing changes, or a later build, of the same variant.
 * Before 1.0.0 the second number may break what the first one breaks later. Source: https://semver.org/#spec-item-4
 */
function isOrdinary(before: string, after: string): boolean {
  const [old, now] = [tagParts(before), tagParts(after)];
  if (old.prefix !== now.prefix || old.variant !== now.variant || isMoved(after)) return false;
  if (isVersion(before) !== isVersion(after)) return false;
  const step = versionStep(before, after);
  if (step !== 'unknown') return step === 'newer' && !isBreaking(old.version ?? [], now.version ?? []);
  // hashes of commits are compared by nobody
  return (isVersion(after) || isBuild(now)) && compareNumbers(old.builds, now.builds) <= 0;
}

function isBreaking([major, minor = 0]: readonly number[], [, next = 0]: readonly number[]): boolean {
  return major === 0 && minor !== next;
}
