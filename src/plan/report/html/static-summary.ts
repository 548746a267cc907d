import { printable } from '../../../diagnostics/printable';
import type { Verdict } from '../../change';
import type { Plan } from '../../plan';
import { planDocument } from '../json';
import type { EnvironmentDocument } from '../plan-document';
import { areOurs, countsText, environmentName, MARKS, number } from '../titles';

/** How many characters the reasons of refusals may have: hundreds of ordinary ones. */
const REASONS = 200_000;

/** What happens where, for browsers with a script and without. */
export function staticSummary(plan: Plan): string {
  const { environments } = planDocument({ ...plan, groups: [] });
  const isOurs = areOurs(environments);
  const rows = environments.map((environment) => row(environment, isOurs)).join('');
  const reasons = asManyAsFit(environments.flatMap((one) => one.refusals.map((why) => refusal(one, why))));
  const columns = ['environment', ...(isOurs ? ['clients', 'other stacks'] : ['stacks']), 'removals', 'verdict'];
  const head = `<tr>${columns.map((name) => `<th scope="col">${name}`).join('')}`;
  const table = `<caption>Environments</caption><thead>${head}<tbody>${rows}`;
  return `<div class="scroll"><table class="environments">${table}</table></div>${reasons && `<ul class="refusals">${reasons}</ul>`}`;
}

function row(environment: EnvironmentDocument, isOurs: boolean): string {
  const { clients, others, budget, verdict } = environment;
  const removals = `${number(budget.removed)} of ${number(budget.of)}, ${number(budget.allowed)} allowed`;
  const counts = (isOurs ? [clients, others] : [others]).map((of) => countsText(of) || 'no change');
  const columns = [...counts, removals].map((cell) => `<td>${escaped(cell)}`).join('');
  return `<tr><th scope="row">${escaped(environmentName(environment))}${columns}<td>${verdictTag(verdict)}`;
}

/** A verdict with its sign, in its colour. */
export function verdictTag(verdict: Verdict): string {
  return `<span class="verdict ${classOf(verdict)}">${MARKS[verdict]} ${verdict}</span>`;
}

function refusal(environment: EnvironmentDocument, why: string): string {
  return `<li>${MARKS.refused} ${escaped(`${environmentName(environment)}: ${why}`)}`;
}

function asManyAsFit(items: readonly string[]): string {
  let left = REASONS;
  const shown = items.filter(({ length }) => {
    left -= length;
    return left >= 0;
  });
  const more = items.length - shown.length;
  return `${shown.join('')}${more > 0 ? `<li>and ${number(more)} more: mira plan --output json has all` : ''}`;
}

/** `needs-attention` */
function classOf(verdict: string): string {
  return verdict.replaceAll(' ', '-');
}

function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
