import type { Plan } from '../plan';
import { pageData } from './html/fill-page';
import { inScript } from './html/in-script';
import { PAGE, SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from './html/page.generated';
import { staticSummary, verdictTag } from './html/static-summary';

/** How many characters come from a plan: browsers and hosts of artefacts show pages of about 5 MB well. */
const ROOM = 4_600_000;

/**
 * A plan as one page that needs nothing else: no network, no other file. Its own script and style are all that a browser may
 * run in it, by their hashes; whatever comes from files is data, which the script shows as text.
 */
export function htmlReport(plan: Plan): string {
  const summary = staticSummary(plan);
  const parts: Readonly<Record<string, string>> = {
    policy: `default-src 'none'; script-src '${SCRIPT_HASH}'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`,
    style: STYLE,
    script: SCRIPT,
    verdict: plan.verdict,
    title: verdictTag(plan.verdict),
    summary,
    data: inScript(pageData(plan, ROOM - summary.length)),
  };
  return PAGE.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}
