import { App, type Chart } from 'cdk8s';
import type { Manifest } from './manifest';

/**
 * The objects of one chart, in an App of its own: cdk8s validates the whole App for each chart, which grows with
 * the square of their number.
 */
export function render(build: (app: App) => Chart): Manifest[] {
  return build(new App()).toJson();
}
