import { ClientChart } from './charts/client-chart';
import type { Client } from './client/client';
import type { Environment } from './environment/environment';
import type { Manifest, Stack } from './manifests/manifest';
import { render } from './manifests/render';
import { hole, type Template, templateOf } from './manifests/template';

/** How many kinds of clients are remembered. */
const MOST_SHAPES = 1000;

/** Clients that differ in nothing but {@link ownTexts}. */
interface Shape {
  /** Undefined for the first client; null where the constructs do more with a text than put it somewhere. */
  template?: Template | null;
}

/**
 * Makes the stacks of an environment's clients. The constructs run for the first client of a shape, and once more with
 * holes in place of a client's own texts; what they make of the holes is the template for all others. The second
 * client is made both ways, and where the two differ every client of the shape is made by the constructs.
 */
export function clientStacks(environment: Environment): (client: Client) => Stack {
  const shapes = new Map<string, Shape>();
  return (client) => {
    const folder = [environment.name, 'clients', ...client.folders, client.name].join('/');
    return { folder, source: client.source, manifests: manifestsOf(client, environment, shapes) };
  };
}

function manifestsOf(client: Client, environment: Environment, shapes: Map<string, Shape>): readonly Manifest[] {
  const key = shapeKey(client);
  const shape = shapes.get(key);
  if (shape?.template) return shape.template(ownTexts(client));
  const manifests = renderClient(client, environment);
  if (!shape) {
    if (shapes.size === MOST_SHAPES) shapes.clear();
    shapes.set(key, {});
  } else if (shape.template === undefined) {
    shape.template = provenTemplate(client, environment, manifests);
  }
  return manifests;
}

/** Nothing where the environment takes no clients. */
function renderClient(client: Client, environment: Environment): Manifest[] {
  const { clients: settings } = environment;
  return settings ? render((app) => new ClientChart(app, client, environment, settings)) : [];
}

function provenTemplate(client: Client, environment: Environment, manifests: readonly Manifest[]): Template | null {
  const template = templateOf(renderClient(withHoles(client), environment));
  if (!template) return null;
  return JSON.stringify(template(ownTexts(client))) === JSON.stringify(manifests) ? template : null;
}

/** What no two clients share: constructs only ever put these texts somewhere. */
function ownTexts({ name, instance, namespace, adminEmail, displayName, hosts }: Client): string[] {
  return [name, instance, namespace, adminEmail, displayName, ...hosts];
}

function withHoles(client: Client): Client {
  const [first, ...others] = client.hosts.map((_, index) => hole(5 + index));
  return {
    ...client,
    name: hole(0),
    instance: hole(1),
    namespace: hole(2),
    adminEmail: hole(3),
    displayName: hole(4),
    hosts: [first ?? '', ...others],
  };
}

/** Everything else, and where it comes from and goes to, which is in no object. */
function shapeKey(client: Client): string {
  const { name, instance, namespace, adminEmail, displayName, hosts, source, folders, ...others } = client;
  return JSON.stringify([hosts.length, others]);
}
