/**
 * Text that is a secret wherever it stands: private keys; the tokens of AWS, GitHub, GitLab and Slack; JSON web
 * tokens; a login in a URL.
 */
export const SECRET_TEXT =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bglpat-[\w-]{20}|\bxox[bp]-[\w-]{10}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.|[a-z]:\/\/[^/\s:@"]+:[^/\s@"]+@/;
