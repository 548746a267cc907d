import type * as z from 'zod';
import { show } from '../diagnostics/printable';
import { type Complaint, text } from './text';

const VERSION = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** Tags that point at another image tomorrow. */
const MOVING = ['latest', 'stable', 'canary', 'edge', 'main', 'master', 'nightly', 'dev'];

/** An image tag, at most 63 characters, so that it fits the label `app.kubernetes.io/version`. */
export function version(description: string): z.ZodString {
  return text(complain, { description, examples: ['v3.20.8'] });
}

function complain(value: string): Complaint | undefined {
  if (MOVING.includes(value.toLowerCase())) {
    const message = `the tag ${show(value)} moves: what runs would change without a commit`;
    return { kind: 'invalid-version', message, help: 'name a release, such as v3.20.8' };
  }
  if (VERSION.test(value)) return undefined;
  return {
    kind: 'invalid-version',
    message: `${show(value)} is not an image tag`,
    help: 'write a tag, such as v3.20.8',
  };
}
