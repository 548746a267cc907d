import { ClientChart } from './charts/client-chart';
import type { Client } from './client/client';
import type { Environment } from './environment/environment';
import { concernsDiscovery } from './manifests/discovery';
import { FilledStack, type Filling } from './manifests/filled-stack';
import { hole } from './manifests/hole';
import type { Manifest, Stack } from './manifests/manifest';
import { printYaml } from './manifests/print';
import { render } from './manifests/render';
import { STACK_RULES } from './manifests/rules/all';
import { type Template, templateOf } from './manifests/template';

/** How many kinds of clients are remembered. */
const MOST_SHAPES = 1000;

/** Clients that differ in nothing but {@link ownTexts}. */
interface Shape {
  /** Undefined for the first client; null where there can be none. */
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
    const key = shapeKey(client);
    const shape = shapes.get(key);
    if (shape?.template) return new FilledStack(shape.template, client, FILLING);
    const stack = { folder: folderOf(client), source: client.source, manifests: renderClient(client, environment) };
    if (!shape) {
      if (shapes.size === MOST_SHAPES) shapes.clear();
      shapes.set(key, {});
    } else if (shape.template === undefined) {
      shape.template = provenTemplate(client, environment, stack);
    }
    return stack;
  };
}

/** One object for all: see {@link FilledStack}. */
const FILLING: Filling<Client> = { folder: folderOf, source: ({ source }) => source, values: ownTexts };

function folderOf({ environment, folders, name }: Client): string {
  return [environment, 'clients', ...folders, name].join('/');
}

/** Nothing where the environment takes no clients. */
function renderClient(client: Client, environment: Environment): Manifest[] {
  const { clients: settings } = environment;
  return settings ? render((app) => new ClientChart(app, client, environment, settings)) : [];
}

/** The template of a shape, if it makes what the constructs made, and nothing is left to say of it. */
function provenTemplate(client: Client, environment: Environment, { manifests, ...place }: Stack): Template | null {
  const holed = { ...place, manifests: renderClient(withHoles(client), environment) };
  const template = templateOf(holed.manifests);
  if (!template || holed.manifests.some(concernsDiscovery)) return null;
  if (STACK_RULES.some((rule) => rule(holed).length > 0)) return null;
  const texts = template.texts(ownTexts(client));
  const same = JSON.stringify(template.manifests(texts)) === JSON.stringify(manifests);
  return same && template.yaml(texts) === printYaml(manifests) ? template : null;
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
