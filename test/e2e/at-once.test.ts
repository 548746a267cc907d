import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { useOtherRelease } from '../support/other-release';
import { runMira } from '../support/run-mira';
import { copyOfRepository, REPOSITORY, readTree } from '../support/temp-root';

const MIRA = join(REPOSITORY, 'bin', 'mira');

async function start(root: string): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const run = spawn(process.execPath, [MIRA, 'synth', '--no-cache'], { cwd: root });
  let stderr = '';
  run.stderr.on('data', (text) => {
    stderr += text;
  });
  await once(run, 'close');
  return { code: run.exitCode, stderr };
}

describe('several runs at once', () => {
  it('each write the whole tree, or refuse and say who is writing', async () => {
    const [root, expected] = [copyOfRepository(), copyOfRepository()];
    for (const one of [root, expected]) {
      useOtherRelease(one);
    }
    runMira(expected, ['synth']);
    const runs = await Promise.all(Array.from({ length: 6 }, () => start(root)));
    for (const { code, stderr } of runs) {
      expect(stderr).toMatch(
        code === 0 ? /dist\/: .* unchanged\n$/ : /dist\/busy\n {2}process \d+ is writing dist\/\n/,
      );
      expect([0, 2]).toContain(code);
    }
    expect(runs.some(({ code }) => code === 0)).toBe(true);
    expect(readTree(join(root, 'dist'))).toEqual(readTree(join(expected, 'dist')));
    expect(readdirSync(root).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });
});
