import type { Rule } from './rule';

export const networkPolicy: Rule = () => [];
