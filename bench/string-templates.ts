import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What a plain template engine would need to write the same bytes: templates cut out of our own output, and the values of
 * each client, read from a file. It checks nothing, parses no YAML and knows no default.
 */
export interface TemplateWork {
  readonly template: string;
  readonly path: string;
  readonly values: readonly string[];
}

/** Writes `clients.json` and a Jinja2 template for each kind of client. Gives the texts of the templates by name. */
export function writeTemplateWork(root: string, work: string, paths: readonly string[]): Map<string, string> {
  mkdirSync(work, { recursive: true });
  const names = new Map<string, string>();
  const clients = paths.map((path): TemplateWork => {
    const values = valuesOf(path);
    const template = cut(readFileSync(join(root, 'dist', path), 'utf8'), values);
    const name = names.get(template) ?? `t${names.size}.j2`;
    names.set(template, name);
    return { template: name, path, values };
  });
  writeFileSync(join(work, 'clients.json'), JSON.stringify(clients));
  for (const [template, name] of names) writeFileSync(join(work, name), template);
  return new Map([...names].map(([template, name]) => [name, template]));
}

/** The client's name and its number, of which everything else that is its own consists. */
function valuesOf(path: string): string[] {
  const name = path.split('/').at(-2) ?? '';
  return [name, String(Number(name.slice(1))), path.split('/')[2] ?? ''];
}

function cut(text: string, [name = '', number = '', folder = '']: readonly string[]): string {
  return text
    .replaceAll(name, '{{ values[0] }}')
    .replaceAll(`risk-${number}.`, 'risk-{{ values[1] }}.')
    .replaceAll(`Client ${number}\n`, 'Client {{ values[1] }}\n')
    .replace(`clients/int/${folder}/`, 'clients/int/{{ values[2] }}/');
}

/** The same work with template literals, which JavaScript compiles. */
export function fillWithLiterals(work: string, templates: ReadonlyMap<string, string>, out: string): void {
  const fills = new Map([...templates].map(([name, template]) => [name, literal(template)]));
  const clients: TemplateWork[] = JSON.parse(readFileSync(join(work, 'clients.json'), 'utf8'));
  for (const { template, path, values } of clients) {
    const target = join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, fills.get(template)?.(values) ?? '');
  }
}

function literal(template: string): (values: readonly string[]) => string {
  const escaped = template.replace(/[\\`$]/g, '\\$&').replace(/\{\{ (values\[\d\]) \}\}/g, '$${$1}');
  return new Function('values', `return \`${escaped}\``) as (values: readonly string[]) => string;
}
