import { Agent } from 'node:https';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { V1APIResourceList } from '@kubernetes/client-node';
import { send } from './send';

/** An answer of an API server. The type of its body is whatever was asked for: nothing checks it. */
export interface Answer<T = ObjectAnswer> {
  readonly status: number;
  /** What the server has to say beside the answer. Source: RFC 7234 5.5; Kubernetes sends one header a warning. */
  readonly warnings: readonly string[];
  readonly body: T;
}

/** What is of interest in an object, or in the reason why there is none. */
export interface ObjectAnswer {
  readonly kind?: string;
  readonly message?: string;
  readonly metadata?: { readonly resourceVersion?: string; readonly deletionTimestamp?: string };
  readonly status?: { readonly phase?: string };
  readonly items?: readonly unknown[];
}

/** What a watch tells. */
export interface WatchEvent<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T;
}

/** An object of Kubernetes, as far as requests need it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

export interface RequestProps {
  readonly body?: unknown;
  /** @default application/json */
  readonly contentType?: string;
  /** A bearer token. @default the administrator's */
  readonly token?: string;
}

const FIELD_MANAGER = 'test';

/** Requests to an API server that show what a client library hides: the status, and every warning. */
export class Api {
  readonly #agent: Agent;
  readonly #resources = new Map<string, Promise<Record<string, { name: string; namespaced: boolean }>>>();

  constructor(
    private readonly server: string,
    authority: string,
    private readonly token: string,
  ) {
    this.#agent = new Agent({ keepAlive: true, ca: authority });
  }

  async request<T = ObjectAnswer>(method: string, path: string, props: RequestProps = {}): Promise<Answer<T>> {
    const { body, contentType = 'application/json', token = this.token } = props;
    const headers = { authorization: `Bearer ${token}`, 'content-type': contentType, accept: 'application/json' };
    const options = { method, headers, agent: this.#agent, timeout: 60_000 };
    const response = await send(
      `${this.server}${path}`,
      options,
      body === undefined ? undefined : JSON.stringify(body),
    );
    const { warning: warnings = [] } = response.headersDistinct;
    return { status: response.statusCode ?? 0, warnings, body: parsed(await text(response)) as T };
  }

  /**
   * Watches a collection from now on, what there is first.
   *
   * @param notice called in the order in which the server stored what happened
   * @param ended called once, when the server tells no more
   */
  async watch<T>(path: string, notice: (event: WatchEvent<T>) => void, ended: () => void): Promise<void> {
    const headers = { authorization: `Bearer ${this.token}` };
    const response = await send(`${this.server}${path}?watch=true`, { headers, agent: this.#agent });
    if (response.statusCode !== 200) throw new Error(`${path} cannot be watched: ${await text(response)}`);
    const lines = createInterface({ input: response });
    lines.on('line', (line) => notice(JSON.parse(line))).on('close', ended);
    // a connection that breaks is an end too
    for (const end of [lines, response]) end.on('error', () => lines.close());
  }

  /** Whether the path answers with 200. */
  async answers(path: string): Promise<boolean> {
    return (await this.request('GET', path)).status === 200;
  }

  /** Server-side apply, as strict as the server can be. */
  async apply(object: KubernetesObject): Promise<Answer> {
    const query = `fieldManager=${FIELD_MANAGER}&force=true&fieldValidation=Strict`;
    return this.request('PATCH', `${await this.pathOf(object)}?${query}`, {
      body: object,
      contentType: 'application/apply-patch+yaml',
    });
  }

  /** @param query such as `dryRun=All` */
  async create(object: KubernetesObject, query = ''): Promise<Answer> {
    const path = (await this.pathOf(object)).replace(/\/[^/]+$/, '');
    return this.request('POST', `${path}?fieldValidation=Strict&${query}`, { body: object });
  }

  async read(object: KubernetesObject): Promise<Answer> {
    return this.request('GET', await this.pathOf(object));
  }

  /** Deletes an object and what it owns, as kubectl does. */
  async remove(object: KubernetesObject): Promise<Answer> {
    return this.request('DELETE', `${await this.pathOf(object)}?propagationPolicy=Background`);
  }

  /** Where an object is. @throws where the server knows no such kind */
  async pathOf({ apiVersion, kind, metadata }: KubernetesObject): Promise<string> {
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const resource = (await this.resources(group))[kind];
    // a CustomResourceDefinition may add it
    if (!resource) this.#resources.delete(group);
    if (!resource) throw new Error(`the API server knows no ${kind} of ${apiVersion}`);
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${group}${namespace}/${resource.name}/${metadata.name}`;
  }

  private resources(group: string): Promise<Record<string, { name: string; namespaced: boolean }>> {
    const known = this.#resources.get(group) ?? this.discover(group);
    this.#resources.set(group, known);
    return known;
  }

  private async discover(group: string): Promise<Record<string, { name: string; namespaced: boolean }>> {
    const { body } = await this.request<V1APIResourceList>('GET', group);
    const resources = body.resources ?? [];
    return Object.fromEntries(
      resources.filter(({ name }) => !name.includes('/')).map((resource) => [resource.kind, resource]),
    );
  }
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}
