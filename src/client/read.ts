import { type Diagnostic, type Outcome, outcome } from '../diagnostics/diagnostic';
import type { Environment } from '../environment/environment';
import { parse, type SourceDocument } from '../source/parse';
import type { SourceFile } from '../source/source-file';
import { validate } from '../source/validate';
import type { Client } from './client';
import { type ClientIdentity, identify } from './identity';
import { resolveClient } from './resolve';
import { CLIENT_RULES } from './rules/all';
import { type ClientFile, clientSchema } from './schema';

/** A client file as far as it could be read. */
export interface ClientRead {
  /** Who it is of. @default - its path is no client's */
  readonly identity?: ClientIdentity;
  /** @default - something is wrong with it, or with its environment */
  readonly client?: Client;
  readonly diagnostics: readonly Diagnostic[];
}

/** One file of `clients/`. Without a valid environment its own mistakes are still all found. */
export function readClient(file: SourceFile, environment: Environment | undefined): ClientRead {
  const identity = identify(file.path);
  const named = identity.value ? { identity: identity.value } : {};
  const document = parse(file);
  if (!document.value) return { ...named, diagnostics: [...identity.diagnostics, ...document.diagnostics] };
  const shape = validate(document.value, clientSchema, 'client');
  const resolved = shape.value && resolve(shape.value, identity, document.value, environment);
  return {
    ...named,
    ...(resolved?.value && { client: resolved.value }),
    diagnostics: [...identity.diagnostics, ...shape.diagnostics, ...(resolved?.diagnostics ?? [])],
  };
}

function resolve(
  file: ClientFile,
  { value: identity }: Outcome<ClientIdentity>,
  document: SourceDocument,
  environment: Environment | undefined,
): Outcome<Client> {
  const settings = environment?.clients;
  if (!settings || !identity) return { diagnostics: [] };
  const context = { file, document, environment, settings };
  const diagnostics = CLIENT_RULES.flatMap((rule) => rule(context));
  return outcome(resolveClient(file, identity, environment, settings), diagnostics);
}
