/** Words that are a secret's own name where they come last: `DB_PASSWORD`, `accessToken`. */
const SECRETS =
  /^(pass|pw|pwd|passcode|credentials?|htpasswd|dockerconfigjson|.*(password|passwords|passwd|passphrase|tokens?|apikeys?|clientsecret|privatekeys?|secretkeys?|accesskeys?))$/;

/** What a key is of where it is a secret: `API_KEY`, but not `topologyKey`. */
const KEY_OF =
  /^(access|account|aes|api|auth|client|cookie|deploy|encryption|hmac|jwt|licen[cs]e|master|private|secret|session|shared|signing|ssh|tls|webhook)$/;

/** Whose secret is a secret itself, and not the name of a Secret: `clientSecret`, but not `auth-secret`. */
const SECRET_OF = /^(app|client|consumer|cookie|hmac|jwt|oauth|oauth2|session|shared|signing|webhook)$/;

/** Words behind the name of a secret that leave it one: `client-key-data`. */
const FORMS = /^(\d+|b64|base|base64|data|hash|raw|value)$/;

/** Words that make a number of it: `MAX_TOKENS`, `password-min-length`. */
const COUNTS = /^(max|min|num|count|length)$/;

/** Whether a field or setting of this name holds a secret rather than refers to one. */
export const isSecretName = remembered((name) => {
  const { words, last, of } = wordsOf(name);
  if (words.some((word) => COUNTS.test(word))) return false;
  return SECRETS.test(last) || (/^keys?$/.test(last) && KEY_OF.test(of)) || (last === 'secret' && SECRET_OF.test(of));
});

/** The same of a setting that somebody chose the name of, such as an environment variable: of these, more are taken for one. */
export const isSecretVariable = remembered((name) => {
  if (isSecretName(name) || /[A-Z0-9]_KEYS?$/.test(name)) return true;
  const { words, last, of } = wordsOf(name);
  const isWithin = words.some((word) => /^(password|passwd|passphrase)$/.test(word));
  return (
    /secrets?$|^(authorization|cookie)$|(?<!by|com|over|sur|tres|under)pass$/.test(last) ||
    (last === 'phrase' && of === 'pass') ||
    (isWithin && !ABOUT.test(last) && !words.some((word) => COUNTS.test(word)))
  );
});

/** Words behind `PASSWORD` that make something else of it: where it is, or what must be so of it. */
const ABOUT =
  /^(age|algorithm|auth|authentication|days|disabled|enabled|encoding|encryption|expiry|expiration|field|filename|file|filter|form|grant|hashers?|key|method|name|path|policy|ref|regex|required|reset|rounds|rules?|stdin|strength|timeout|ttl|type|uri|url|validators?)$/;

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
