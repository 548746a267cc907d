import { cutAtHoles, fill, hasHole, hole } from './hole';
import type { Manifest, ManifestHead } from './manifest';
import { onOneLine, printText, printYaml } from './print';

/** Objects that were made with holes for values: filled, they are the objects of whoever the values are of. */
export interface Template {
  /** Every different text with a hole, filled; what the other functions ask for. */
  texts(values: readonly string[]): readonly string[];
  manifests(texts: readonly string[]): readonly Manifest[];
  heads(texts: readonly string[]): readonly ManifestHead[];
  /** The objects as YAML. Texts are quoted as what they are, not as what they were filled into. */
  yaml(texts: readonly string[]): string;
}

type Fill = (texts: readonly string[]) => unknown;

/**
 * Objects that were made with holes for values, as a template; undefined where a key has a hole, since its place
 * among the others would depend on the value.
 */
export function templateOf(manifests: readonly Manifest[]): Template | undefined {
  const patterns = new Patterns();
  try {
    const whole = manifests.map((manifest) => compile(manifest, patterns));
    const heads = manifests.map((manifest) => compile(headOf(manifest), patterns));
    const yaml = compileYaml(manifests, patterns);
    const parts = patterns.all.map(cutAtHoles);
    return {
      texts: (values) => parts.map((part) => fill(part, values)),
      manifests: (texts) => whole.map((part) => filled(part, texts) as Manifest),
      heads: (texts) => heads.map((part) => filled(part, texts) as ManifestHead),
      yaml,
    };
  } catch (problem) {
    if (problem instanceof HoleInKey) return undefined;
    throw problem;
  }
}

class HoleInKey extends Error {}

/** The different texts with holes. */
class Patterns {
  readonly all: string[] = [];

  indexOf(text: string): number {
    const known = this.all.indexOf(text);
    return known < 0 ? this.all.push(text) - 1 : known;
  }
}

function headOf({ apiVersion, kind, metadata: { name, namespace } }: Manifest): ManifestHead {
  return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } };
}

/** A function where there is a hole, else the value itself: functions are no data. */
function compile(value: unknown, patterns: Patterns): unknown {
  if (typeof value === 'string') return hasHole(value) ? at(patterns.indexOf(value)) : value;
  if (Array.isArray(value)) return list(value, patterns);
  return typeof value === 'object' && value !== null ? mapping(value, patterns) : value;
}

function at(index: number): Fill {
  return (texts) => texts[index];
}

function list(items: readonly unknown[], patterns: Patterns): unknown {
  const parts = items.map((item) => compile(item, patterns));
  return parts.some(isFill) ? (texts: readonly string[]) => parts.map((part) => filled(part, texts)) : parts;
}

function mapping(data: object, patterns: Patterns): unknown {
  const parts = Object.entries(data).map(([key, value]) => [key, compile(value, patterns)] as const);
  if (parts.some(([key]) => hasHole(key))) throw new HoleInKey();
  // a copy with every key in its place keeps the hidden class, which building key by key does not
  const whole: Record<string, unknown> = Object.fromEntries(parts);
  const fills = parts.filter((entry): entry is readonly [string, Fill] => isFill(entry[1]));
  if (fills.length === 0) return whole;
  return (texts: readonly string[]) => {
    const copy = { ...whole };
    for (const [key, part] of fills) copy[key] = part(texts);
    return copy;
  };
}

function isFill(part: unknown): part is Fill {
  return typeof part === 'function';
}

function filled(part: unknown, texts: readonly string[]): unknown {
  return isFill(part) ? part(texts) : part;
}

/** Where a text is printed: what stands before it decides how. */
interface Late {
  readonly head: string;
  readonly indent: string;
  readonly pattern: number;
}

/** The printer runs once: what it leaves open are the texts with holes, which it prints when they are filled. */
function compileYaml(manifests: readonly Manifest[], patterns: Patterns): Template['yaml'] {
  const late: Late[] = [];
  const printed = printYaml(manifests, (head, text, indent) => {
    if (!hasHole(text)) return printText(head, text, indent);
    return hole(late.push({ head, indent, pattern: patterns.indexOf(text) }) - 1);
  });
  const parts = cutAtHoles(printed);
  return (texts) => {
    const shown = texts.map(onOneLine);
    let yaml = '';
    for (const part of parts) yaml += typeof part === 'number' ? print(late[part], texts, shown) : part;
    return yaml;
  };
}

function print(late: Late | undefined, texts: readonly string[], shown: readonly (string | undefined)[]): string {
  if (!late) return '';
  const { head, indent, pattern } = late;
  const line = shown[pattern];
  return line === undefined ? printText(head, texts[pattern] ?? '', indent) : `${head} ${line}`;
}
