import { type Diagnostic, error, type Outcome, outcome } from '../diagnostics/diagnostic';
import { show } from '../diagnostics/printable';

/** Who a client is: nothing but where its file lies. */
export interface ClientIdentity {
  /** The file, relative to the root. */
  readonly source: string;
  readonly environment: string;
  /** The folders between environment and file: they are for people and change no object. */
  readonly folders: readonly string[];
  readonly name: string;
}

/** `client-` before it and `-headless` behind it still make a DNS label; a StatefulSet has at most 52 characters. */
const NAME = /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/;
const FOLDER = /^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/;

/** Words that YAML 1.1 readers, kubectl among them, take for a boolean or null. https://yaml.org/type/bool.html */
const YAML_WORDS = ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null'];

/** Names whose host would be taken for something else than a client's. */
const RESERVED = ['default', 'kubernetes', 'localhost', 'mail', 'smtp', 'autodiscover', 'www', 'ns1', 'ns2'];

/** System names, punycode, and what would be another client's headless Service. */
const RESERVED_PARTS = /^kube-|^xn--|-headless$/;

/** Whether a host of that name right below a domain is no client's. */
export function isReservedHost(name: string): boolean {
  return RESERVED.includes(name);
}

/** Reads `clients/<env>/[folders/]<client>.yaml`. */
export function identify(source: string): Outcome<ClientIdentity> {
  const end = source.lastIndexOf('/');
  const name = source.slice(end + 1).replace(/\.yaml$/, '');
  const { environment, folders } = placeOf(source.slice(0, end));
  const value = { source, environment, folders, name };
  return outcome(value, [...nameProblems(source, name), ...folderProblems(source, folders)]);
}

/** Where clients lie: the same for all of one folder, of which a large fleet has few. */
const places = new Map<string, Pick<ClientIdentity, 'environment' | 'folders'>>();

function placeOf(folder: string): Pick<ClientIdentity, 'environment' | 'folders'> {
  const known = places.get(folder);
  if (known) return known;
  const [, environment = '', ...folders] = folder.split('/');
  const place = { environment, folders };
  places.set(folder, place);
  return place;
}

/** What is wrong with a client's name. */
export function nameProblems(source: string, name: string): Diagnostic[] {
  if (YAML_WORDS.includes(name.toLowerCase())) {
    const message = `${show(name)} is a boolean or null to many YAML readers`;
    return [error({ source }, 'client/reserved-name', message, 'choose another name')];
  }
  if (RESERVED.includes(name) || RESERVED_PARTS.test(name)) {
    return [error({ source }, 'client/reserved-name', `the name ${show(name)} is reserved`, 'choose another name')];
  }
  if (NAME.test(name)) return [];
  const help =
    'a client is called by its file: lower case letters, digits and "-", beginning with a letter, at most 40';
  return [error({ source }, 'client/invalid-name', `${show(name)} is not a client name`, help)];
}

function folderProblems(source: string, folders: readonly string[]): Diagnostic[] {
  const help = 'lower case letters, digits and "-", at most 40';
  return folders
    .filter((folder) => !FOLDER.test(folder))
    .map((folder) => error({ source }, 'client/invalid-folder', `${show(folder)} is not a folder name`, help));
}
