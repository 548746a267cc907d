import type { Rule } from './rule';

export const role: Rule = () => [];
