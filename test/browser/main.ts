import { CHECKS, type Check } from './checks';
import { findChromium, start } from './chromium';
import { removePages } from './pages';

/* Opens the page of a plan in a real browser: npm run test:browser */

async function main(): Promise<number> {
  const program = findChromium();
  if (!program) return skipped();
  const browser = await start(program);
  process.stdout.write(`Chromium ${browser.version()}\n`);
  const failed: string[] = [];
  try {
    for (const check of CHECKS) if (!(await passes(check, browser))) failed.push(check.name);
  } finally {
    await browser.close();
    removePages();
  }
  process.stdout.write(`${CHECKS.length - failed.length} passed, ${failed.length} failed, 0 skipped\n`);
  return failed.length === 0 ? 0 : 1;
}

function skipped(): number {
  process.stdout.write('skipped: browser: no Chromium in PATH, and CHROMIUM names none\n');
  process.stdout.write(`0 passed, 0 failed, ${CHECKS.length} skipped\n`);
  return 2;
}

async function passes({ name, run }: Check, browser: Parameters<Check['run']>[0]): Promise<boolean> {
  try {
    const told = await run(browser);
    process.stdout.write(`passed: ${name}${told === undefined ? '' : `: ${told}`}\n`);
    return true;
  } catch (problem) {
    process.stdout.write(`FAILED: ${name}\n  ${problem instanceof Error ? problem.message : String(problem)}\n`);
    return false;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
