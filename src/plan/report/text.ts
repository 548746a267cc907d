import type { ObjectChange } from '../change';
import type { Counts, EnvironmentPlan, Group, Plan } from '../plan';
import { pathOf } from '../steps';
import { shownChange } from './values';

const WIDTH = 100;

/** A plan for a terminal. */
export function textReport(plan: Plan): string {
  const environments = plan.environments.map(environmentLine).join('');
  const groups = plan.groups.map(groupLines).join('');
  return `${environments}${groups === '' ? '' : `\n${groups}`}\nverdict: ${plan.verdict}\n`;
}

function environmentLine({ name, clients }: EnvironmentPlan): string {
  return `${(name || 'objects').padEnd(8)} ${countsText(clients) || 'no change'}\n`;
}

function countsText({ added, updated, removed }: Counts): string {
  const parts = [
    [added, 'added'],
    [updated, 'updated'],
    [removed, 'removed'],
  ] as const;
  return parts.flatMap(([count, what]) => (count > 0 ? `${count.toLocaleString('en')} ${what}` : [])).join(' · ');
}

const MARKS = { 'no change': '●', routine: '●', 'needs attention': '▲', dangerous: '✖', refused: '✖' } as const;

function groupLines(group: Group): string {
  const [first] = group.members;
  const count = group.members.length;
  const title =
    count === 1 ? `${first?.name}  ${first?.path}` : `${count.toLocaleString('en')} clients, the same change`;
  const head = `${MARKS[group.verdict]} ${title}`;
  const example = count === 1 ? '' : `    e.g. ${first?.name}; all: --group ${group.number}\n`;
  return `${head.padEnd(WIDTH - group.headline.length - 1)} ${group.headline}\n${group.objects.map(objectLines).join('')}${example}`;
}

function objectLines(object: ObjectChange): string {
  const { kind = '', metadata } = (object.after ?? object.before)?.manifest ?? {};
  const said = object.consequences.filter(({ meaning }) => meaning !== 'in place');
  const lines = [
    ...object.fields.map((field) => `${pathOf(field.steps)}  ${shownChange(field, object)}`),
    ...said.map(({ text, help }) => `→ ${text}${help === undefined ? '' : `: ${help}`}`),
  ];
  return lines.map((line, index) => `    ${index === 0 ? `${kind} ${metadata?.name}` : ''} ${line}\n`).join('');
}
