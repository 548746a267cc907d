import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/* Puts the parts of the page into one file that can be imported everywhere: npm run page. With --print, writes nothing. */

const here = import.meta.dirname;
const part = (name) => readFileSync(join(here, 'page', name), 'utf8');

/** The text of `page.generated.ts`. */
function generatedPage() {
  const { outputFiles } = buildSync({
    entryPoints: [join(here, 'page', 'main.js')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    minifySyntax: false,
  });
  const [style, script] = [part('page.css'), outputFiles[0].text];
  const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const constants = {
    PAGE: template(part('page.html')),
    STYLE: style,
    STYLE_HASH: hash(style),
    SCRIPT: script,
    SCRIPT_HASH: hash(script),
  };
  const lines = Object.entries(constants).map(([name, text]) => constant(name, quoted(text)));
  return `${HEAD}\n\n${lines.join('')}`;
}

const HEAD = `/* Made from page/ by npm run page. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the script has templates of its own`;

/** The places to fill, without what makes them style, script and data to a checker of HTML: hashes are of exact texts. */
function template(html) {
  return html.replace(/\s*(?:\/\* | ")(\{\{(?:style|script|data)\}\})(?: \*\/|")\s*/g, '$1');
}

/** As the formatter would break it. */
function constant(name, text) {
  const line = `export const ${name} = ${text};\n`;
  return line.length <= 121 ? line : `export const ${name} =\n  ${text};\n`;
}

/** In the quotes that the formatter would choose. */
function quoted(text) {
  const singles = text.split("'").length;
  const inside = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  const doubles = text.split('"').length;
  return singles > doubles ? `"${inside.replaceAll('"', '\\"')}"` : `'${inside.replaceAll("'", "\\'")}'`;
}

if (process.argv.includes('--print')) process.stdout.write(generatedPage());
else writeFileSync(join(here, 'page.generated.ts'), generatedPage());
