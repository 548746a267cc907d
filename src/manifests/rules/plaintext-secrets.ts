import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { describe, type Manifest, type Stack } from '../manifest';
import { podTemplate } from '../pod-template';

/** Variables whose value is a secret by their name. */
const SECRET_NAME = /pass(word|wd)?$|password|token$|secret|api_?key|private_?key|credential/i;

/** Text that is a secret wherever it stands: private keys, and the tokens of AWS, GitHub, GitLab, Slack, and JWT. */
const SECRET_TEXT =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bglpat-[\w-]{20}|\bxox[bp]-[\w-]{10}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./;

/** No secret in plain text reaches a file: git remembers it for ever. */
export function plaintextSecrets({ source, manifests }: Stack): Diagnostic[] {
  return manifests.flatMap((manifest) =>
    [...ofKind(manifest), ...inVariables(manifest), ...inText(manifest)].map((what) => {
      const help = 'put the value into a Secret of the cluster and refer to it: docs/secrets.md';
      return error({ source }, 'manifest/plaintext-secret', `${describe(manifest)}: ${what}`, help);
    }),
  );
}

function ofKind({ kind, data, stringData }: Manifest): string[] {
  return kind === 'Secret' && (data ?? stringData) !== undefined ? ['a Secret with its data'] : [];
}

function inVariables(manifest: Manifest): string[] {
  return (podTemplate(manifest)?.containers ?? []).flatMap(({ name, env = [] }) =>
    env
      .filter(({ name: variable, value }) => value !== undefined && value !== '' && SECRET_NAME.test(variable))
      .map(({ name: variable }) => `the variable ${variable} of the container ${name} in plain text`),
  );
}

function inText(manifest: Manifest): string[] {
  return SECRET_TEXT.test(JSON.stringify(manifest)) ? ['text that looks like a private key or a token'] : [];
}
