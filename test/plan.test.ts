import { join } from 'node:path';
import { expectTree, goldenCases, goldenPath, readOr } from './support/golden';
import { runHere } from './support/run-mira';

/**
 * A case is a folder: `before/` and `after/` are what two revisions hold, `because` says what of Kubernetes it relies on, with
 * the source; `args` are further arguments. `expected/` is what the plan says. Where there is `happens.yaml`,
 * `npm run test:predictions` replays the case on real clusters.
 */
describe('the plan', () => {
  test.each(goldenCases('plan'))('%s', async (name) => {
    const folder = goldenPath('plan', name);
    expect(readOr(join(folder, 'because'), '')).toMatch(/https:\/\/|pkg\/|staging\//);
    const args = readOr(join(folder, 'args'), '').split(/\s+/).filter(Boolean);
    const { code, stdout, stderr } = await runHere(
      folder,
      'plan',
      '--from',
      'before',
      '--to',
      'after',
      '--gate',
      ...args,
    );
    expectTree(join(folder, 'expected'), {
      'exit-code': `${code}\n`,
      ...(stdout && { stdout }),
      ...(stderr && { stderr }),
    });
  });
});
