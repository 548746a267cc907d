import type { Consequence, ObjectChange } from '../change';
import type { StackFate } from '../plan';
import { fieldLines } from './field-lines';
import { counted, MARKS } from './titles';

/** Longer paths do not move what is right of the others. */
const PATH = 66;

/** More lines about fields of one object are shown only to who asks. */
const LINES = 12;

export interface ObjectTextOptions {
  /** What becomes of the client as a whole; `updated` also where it is no client's. */
  readonly fate: StackFate;
  readonly headline: string;
  readonly whole: boolean;
  readonly isNamed: boolean;
}

/** An object of a group for a terminal. What is already said by the list of names, or in the head, is not said again. */
export function objectText(
  object: ObjectChange,
  { fate, headline, whole, isNamed: withName }: ObjectTextOptions,
): string[] {
  const said = object.consequences.filter(
    (consequence) => isNews(consequence, headline) && (whole || isMoreThan(fate, consequence)),
  );
  const isListed = !object.before || !object.after;
  const fields = isListed ? [] : fieldLines(object, whole);
  const shown = whole ? fields : fields.slice(0, LINES);
  const width = Math.max(0, ...shown.map(({ path }) => path.length).filter((length) => length <= PATH));
  const more = fields.length - shown.length;
  const lines = [
    ...shown.map(({ path, change }) => `${path.padEnd(width)}  ${change}`),
    ...(more > 0 ? [`and ${counted(more, 'more field')}`] : []),
    ...said.flatMap(consequenceLines),
  ];
  const { kind = '', metadata } = (object.after ?? object.before)?.manifest ?? {};
  const name = withName ? `${kind} ${metadata?.name}` : kind;
  return lines.map((line, index) => `    ${index === 0 ? name : ' '.repeat(name.length)} ${line}`);
}

/** What the fields, or the names of what comes and goes, say by themselves. */
const UNSAID = ['updated in place', 'no effect', 'added', 'removed'];

function isNews({ text, help }: Consequence, headline: string): boolean {
  return help !== undefined || (text !== headline && !UNSAID.includes(text));
}

/** Of a client that comes or goes as a whole, what does not go without saying. */
function isMoreThan(fate: StackFate, { verdict, meaning, claims }: Consequence): boolean {
  if (fate === 'removed') return ['data', 'namespace', 'delivery'].includes(meaning) || claims !== undefined;
  return fate !== 'added' || verdict === 'dangerous' || verdict === 'refused';
}

function consequenceLines({ text, verdict, help }: Consequence): string[] {
  return [
    `${MARKS[verdict]} ${text}`,
    ...(help === undefined ? [] : help.split('\n').map((line) => `  what to do: ${line}`)),
  ];
}
