import type { Rule } from './rule';

export const job: Rule = () => [];
