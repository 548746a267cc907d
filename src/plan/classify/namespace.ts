import type { Rule } from './rule';

export const namespace: Rule = () => [];
