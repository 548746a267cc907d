import type { Plan } from '../plan';
import { pageData } from './html/fill-page';
import { PAGE, SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from './html/page.generated';
import { staticSummary, verdictTag } from './html/static-summary';

/**
 * A plan as one page that needs nothing else: no network, no other file. Its own script and style are all that a browser may
 * run in it, by their hashes; whatever comes from files is data, which the script shows as text.
 */
export function htmlReport(plan: Plan): string {
  const parts: Readonly<Record<string, string>> = {
    policy: `default-src 'none'; script-src '${SCRIPT_HASH}'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`,
    style: STYLE,
    script: SCRIPT,
    verdict: plan.verdict,
    title: verdictTag(plan.verdict),
    summary: staticSummary(plan),
    data: inScript(JSON.stringify(pageData(plan))),
  };
  return PAGE.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

/** No text can end the element that it is in, or begin a comment. Source: https://html.spec.whatwg.org, 4.12.1.3 */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
