import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/manifests/manifest';
import { objectsIn } from '../support/fleet';
import { goldenCases, goldenPath } from '../support/golden';
import { type Expected, readExpected } from './facts';

/** The files of a folder, by path. */
export type Files = ReadonlyMap<string, string>;

/** A golden case of the plan that says what a real cluster does. */
export interface PredictionCase {
  readonly name: string;
  readonly files: { readonly before: Files; readonly after: Files };
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  readonly expected: Expected;
}

/** The names of the cases that have a `happens.yaml`. @param only parts of their names; all where it is empty */
export function predictionNames(only: readonly string[]): string[] {
  const names = goldenCases('plan').filter((name) => existsSync(goldenPath('plan', name, 'happens.yaml')));
  return names.filter((name) => only.length === 0 || only.some((part) => name.includes(part)));
}

/** Reads a case. One that is not in order is not to keep others from being replayed. */
export function readCase(name: string): PredictionCase | Error {
  try {
    const [before, after] = [filesIn(goldenPath('plan', name, 'before')), filesIn(goldenPath('plan', name, 'after'))];
    const expected = readExpected(readFileSync(goldenPath('plan', name, 'happens.yaml'), 'utf8'));
    return { name, files: { before, after }, before: manifestsIn(before), after: manifestsIn(after), expected };
  } catch (problem) {
    return problem instanceof Error ? problem : new Error(String(problem));
  }
}

/** None where there is no such folder: git keeps no empty one. */
function filesIn(folder: string): Files {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function manifestsIn(files: Files): Manifest[] {
  const objects: unknown[] = [...files.values()].flatMap(objectsIn);
  return objects.flatMap((object) => (isList(object) ? object.items : object ? [object as Manifest] : []));
}

function isList(object: unknown): object is { readonly items: Manifest[] } {
  return (object as Partial<Manifest> | null)?.kind === 'List';
}
