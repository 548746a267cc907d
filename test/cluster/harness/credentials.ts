import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

const PRIVATE = { mode: 0o600 };

/** Writes what the API server knows its administrator and its ServiceAccounts by. Gives the administrator's token. */
export function writeCredentials(folder: string): string {
  const token = randomBytes(16).toString('hex');
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(join(folder, 'tokens.csv'), `${token},admin,admin,"system:masters"\n`, PRIVATE);
  writeFileSync(join(folder, 'sa.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }), PRIVATE);
  writeFileSync(join(folder, 'sa.pub'), publicKey.export({ type: 'spki', format: 'pem' }), PRIVATE);
  return token;
}

/** A kubeconfig with one user. */
export function kubeconfig(server: string, authority: string, token: string): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    clusters: [{ name: 'test', cluster: { server, 'certificate-authority': authority } }],
    users: [{ name: 'test', user: { token } }],
  });
}

/** Writes a kubeconfig that only its owner can read. */
export function writeKubeconfig(file: string, server: string, authority: string, token: string): void {
  writeFileSync(file, kubeconfig(server, authority, token), PRIVATE);
}
