import { printable } from '../../diagnostics/printable';
import { VERDICTS } from '../change';
import type { Plan } from '../plan';
import { fingerprint } from './fingerprint';
import { planDocument } from './json';
import type { ConsequenceDocument, GroupDocument, ObjectDocument } from './plan-document';
import { LEFT_OUT, ruleId, SARIF_RULES } from './sarif-rules';
import { counted, nounOf, number } from './titles';

/**
 * How many results GitHub shows of a run; over 25,000 it takes none.
 * Source: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
const MOST = 5_000;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** One consequence of one group of stacks. */
interface Finding {
  readonly group: GroupDocument;
  readonly object: ObjectDocument;
  readonly consequence: ConsequenceDocument;
}

/** A plan for code scanning, SARIF 2.1.0: what needs attention or is worse, once for each group, in the file of its first member. */
export function sarifReport(plan: Plan): string {
  const found = findings(planDocument(plan).groups);
  const shown = found.length > MOST ? found.slice(0, MOST - 1) : found;
  const rest = found.slice(shown.length);
  const driver = { name: 'mira-gitops', rules: SARIF_RULES };
  const results = [...shown.map(result), ...rest.slice(0, 1).map((first) => leftOut(first, rest.length))];
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

/** The worst first. */
function findings(groups: readonly GroupDocument[]): Finding[] {
  const all = groups.flatMap((group) =>
    group.objects.flatMap((object) => object.consequences.map((consequence) => ({ group, object, consequence }))),
  );
  const rank = ({ consequence }: Finding) => VERDICTS.indexOf(consequence.verdict);
  const least = VERDICTS.indexOf('needs attention');
  return all.filter((finding) => rank(finding) >= least).toSorted((a, b) => rank(b) - rank(a));
}

function result(finding: Finding) {
  const { group, object, consequence } = finding;
  const { kind, namespace, name } = object;
  const { meaning, verdict, text, help, fields } = consequence;
  const others = group.members.length - 1;
  const sentences = [
    `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}: ${text}`,
    ...(help === undefined ? [] : [`what to do: ${help}`]),
    ...(others > 0 ? [`the same in ${counted(others, `other ${nounOf([group])}`)}`] : []),
  ];
  const id = ruleId(meaning);
  const print = fingerprint([group.environment, object.identity, meaning, text, ...fields].join('\n'));
  return {
    ruleId: id,
    ruleIndex: SARIF_RULES.findIndex((rule) => rule.id === id),
    level: verdict === 'needs attention' ? 'warning' : 'error',
    message: { text: plain(sentences.join('\n')) },
    locations: [location(finding)],
    partialFingerprints: { 'miraPlan/v1': print, primaryLocationLineHash: `${print}:1` },
    properties: { verdict, environment: group.environment, group: group.number, members: group.members.length },
  };
}

function leftOut(first: Finding, count: number) {
  return {
    ruleId: LEFT_OUT.id,
    ruleIndex: SARIF_RULES.indexOf(LEFT_OUT),
    level: first.consequence.verdict === 'needs attention' ? 'warning' : 'error',
    message: {
      text: `${number(count)} more are not shown here, none of them worse: mira plan --output html shows all`,
    },
    locations: [location(first)],
    partialFingerprints: {
      'miraPlan/v1': fingerprint(LEFT_OUT.id),
      primaryLocationLineHash: `${fingerprint(LEFT_OUT.id)}:1`,
    },
  };
}

/** Files laid out as ours are below `dist/` of the repository; of others, only what was compared is known. */
function location({ group: { environment }, object: { before, after } }: Finding) {
  const { path = '', line = 1 } = after ?? before ?? {};
  const uri = printable(`${environment === '' ? '' : 'dist/'}${path}`)
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: regionOf(line) } };
}

function regionOf(line: number) {
  return { startLine: line, startColumn: 1, endLine: line, endColumn: 2 };
}

/** A text in which nothing is a link or a placeholder. Source: SARIF 2.1.0, sections 3.11.5 and 3.11.6. */
function plain(text: string): string {
  const lines = text.split('\n').map(printable).join('\n');
  return lines.replaceAll('](', '] (').replace(/\{(\d+)\}/g, '{{$1}}');
}
