import { domainToASCII } from 'node:url';
import type * as z from 'zod';
import { show } from '../diagnostics/printable';
import { type Complaint, text } from './text';

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * A fully qualified host name in lower case, as `spec.rules[].host` of an Ingress takes it: a DNS-1123
 * subdomain of at most `max` characters, no wildcard, no address.
 */
export function host(description: string, max = 253): z.ZodString {
  return text((value) => complain(value, max), { description, examples: ['risk.acme.example'] });
}

function complain(value: string, max = 253): Complaint | undefined {
  const labels = value.split('.');
  const valid = value.length <= max && labels.length > 1 && labels.every((label) => LABEL.test(label));
  // the last label of a name is never a number (RFC 3696, 2): that would be an address
  if (valid && !/^\d+$/.test(labels.at(-1) ?? '')) return undefined;
  const help = value.length > max ? `it has ${value.length} characters, at most ${max} are allowed` : advise(value);
  return { kind: 'invalid-host', message: `${show(value)} is not a host name`, help };
}

function advise(value: string): string {
  const ascii = domainToASCII(value);
  const example = 'write a full name in lower case, such as risk.acme.example';
  if (/^[\d.]+$|^[\da-f]*:[\da-f:.]*$/i.test(value)) return 'addresses are not allowed: write a name';
  if (/[:/]/.test(value)) return 'write the name alone, without scheme, port or path';
  if (value.startsWith('*')) return 'wildcards are not allowed: list each name';
  if (value.endsWith('.')) return 'leave the final dot out';
  if (ascii !== '' && ascii !== value && complain(ascii) === undefined) return `write it as "${ascii}"`;
  return value.includes('_') ? 'an underscore is not allowed in a host name' : example;
}
