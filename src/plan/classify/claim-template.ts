import type { Rule } from './rule';

export const claimTemplate: Rule = () => [];
