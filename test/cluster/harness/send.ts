import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';

/**
 * Sends a request. Again, on another connection, where the server closed one just when it was used once more.
 *
 * @throws where no answer begins
 */
export function send(url: string, options: RequestOptions, body?: string): Promise<IncomingMessage> {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(url, options, resolve);
    asked.on('timeout', () => asked.destroy(new Error(`no answer to ${options.method} ${url}`)));
    asked.on('error', (problem: NodeJS.ErrnoException) => {
      const isStale = asked.reusedSocket && problem.code === 'ECONNRESET';
      if (isStale) send(url, options, body).then(resolve, reject);
      else reject(problem);
    });
    asked.end(body);
  });
}
