import type { Code } from '../../diagnostics/codes';
import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import {
  API_PORT_LABEL,
  DISCOVERY_LABEL,
  ENGINE_API_PORT,
  METRICS_PORT_LABEL,
  QIX_PORT_NAME,
} from '../../upstream/qix-engine';
import { miraRelease } from '../../upstream/qlik-mira';
import { type DiscoveringMira, exposedAsQix, listed } from '../discovery';
import { describe, type Manifest } from '../manifest';
import { type PodTemplate, podTemplate } from '../pod-template';

/** What a rule about discovery looks at. */
interface Context {
  readonly mira: DiscoveringMira;
  readonly manifests: readonly Manifest[];
  readonly pod: PodTemplate;
}

interface Finding {
  readonly code: Code;
  readonly message: string;
  readonly help: string;
}

/** What keeps `mira` from listing the engines among objects, or from listing any at all. */
export function discoveryProblems(mira: DiscoveringMira, manifests: readonly Manifest[], source: string): Diagnostic[] {
  const engines = manifests.flatMap((manifest) => podTemplate(manifest) ?? []).filter(isEngine);
  return engines.flatMap((pod) =>
    CHECKS.flatMap((check) => check({ mira, manifests, pod }) ?? []).map(({ code, message, help }) =>
      error({ source }, code, `${describe(pod.owner)}: ${message}`, help),
    ),
  );
}

function isEngine({ labels }: PodTemplate): boolean {
  return DISCOVERY_LABEL in labels;
}

type Check = (context: Context) => Finding | undefined;

/** Every release: null means "delete" to server-side apply. */
const nullLabel: Check = ({ pod: { labels } }) => {
  const empty = [DISCOVERY_LABEL, API_PORT_LABEL, METRICS_PORT_LABEL].filter((key) => labels[key] === null);
  if (empty.length === 0) return undefined;
  const message = `null as the value of ${empty.join(', ')} removes the label`;
  const values = empty.map((key) => `${key}: ""`.replace(/^(.*-port): ""$/, '$1: "9076"'));
  return { code: 'discovery/null-label', message, help: `write a value, such as ${values[0]}` };
};

/** From 0.4.0 on: Mira looks up the owner of every pod, and gives up where there is none. */
const barePod: Check = ({ mira, pod: { owner } }) => {
  const bare = owner.kind === 'Pod' || owner.kind === 'ReplicaSet';
  if (!bare || (owner.metadata.ownerReferences?.length ?? 0) > 0 || !miraRelease(mira.version).needsOwners)
    return undefined;
  const message = `without an owner it makes Mira ${mira.version} list no engine at all`;
  return { code: 'discovery/bare-pod', message, help: 'use a Deployment or a StatefulSet' };
};

/** An engine is known by its pod: of two in one pod, Mira lists one. */
const severalEngines: Check = ({ pod: { containers, labels } }) => {
  const apiPort = Number(labels[API_PORT_LABEL] ?? ENGINE_API_PORT);
  const engines = containers.filter(
    ({ image, ports = [] }) =>
      /\/engine(:|@|$)/.test(image ?? '') || ports.some(({ containerPort }) => containerPort === apiPort),
  );
  if (engines.length < 2) return undefined;
  const names = engines.map(({ name }) => name).join(', ');
  const message = `${engines.length} engine containers in one pod (${names}), of which Mira lists one`;
  return { code: 'discovery/several-engines', message, help: 'give each engine a pod of its own' };
};

/** Mira asks where the labels say; a port that no container opens answers nothing. */
const portNotOpen: Check = ({ pod: { containers, labels } }) => {
  const open = containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort));
  const wrong = [API_PORT_LABEL, METRICS_PORT_LABEL].filter((key) => {
    const port = labels[key];
    return port !== undefined && port !== null && !open.includes(Number(port));
  });
  if (wrong.length === 0) return undefined;
  const named = wrong.map((key) => `${key}: ${labels[key]}`).join(', ');
  return {
    code: 'discovery/port-not-open',
    message: `${named}, but the containers open ${open.join(', ') || 'no port'}`,
    help: 'set the label to a containerPort',
  };
};

/** Only 0.0.1 looks at Services. */
const portNotNamed: Check = ({ mira, manifests, pod }) => {
  if (miraRelease(mira.version).discovery !== 'endpoints' || exposedAsQix(manifests, pod)) return undefined;
  const message = `no Service leads to it by a port named ${QIX_PORT_NAME}, which is all that Mira ${mira.version} looks at`;
  return { code: 'discovery/port-not-named', message, help: `name the port of its Service ${QIX_PORT_NAME}` };
};

/** From 2.0.0 on Mira can be limited to one namespace. */
const otherNamespace: Check = ({ mira, pod }) => {
  if (listed(mira, pod)) return undefined;
  const message = `it is in ${pod.namespace}, and Mira lists ${mira.targetNamespace} only`;
  const help = 'move the engines, or set mira.targetNamespace to their namespace or to "*"';
  return { code: 'discovery/other-namespace', message, help };
};

const CHECKS: readonly Check[] = [nullLabel, barePod, severalEngines, portNotOpen, portNotNamed, otherNamespace];
