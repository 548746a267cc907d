import type { Manifest } from '../../manifests/manifest';
import type { Consequence, FieldChange } from '../change';
import { podFields } from '../pods/pod-fields';
import { type Mount, mountsOf, type PodVolume, podVolumes } from '../pods/pod-volumes';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/storage/volumes/';

const HELP = 'move the data first: docs/operations.md#move-a-volume';

/** What pods kept, and do not find any more where they look for it. */
export function volume({ kind, before, after, fields }: Situation): Consequence[] {
  const changed = podFields(kind, fields).filter(
    ({ steps }) => steps[1] === 'volumes' || steps[3] === 'volumeMounts' || steps[3] === 'volumeDevices',
  );
  if (!before || !after || changed.length === 0) return [];
  const all = changed.map(({ whole }) => whole);
  return [...swapped(before, after, all), ...elsewhere(before, after, all)];
}

/** The fields in which something stands that is called like this. */
function about(fields: readonly FieldChange[], ...names: readonly string[]): readonly FieldChange[] {
  const found = fields.filter(({ steps }) => names.some((name) => steps.includes(`[${name}]`)));
  return found.length > 0 ? found : fields;
}

/** Volumes that hold something, and are not there any more, or are something else. */
function swapped(before: Manifest, after: Manifest, fields: readonly FieldChange[]): Consequence[] {
  const now = podVolumes(after);
  const isThere = new Set([...now.values()].map(({ is }) => is));
  const left = [...podVolumes(before).values()].filter(
    ({ holds, is }) => holds !== 'configuration' && !isThere.has(is),
  );
  // a claim template that goes is said to be refused
  const told = left.filter(({ is, name }) => is !== `the claim of ${name}`);
  return told.flatMap((old) => instead(old, now.get(old.name) ?? inPlaceOf(old, before, after), fields));
}

/** What is mounted where a volume was. */
function inPlaceOf({ name }: PodVolume, before: Manifest, after: Manifest): PodVolume | undefined {
  const places = new Set(
    mountsOf(before)
      .filter((mount) => mount.volume === name)
      .map(placeOf),
  );
  const mount = mountsOf(after).find((one) => places.has(placeOf(one)));
  return mount && podVolumes(after).get(mount.volume);
}

function instead(old: PodVolume, now: PodVolume | undefined, fields: readonly FieldChange[]): Consequence[] {
  const of = { meaning: 'data', source: SOURCE, fields: about(fields, old.name, now?.name ?? old.name) } as const;
  const [was, is] = [shown(old), now && shown(now)];
  if (old.holds === 'scratch') {
    if (now?.holds !== 'data') return [];
    return [{ ...of, verdict: 'needs attention', text: `volume ${old.name}: ${was} → ${is}` }];
  }
  const text = `volume ${old.name}: ${was} ${is ? `→ ${is}` : 'is gone'}, its data is left behind`;
  const claims = was.startsWith('claim ') ? ({ claims: 'left behind' } as const) : {};
  return [{ ...of, verdict: 'dangerous', text, help: HELP, ...claims }];
}

function shown({ holds, is }: PodVolume): string {
  return holds === 'scratch' ? 'emptyDir' : is;
}

/** Volumes with data that stay, and are mounted in another place, another folder of them, or nowhere. */
function elsewhere(before: Manifest, after: Manifest, fields: readonly FieldChange[]): Consequence[] {
  const [old, now] = [withVolumes(before), withVolumes(after)];
  const stays = new Set([...podVolumes(after).values()].map(({ is }) => is));
  const lost = old.filter(
    (mount) => mount.holds === 'data' && stays.has(mount.is) && !now.some((one) => isSamePlace(one, mount)),
  );
  return lost.map((mount) => {
    const fresh = now.find(
      (one) => one.container === mount.container && one.is === mount.is && !old.some((was) => isSamePlace(was, one)),
    );
    const at = about(fields, mount.path, fresh?.path ?? mount.path);
    return { meaning: 'data', source: SOURCE, fields: at, ...moved(mount, fresh) };
  });
}

type Found = Mount & Pick<PodVolume, 'holds' | 'is'>;

function withVolumes(manifest: Manifest): Found[] {
  const volumes = podVolumes(manifest);
  return mountsOf(manifest).flatMap((mount) => {
    const found = volumes.get(mount.volume);
    return found ? [{ ...mount, holds: found.holds, is: found.is }] : [];
  });
}

function isSamePlace(a: Found, b: Found): boolean {
  return a.is === b.is && a.folder === b.folder && placeOf(a) === placeOf(b);
}

function placeOf({ container, path }: Mount): string {
  return `${container} ${path}`;
}

function moved(old: Found, now: Found | undefined): Pick<Consequence, 'verdict' | 'text' | 'help'> {
  if (!now)
    return {
      verdict: 'dangerous',
      text: `${old.container} does not find volume ${old.volume} at ${old.path} any more`,
      help: HELP,
    };
  if (old.folder !== now.folder) {
    const text = `volume ${old.volume}: folder ${old.folder ?? '/'} → ${now.folder ?? '/'}, its data is left behind`;
    return { verdict: 'dangerous', text, help: HELP };
  }
  return { verdict: 'needs attention', text: `volume ${old.volume} is mounted at ${now.path} instead of ${old.path}` };
}
