import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { canonical, type Fields, objectsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/';
const VERSIONS =
  'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/';
const VALIDATION = 'k8s.io/apiextensions-apiserver v0.36.3, pkg/apis/apiextensions/validation/validation.go';

/** The definition of a kind: everything of that kind goes with it. */
export function customResourceDefinition(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (group !== 'apiextensions.k8s.io' || kind !== 'CustomResourceDefinition' || !before) return [];
  const name = String(valueAt(before, 'spec.names.kind'));
  if (!after) {
    const text = `every ${name} of the cluster is deleted`;
    const help = 'see that there is none, or keep the definition';
    return [{ meaning: 'data', verdict: 'dangerous', text, help, source: SOURCE }];
  }
  return [
    ...versions(situation, before, after),
    ...schemas(situation, before, after),
    ...conversion(situation, before, after),
  ];
}

function versionsOf(definition: Manifest): ReadonlyMap<string, Fields> {
  return new Map(objectsOf(valueAt(definition, 'spec.versions')).map((version) => [String(version.name), version]));
}

/** A version in which objects were ever stored stays in the status, and the API server asks for it in the spec. */
function versions(situation: Situation, before: Manifest, after: Manifest): Consequence[] {
  const [old, now] = [versionsOf(before), versionsOf(after)];
  const changes = from(touching(situation.fields, 'spec.versions'));
  const stored = [...old.values()].filter(({ storage }) => storage === true).map(({ name }) => String(name));
  const gone = [...old.keys()].filter((name) => !now.has(name));
  const refused = gone
    .filter((name) => stored.includes(name))
    .map((name): Consequence => {
      const text = `refused: objects may be stored as ${name}`;
      const help = `keep ${name} until its objects are stored anew, and status.storedVersions no longer has it`;
      return { meaning: 'immutable', verdict: 'needs attention', text, help, ...changes, source: VALIDATION };
    });
  const unserved = [...old].flatMap(([name, { served }]) =>
    served !== false && now.get(name)?.served !== true ? [name] : [],
  );
  const lost = unserved.map((name): Consequence => {
    const text = `${name} is no longer served: who asks for it gets an error`;
    return { meaning: 'custom resource', verdict: 'dangerous', text, ...changes, source: VERSIONS };
  });
  const fresh = [...now.keys()]
    .filter((name) => !old.has(name))
    .map((name): Consequence => {
      return {
        meaning: 'custom resource',
        verdict: 'needs attention',
        text: `version ${name} is new`,
        ...changes,
        source: VERSIONS,
      };
    });
  return refused.length > 0 ? refused : [...lost, ...fresh];
}

/** Fields that the schema does not know any more are dropped when an object is written. */
function schemas(situation: Situation, before: Manifest, after: Manifest): Consequence[] {
  const old = versionsOf(before);
  const changed = [...versionsOf(after)].filter(([name, { schema }]) => {
    const was = old.get(name);
    return was !== undefined && canonical(was.schema) !== canonical(schema);
  });
  return changed.map(([name]) => {
    const text = `${name}: fields that are no longer described are dropped`;
    const changes = from(touching(situation.fields, 'spec.versions'));
    return { meaning: 'custom resource', verdict: 'needs attention', text, ...changes, source: SOURCE };
  });
}

function conversion({ fields }: Situation, before: Manifest, after: Manifest): Consequence[] {
  const strategy = (definition: Manifest) => String(valueAt(definition, 'spec.conversion.strategy') ?? 'None');
  const [was, is] = [strategy(before), strategy(after)];
  if (was === is) return [];
  const text = `versions are converted by ${is} instead of ${was}`;
  const changes = from(touching(fields, 'spec.conversion'));
  return [{ meaning: 'custom resource', verdict: 'dangerous', text, ...changes, source: VERSIONS }];
}
