import type { V1Pod } from '@kubernetes/client-node';
import { podsOutcome } from './pods-outcome';
import type { PodEvent, WatchedKind } from './watched';

/* What the predictions suite would make of controllers that do not keep to their rules: no cluster is needed. */

function pod(name: string, uid: string, image = 'nginx:1.28'): V1Pod {
  return { metadata: { name, uid }, spec: { containers: [{ name: 'web', image }] } };
}

/** `gone web-1 a` is: the pod web-1 with the uid a is gone. */
function events(...lines: string[]): PodEvent[] {
  return lines.map((line) => {
    const [what = '', name = '', uid = ''] = line.split(' ');
    return { what: what as PodEvent['what'], pod: pod(name, uid) };
  });
}

function outcome(kind: WatchedKind, old: readonly V1Pod[], now: readonly V1Pod[], happened: readonly PodEvent[] = []) {
  const controller = { kind, metadata: {} };
  return podsOutcome({ before: { controller, pods: old }, after: { controller, pods: now }, events: happened });
}

const OLD = [pod('web-0', 'a0'), pod('web-1', 'a1')];
const NEW = [pod('web-0', 'b0'), pod('web-1', 'b1')];

describe('what became of pods', () => {
  it('is one by one if each waits for the one before, from the highest ordinal', () => {
    const good = ['ending web-1 a1', 'gone web-1 a1', 'made web-1 b1', 'ready web-1 b1'];
    const rest = ['ending web-0 a0', 'gone web-0 a0', 'made web-0 b0', 'ready web-0 b0'];
    expect(outcome('StatefulSet', OLD, NEW, events(...good, ...rest))).toBe('one by one');
    expect(outcome('StatefulSet', OLD, NEW, events(...rest, ...good))).toBe('rolling');
  });

  it('is one by one also if others are added, or go for good, meanwhile', () => {
    const more = ['made web-2 b2', 'ready web-2 b2', 'ending web-1 a1', 'made web-1 b1', 'ready web-1 b1'];
    const rest = ['ending web-0 a0', 'made web-0 b0', 'ready web-0 b0'];
    expect(outcome('StatefulSet', OLD, [...NEW, pod('web-2', 'b2')], events(...more, ...rest))).toBe('one by one');
    expect(outcome('StatefulSet', OLD, NEW.slice(0, 1), events('ending web-1 a1', ...rest))).toBe('one by one');
  });

  it('is not one by one if a second pod ends before the first is ready again', () => {
    const early = ['ending web-1 a1', 'gone web-1 a1', 'made web-1 b1', 'ending web-0 a0', 'ready web-1 b1'];
    const rest = ['gone web-0 a0', 'made web-0 b0', 'ready web-0 b0'];
    expect(outcome('StatefulSet', OLD, NEW, events(...early, ...rest))).toBe('rolling');
  });

  it('is all at once if no old pod is left when the first new one is made', () => {
    const gone = ['ending web-0 a0', 'ending web-1 a1', 'gone web-0 a0', 'gone web-1 a1'];
    const made = ['made web-0 b0', 'made web-1 b1'];
    expect(outcome('Deployment', OLD, NEW, events(...gone, ...made))).toBe('all at once');
    expect(outcome('Deployment', OLD, NEW, events(...gone.slice(0, 3), ...made, 'gone web-1 a1'))).toBe('rolling');
    expect(outcome('DaemonSet', OLD, NEW, events(...gone, ...made))).toBe('all at once');
    expect(outcome('DaemonSet', OLD, NEW, events('gone web-0 a0', ...made, 'gone web-1 a1'))).toBe('node by node');
  });

  it('is in place if the same pods run something else, and kept if they do not', () => {
    expect(outcome('Pod', OLD, OLD)).toBe('kept');
    expect(outcome('Pod', [pod('web', 'a')], [pod('web', 'a', 'nginx:1.29')])).toBe('in place');
  });

  it('is next if only pods that are made later are others', () => {
    const controller = (image: string) => ({ kind: 'DaemonSet' as const, metadata: {}, spec: { template: { image } } });
    const [before, after] = [controller('nginx:1.28'), controller('nginx:1.29')].map((one) => ({
      controller: one,
      pods: OLD,
    }));
    expect(before && after && podsOutcome({ before, after, events: [] })).toBe('next');
  });

  it('is scaled if there are more or fewer of the same, and gone with the controller', () => {
    expect(outcome('Deployment', OLD, OLD.slice(1))).toBe('scaled');
    expect(outcome('Deployment', OLD.slice(1), OLD)).toBe('scaled');
    expect(outcome('Deployment', OLD, [...OLD.slice(1), pod('web-2', 'b2')])).toBe('scaled');
    expect(podsOutcome({ before: { controller: { kind: 'Job', metadata: {} }, pods: OLD }, events: [] })).toBe('gone');
  });
});
