import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES } from '../src/diagnostics/codes';
import { REPOSITORY } from './support/temp-root';

const codes = Object.keys(CODES);

/** Every code that a test expects to see: in a golden file, or in an end-to-end test that names it. */
function expected(): Set<string> {
  const folders = ['test/golden', 'test/e2e'].map((folder) => join(REPOSITORY, folder));
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /^(stderr|diagnostics)$|\.test\.ts$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  return new Set(texts.flatMap((text) => text.match(/\b[a-z0-9]+\/[a-z0-9-]+\b/g) ?? []));
}

describe('every code', () => {
  it('has a heading in docs/errors.md, and no heading is of another', () => {
    const text = readFileSync(join(REPOSITORY, 'docs', 'errors.md'), 'utf8');
    const headings = [...text.matchAll(/^### `([^`]+)`$/gm)].map(([, code]) => code);
    expect(headings.sort()).toEqual([...codes].sort());
  });

  it('is seen by a test', () => {
    const seen = expected();
    expect(codes.filter((code) => !seen.has(code))).toEqual([]);
  });
});
