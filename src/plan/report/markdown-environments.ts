import { VERDICTS, type Verdict } from '../change';
import { code, cut, prose } from './markdown-text';
import type { EnvironmentDocument } from './plan-document';
import { areOurs, budgetText, counted, countsText, environmentName, MARKS } from './titles';

/** How many characters the rows may have, and the reasons. */
const ROOM = 8_000;

/** A table of what happens where, and why it is refused. The worst environments come first where there are too many. */
export function environmentsTable(environments: readonly EnvironmentDocument[]): string {
  if (environments.length === 0) return '';
  const isOurs = areOurs(environments);
  const rowOf = (environment: EnvironmentDocument) => row(environment, isOurs);
  const rows = upTo(ROOM, environments.map(rowOf));
  const shown = rows.length < environments.length ? upTo(ROOM, worstFirst(environments).map(rowOf)) : rows;
  const left = environments.length - shown.length;
  const lines = [
    `| environment | ${isOurs ? 'clients | other stacks' : 'stacks'} | verdict |`,
    `|---|---|---|${isOurs ? '---|' : ''}`,
    ...shown,
    ...(left > 0 ? ['', `… and ${counted(left, 'more environment')}, none of them worse`] : []),
    ...refusals(environments),
  ];
  return `${lines.join('\n')}\n`;
}

/** The first lines, as long as there is room. */
function upTo(room: number, lines: readonly string[]): string[] {
  let left = room;
  const end = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return lines.slice(0, end === -1 ? lines.length : end);
}

function worstFirst(environments: readonly EnvironmentDocument[]): EnvironmentDocument[] {
  const rank = (verdict: Verdict) => VERDICTS.indexOf(verdict);
  return environments.toSorted((a, b) => rank(b.verdict) - rank(a.verdict));
}

function row(environment: EnvironmentDocument, isOurs: boolean): string {
  const { clients, others, verdict } = environment;
  const counts = (isOurs ? [clients, others] : [others]).map((of) => countsText(of) || 'no change');
  const [first, ...rest] = counts;
  const removed = budgetText(environment);
  const cells = [code(cut(environmentName(environment), 60)), [first, removed].filter(Boolean).join('<br>'), ...rest];
  return `| ${[...cells, `${MARKS[verdict]} ${verdict}`].join(' | ')} |`;
}

function refusals(environments: readonly EnvironmentDocument[]): string[] {
  const all = environments.flatMap((one) => one.refusals.map((why) => `${environmentName(one)}: ${why}`));
  if (all.length === 0) return [];
  const shown = upTo(
    ROOM,
    all.map((why) => `- ${MARKS.refused} ${prose(cut(why, 300))}`),
  );
  const left = all.length - shown.length;
  return ['', ...shown, ...(left > 0 ? [`- … and ${counted(left, 'more reason')}`] : [])];
}
