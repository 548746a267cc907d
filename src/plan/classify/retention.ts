import type { Rule } from './rule';

export const retention: Rule = () => [];
