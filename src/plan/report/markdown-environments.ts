import { VERDICTS, type Verdict } from '../change';
import { code, cut, prose } from './markdown-text';
import type { EnvironmentDocument } from './plan-document';
import { budgetText, counted, countsText, environmentName, MARKS } from './titles';

/** How many environments have a row, and reasons a line. */
const ROWS = 40;

/** A table of what happens where, and why it is refused. The worst environments first where there are too many. */
export function environmentsTable(environments: readonly EnvironmentDocument[]): string {
  const shown = environments.length > ROWS ? worstFirst(environments).slice(0, ROWS) : environments;
  const left = environments.slice(shown.length).length;
  const lines = [
    '| environment | clients | other stacks | verdict |',
    '|---|---|---|---|',
    ...shown.map(row),
    '',
    ...(left > 0 ? [`… and ${counted(left, 'more environment')}, none of them worse\n`] : []),
    ...refusals(environments),
  ];
  return environments.length === 0 ? '' : `${lines.join('\n').trimEnd()}\n`;
}

function worstFirst(environments: readonly EnvironmentDocument[]): EnvironmentDocument[] {
  const rank = (verdict: Verdict) => VERDICTS.indexOf(verdict);
  return environments.toSorted((a, b) => rank(b.verdict) - rank(a.verdict));
}

function row(environment: EnvironmentDocument): string {
  const { clients, others, verdict } = environment;
  const removed = budgetText(environment);
  const counts = [countsText(clients) || 'no change', ...(removed === '' ? [] : [removed])].join('<br>');
  const cells = [code(cut(environmentName(environment), 60)), counts, countsText(others) || 'no change'];
  return `| ${[...cells, `${MARKS[verdict]} ${verdict}`].join(' | ')} |`;
}

function refusals(environments: readonly EnvironmentDocument[]): string[] {
  const all = environments.flatMap((one) => one.refusals.map((why) => `${environmentName(one)}: ${why}`));
  const shown = all.slice(0, ROWS).map((why) => `- ${MARKS.refused} ${prose(cut(why, 200))}`);
  const left = all.length - shown.length;
  return [...shown, ...(left > 0 ? [`- … and ${counted(left, 'more reason')}`] : []), ...(all.length > 0 ? [''] : [])];
}
