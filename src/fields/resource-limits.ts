import type { Area } from '../diagnostics/codes';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { locateValue, type Path } from '../source/locate';
import type { SourceDocument } from '../source/parse';
import type { ContainerResources } from '../upstream/client-product';
import { limitsBelowRequests, mergeResources } from './merge-resources';
import type { Resources } from './resources';

/** A diagnostic for every limit below its request, once what is `set` at `path` lies over the defaults. */
export function resourceLimits(
  document: SourceDocument,
  path: Path,
  set: Resources,
  defaults: ContainerResources,
  area: Area,
): Diagnostic[] {
  const merged = mergeResources(defaults, set);
  return limitsBelowRequests(merged).map((name) => {
    // one of the two was written here, or both
    const written = set.limits?.[name] !== undefined ? 'limits' : 'requests';
    const place = locateValue(document, [...path, written, name]);
    const message = `the limit of ${name}, ${merged.limits[name]}, is below the request, ${merged.requests[name]}`;
    const help = `set limits.${name} and requests.${name} so that the limit is the larger`;
    return error(place, `${area}/limit-below-request`, message, help);
  });
}
