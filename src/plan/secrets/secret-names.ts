/** Words that are a secret's own name where they come last: `DB_PASSWORD`, `accessToken`. */
const SECRETS =
  /^(pass|pwd|passcode|credentials?|tokens?|htpasswd|dockerconfigjson|.*(password|passwords|passwd|passphrase|apikey|apitoken|authtoken|accesstoken|privatekey|secretkey|accesskey))$/;

/** What a key is of where it is a secret: `API_KEY`, but not `topologyKey`. */
const KEY_OF =
  /^(access|account|aes|api|auth|client|cookie|deploy|encryption|hmac|jwt|licen[cs]e|master|private|secret|session|shared|signing|ssh|tls|webhook)$/;

/** Whose secret is a secret itself, and not the name of a Secret: `clientSecret`, but not `auth-secret`. */
const SECRET_OF = /^(app|client|consumer|cookie|hmac|jwt|oauth|oauth2|session|shared|signing|webhook)$/;

/** Words behind the name of a secret that leave it one: `client-key-data`. */
const FORMS = /^(\d+|b64|base64|data|hash|raw|value)$/;

/** Words that make a number of it: `MAX_TOKENS`, `password-min-length`. */
const COUNTS = /^(max|min|num|count|length)$/;

/** Whether a field or setting of this name holds a secret rather than refers to one. */
export const isSecretName = remembered((name) => {
  const { words, last, of } = wordsOf(name);
  if (words.some((word) => COUNTS.test(word))) return false;
  return SECRETS.test(last) || (/^keys?$/.test(last) && KEY_OF.test(of)) || (last === 'secret' && SECRET_OF.test(of));
});

/** The same of a setting that somebody chose the name of, such as an environment variable: of these, more are taken for one. */
export const isSecretVariable = remembered(
  (name) => isSecretName(name) || /^secrets?$/.test(wordsOf(name).last) || /[A-Z0-9]_KEYS?$/.test(name),
);

/** The same few names are asked for again and again. */
function remembered(isSo: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? isSo(name);
    known.set(name, answer);
    return answer;
  };
}

interface Words {
  readonly words: readonly string[];
  readonly last: string;
  /** The word before the last one. */
  readonly of: string;
}

function wordsOf(name: string): Words {
  const spaced = name.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ').toLowerCase();
  const words = spaced.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const end = words.findLastIndex((word) => !FORMS.test(word));
  return { words, last: (words[end] ?? '').replace(/\d+$/, ''), of: words[end - 1] ?? '' };
}
