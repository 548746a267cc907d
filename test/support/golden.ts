import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readTree } from './temp-root';

/** Whether the expected files are to be rewritten: `UPDATE_GOLDEN=1 npm test`. */
const UPDATE = process.env.UPDATE_GOLDEN === '1';

/** The cases below a folder of `test/golden/`, by name. */
export function goldenCases(folder: string): string[] {
  const path = goldenPath(folder);
  return existsSync(path) ? readdirSync(path).sort() : [];
}

export function goldenPath(...parts: string[]): string {
  return join(__dirname, '..', 'golden', ...parts);
}

/** Asserts that the files below `folder` are exactly `actual`, or makes them so. */
export function expectTree(folder: string, actual: Readonly<Record<string, string>>): void {
  if (UPDATE) {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of Object.entries(actual)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  expect(actual).toEqual(readTree(folder));
}

/** The text of a file, or `otherwise` where there is none. */
export function readOr(path: string, otherwise: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : otherwise;
}
