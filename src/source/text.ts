import { type Diagnostic, error, type Outcome } from '../diagnostics/diagnostic';
import { rangeOf } from './position';
import type { SourceFile } from './source-file';

/** The largest input file, in bytes. A client file has about 100; 64 KiB leaves room for anything sensible. */
export const MAX_BYTES = 64 * 1024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a file: UTF-8 without control characters. A byte order mark is dropped. */
export function decodeText(file: SourceFile): Outcome<string> {
  const source = file.path;
  let bytes: Uint8Array;
  try {
    bytes = file.bytes;
  } catch (problem) {
    return { diagnostics: [unreadable(source, problem as Error)] };
  }
  return decode(source, bytes);
}

/** Says why a file or folder cannot be read. */
export function unreadable(source: string, { message }: Error): Diagnostic {
  return error({ source }, 'source/unreadable', `cannot be read: ${message}`);
}

function decode(source: string, bytes: Uint8Array): Outcome<string> {
  if (bytes.length > MAX_BYTES) {
    const message = `the file has more than ${MAX_BYTES} bytes`;
    const help = 'an input file has some hundred bytes: is it the right file?';
    return { diagnostics: [error({ source }, 'source/too-large', message, help)] };
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { diagnostics: [error({ source }, 'source/not-utf8', 'the file is not UTF-8', 'save the file as UTF-8')] };
  }
  const at = text.search(CONTROL);
  if (at < 0) return { value: text, diagnostics: [] };
  const name = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  const place = { source, range: rangeOf(text, at, at + 1) };
  return {
    diagnostics: [error(place, 'source/control-character', `control character ${name}`, 'remove the character')],
  };
}
