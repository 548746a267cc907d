import type { Plan } from '../plan/plan';
import type { PlanFormat } from './plan-options';

/** A plan as it is printed. */
type Report = (plan: Plan, group: number | undefined) => string;

/** One report a format, each loaded when it is asked for. */
export const PLAN_REPORTS: Readonly<Record<PlanFormat, Report>> = {
  text: (plan, group) => {
    const { textReport } = require('../plan/report/text') as typeof import('../plan/report/text');
    return textReport(plan, { group });
  },
  markdown: (plan) => {
    const { markdownReport } = require('../plan/report/markdown') as typeof import('../plan/report/markdown');
    return markdownReport(plan);
  },
  json: (plan) => {
    const { jsonReport } = require('../plan/report/json') as typeof import('../plan/report/json');
    return jsonReport(plan);
  },
  sarif: (plan) => {
    const { sarifReport } = require('../plan/report/sarif') as typeof import('../plan/report/sarif');
    return sarifReport(plan);
  },
  html: (plan) => {
    const { htmlReport } = require('../plan/report/html') as typeof import('../plan/report/html');
    return htmlReport(plan);
  },
};
