import { parseReference, tagOf } from '../../upstream/image-reference';
import type { FieldChange } from '../change';
import { fitsAny } from '../compare/steps';
import { CHART_LABEL, VERSION_LABEL } from '../group/selected-version';
import { imageSentences } from '../pods/image-sentences';
import { isImage, podFields } from '../pods/pod-fields';
import { isMoved, isVersion, versionStep } from '../pods/version-step';

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

/** Anything else is refused. Source: kubernetes v1.36.3, staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go */
const LABEL_VALUE = /^[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/;

function isVersionLabel(field: FieldChange): boolean {
  const { steps, before, after } = field;
  const label = steps.at(-1);
  if (typeof before !== 'string' || typeof after !== 'string' || steps.at(-2) !== 'labels') return false;
  if (!fitsAny({ steps: steps.slice(0, -2) }, LABELS) || !LABEL_VALUE.test(after)) return false;
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
  return (
    /^[\w.:-]*(\/?[a-z0-9]+([._-]+[a-z0-9]+)*)+$/.test(repository) &&
    /^\w[\w.-]{0,127}$/.test(tag) &&
    DIGEST.test(digest)
  );
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const NO_DIGEST = `sha256:${'0'.repeat(64)}`;

/** Whether it is one step on, as far as that can be told: hashes of commits are compared by nobody. */
function isOrdinary(before: string, after: string): boolean {
  if (isPreview(after) && !isPreview(before)) return false;
  const step = versionStep(before, after);
  if (step !== 'unknown') return step === 'newer' && !isBreaking(before, after);
  return isVersion(before) === isVersion(after) && isNextBuild(before, after);
}

const PREVIEW = /(?:[-._]|\d)(alpha|beta|a|b|rc|pre|preview|dev|snapshot|nightly|canary|ea|m)[-.]?\d*(?![a-z0-9])/i;

function isPreview(tag: string): boolean {
  return PREVIEW.test(tag);
}

/** Before 1.0.0 the second number may break what the first one breaks later. Source: https://semver.org/#spec-item-4 */
function isBreaking(before: string, after: string): boolean {
  const [old, now] = [before, after].map((tag) => /^v?0\.(\d+)/.exec(tag)?.[1]);
  return old !== now;
}

const HASH = /(?<![a-z0-9])(sha)?g?(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,64}(?![a-z0-9])/gi;

/** Names that builds give, the same but for hashes and for a number that grows: `main-3f2a1b9-1712`, `1.2.3-debian-12-r5`. */
function isNextBuild(before: string, after: string): boolean {
  const [old, now] = [before, after].map((tag) => tag.replace(HASH, '#')) as [string, string];
  const [left, right] = [old, now].map((tag) => (tag.match(/\d+/g) ?? []).map(Number)) as [number[], number[]];
  const at = left.findIndex((number, index) => number !== right[index]);
  const isAlike = old.replace(/\d+/g, '0') === now.replace(/\d+/g, '0') && /[\d#]/.test(now);
  return isAlike && (at === -1 || (right[at] ?? 0) > (left[at] ?? 0));
}
