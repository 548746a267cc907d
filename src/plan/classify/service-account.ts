import type { Rule } from './rule';

export const serviceAccount: Rule = () => [];
