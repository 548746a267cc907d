import type * as z from 'zod';
import { show } from '../diagnostics/printable';
import { isSubdomain } from '../upstream/name-syntax';
import { type Complaint, text } from './text';

const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** The name of a Kubernetes object: a DNS-1035 label of at most `max` characters. */
export function objectName(description: string, max = 63): z.ZodString {
  return text((value) => nameComplaint(value, max), { description });
}

/** What is wrong with the name of an object. */
export function nameComplaint(value: string, max = 63): Complaint | undefined {
  if (value.length <= max && LABEL.test(value)) return undefined;
  const help = `write lower case letters, digits and "-", beginning with a letter, at most ${max}`;
  return { kind: 'invalid-value', message: `${show(value)} is not a name`, help };
}

/** The name of a namespace that is not the system's own. */
export function namespaceName(description: string): z.ZodString {
  return text((value) => nameComplaint(value) ?? systemNamespace(value), { description });
}

/** `kube-` is reserved: our labels on such a namespace could stop the cluster itself. */
export function systemNamespace(value: string): Complaint | undefined {
  if (!value.startsWith('kube-')) return undefined;
  const message = `the namespace ${show(value)} belongs to Kubernetes`;
  return { kind: 'invalid-value', message, help: 'choose a namespace of your own' };
}

/** The name of a Secret, storage class, issuer or ingress class: a DNS-1123 subdomain. */
export function subdomainName(description: string): z.ZodString {
  return text(
    (value) =>
      isSubdomain(value)
        ? undefined
        : {
            kind: 'invalid-value',
            message: `${show(value)} is not a name`,
            help: 'write lower case letters, digits, "-" and "."',
          },
    { description },
  );
}
