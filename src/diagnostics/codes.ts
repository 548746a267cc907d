/**
 * What can be wrong with a field of an input file, whichever file it is.
 * Each exists once for clients and once for environments, because different people mend them.
 */
const FIELD_CODES = {
  'unknown-field': 'a field that does not exist',
  'missing-field': 'a required field that is not there',
  'wrong-type': 'a value of another type than the field takes',
  'invalid-value': 'a value that the field does not take',
  'invalid-email': 'not an e-mail address',
  'invalid-host': 'not a host name',
  'invalid-label': 'not a Kubernetes label or annotation',
  'reserved-label': 'a label or annotation that carries identity or that other software acts on',
  'invalid-quantity': 'not a Kubernetes quantity',
  'invalid-version': 'not an image tag, or one that moves',
  'plaintext-secret': 'a secret in plain text',
  'limit-below-request': 'a resource limit that is smaller than its request',
  'invalid-toleration': 'a toleration that the API server refuses',
  'unknown-container': 'resources for a container that the product does not have',
} as const;

/** The kinds of {@link FIELD_CODES}. */
export type FieldCode = keyof typeof FIELD_CODES;

/** Whose file a field is in. */
export type Area = 'client' | 'environment';

const OTHER_CODES = {
  'fleet/near-limit': 'an environment that comes near a limit that others have published',
  'source/unreadable': 'a file or folder that cannot be read',
  'source/symbolic-link': 'a symbolic link among the input files',
  'source/too-large': 'an input file over the size limit',
  'source/not-utf8': 'bytes that are not UTF-8',
  'source/control-character': 'a control character in the text',
  'source/empty': 'a file that says nothing',
  'source/syntax': 'text that is not YAML',
  'source/duplicate-key': 'the same key twice in a mapping',
  'source/several-documents': 'more than one YAML document in a file',
  'source/alias': 'an anchor, alias, tag or directive',
  'source/not-a-mapping': 'a file whose content is not a mapping',
  'source/misplaced-file': 'a file that would be ignored where it is',
  'client/invalid-name': 'a file name that is not a client name',
  'client/reserved-name': 'a client name that is not to be had',
  'client/invalid-folder': 'a folder name that is not a DNS label',
  'client/duplicate-name': 'two clients of one name in an environment',
  'client/folder-name-clash': 'a client and a folder of one name side by side',
  'client/folder-too-full': 'more than 1,000 entries in a folder',
  'client/unknown-environment': 'a clients folder without an environment file',
  'client/no-client-settings': 'a client in an environment that takes none',
  'client/duplicate-host': 'a host name that two clients claim',
  'client/platform-host': "a host name that is the platform's own",
  'client/host-without-certificate': 'a host name that the certificate does not cover',
  'client/single-host': 'another host for a product that answers to one',
  'client/version-and-channel': 'a version and a channel at once',
  'environment/invalid-name': 'a file name that is not an environment name',
  'environment/no-namespaced-discovery': 'a target namespace for a Mira that lists the whole cluster',
  'environment/eula-not-accepted': 'engines whose licence agreement is not accepted',
  'environment/volume-not-shared': 'one volume for several engines that only one can mount',
  'environment/exclusive-fields': 'two fields that exclude each other',
  'environment/incomplete-product': 'a product without something that it needs',
  'environment/unknown-image': 'an image that the product does not have',
  'environment/unsafe-annotation': 'an annotation that injects configuration',
  'environment/name-clash': 'two objects of one name in a namespace',
  'discovery/bare-pod': 'a labelled pod without a controller',
  'discovery/several-engines': 'several engine containers in one pod',
  'discovery/null-label': 'a discovery label without a value',
  'discovery/port-not-named': 'engines without a Service port named qix, for a Mira that needs it',
  'discovery/other-namespace': 'engines outside of the namespace that Mira lists',
  'discovery/port-not-open': 'a port label that names no port of the container',
  'manifest/duplicate-object': 'two objects of one identity',
  'manifest/plaintext-secret': 'a secret in plain text',
  'manifest/broken-reference': 'a selector or reference that matches nothing',
  'manifest/name-too-long': 'a name that Kubernetes or its controllers cannot carry',
  'dist/foreign-file': 'a file in dist/ that was not generated',
  'dist/immutable-field': 'a change that the API server refuses',
  'dist/data-left-behind': 'a change that starts a client on an empty volume',
  'dist/not-writable': 'a dist/ that cannot be written',
  'dist/busy': 'another run that is writing dist/',
  'dist/out-of-date': 'a dist/ that is not what mira synth writes',
  'plan/broken-yaml': 'a file of the plan that is not Kubernetes YAML',
  'plan/duplicate-object': 'an object that two files of the plan describe',
  'plan/not-utf8': 'a file of the plan whose bytes are not UTF-8',
  'plan/too-large': 'a file of the plan over the size limit',
  'plan/not-a-file': 'a link or submodule where the plan needs files',
  'plan/unreadable': 'a file or folder of the plan that cannot be read',
  'plan/no-folder': 'a folder to compare that is not there',
  'plan/which-sides': 'what is to be compared is not clear',
  'plan/unknown-group': 'a group that the plan does not have',
  'plan/no-git': 'a git that cannot be run',
  'plan/no-repository': 'a folder that is in no git repository',
  'plan/git-failed': 'a git that fails',
  'plan/unknown-base': 'a base that git does not know',
  'plan/unrelated-base': 'a base that has no commit in common with HEAD',
  'plan/incomplete-clone': 'a clone without the commits or files that the plan needs',
  'volume/not-generated': 'a client without a volume in dist/',
  'volume/invalid-size': 'a size that is no quantity',
  'volume/smaller': 'a volume that would become smaller',
  'cli/no-environments': 'a root without environments',
  'cli/client-exists': 'a client that is there already',
  'cli/which-client': 'clients that are not there, or not clear',
  'cli/which-environment': 'an environment that is not named, or does not exist',
} as const;

/** The permanent name of a kind of diagnostic. Each has its heading in `docs/errors.md`. */
export type Code = keyof typeof OTHER_CODES | `${Area}/${FieldCode}`;

function ofArea(area: Area): [string, string][] {
  return Object.entries(FIELD_CODES).map(([kind, title]) => [`${area}/${kind}`, title]);
}

/** Every code with its title. A code is never renamed and never reused. */
export const CODES = Object.fromEntries([
  ...ofArea('client'),
  ...ofArea('environment'),
  ...Object.entries(OTHER_CODES),
]) as Readonly<Record<Code, string>>;
