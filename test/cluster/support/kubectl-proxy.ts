import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { V1Container } from '@kubernetes/client-node';
import type { Answer } from '../harness/api';
import type { Cluster } from '../harness/cluster';
import { writeKubeconfig } from '../harness/credentials';
import { freePorts } from '../harness/free-ports';
import { eventually } from './eventually';

/** A `kubectl proxy` that runs as a generated container says, but for the port. */
export interface KubectlProxy {
  /** @param host the header; the proxy's own name by default */
  ask(method: string, path: string, host?: string): Promise<ProxyAnswer>;
  /** Connects to its port at another address. */
  connect(address: string): Promise<void>;
  /** The exit code of a probe's command. */
  probe(command: readonly string[]): number | null;
  end(): Promise<void>;
}

/** An answer, and where a redirect leads. The proxy itself answers in plain text, the API server behind it in JSON. */
export interface ProxyAnswer extends Answer {
  readonly location?: string;
  readonly isOfProxy: boolean;
}

/** Starts the proxy of a container, with the rights of a token. */
export async function startProxy(
  { supervision, server, authority }: Cluster,
  kubectl: string,
  container: V1Container,
  token: string,
): Promise<KubectlProxy> {
  const [port] = await freePorts(1);
  const name = `kubectl-proxy-${port}`;
  const kubeconfig = join(supervision.folder, `${name}.kubeconfig`);
  writeKubeconfig(kubeconfig, server, authority, token);
  const args = [...(container.args ?? []).map((arg) => arg.replace(/^--port=8001$/, `--port=${port}`))];
  if (!args.includes(`--port=${port}`)) throw new Error(`not on port 8001: ${container.args?.join(' ')}`);
  supervision.start({ name, program: kubectl, args: [...args, `--kubeconfig=${kubeconfig}`] });
  const proxy: KubectlProxy = {
    ask: (method, path, host = `127.0.0.1:${port}`) => ask(port ?? 0, method, path, host),
    connect: (address) => connect(port ?? 0, address),
    probe: ([, ...probe]) =>
      spawnSync(
        kubectl,
        probe.map((arg) => arg.replace(':8001', `:${port}`)),
        { timeout: 20_000 },
      ).status,
    end: async () => {
      supervision.kill(name);
      await eventually(
        async () => supervision.ended(name),
        (code) => code !== undefined,
      );
    },
  };
  await eventually(
    () => proxy.ask('GET', '/').catch(() => undefined),
    (answer) => answer !== undefined,
  );
  return proxy;
}

async function connect(port: number, address: string): Promise<void> {
  const socket = createConnection({ port, host: address });
  await once(socket, 'connect');
  socket.destroy();
}

async function ask(port: number, method: string, path: string, host: string): Promise<ProxyAnswer> {
  const asked = request({ host: '127.0.0.1', port, method, path, headers: { host }, agent: false });
  asked.end();
  const [response]: IncomingMessage[] = (await once(asked, 'response')) as [IncomingMessage];
  if (!response) throw new Error('no response');
  const body = await text(response);
  const { location, 'content-type': type = '' } = response.headers;
  return {
    status: response.statusCode ?? 0,
    warnings: [],
    body: body.startsWith('{') ? JSON.parse(body) : { message: body },
    isOfProxy: type.startsWith('text/plain'),
    ...(location !== undefined && { location }),
  };
}
