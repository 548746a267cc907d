import type { Rule } from './rule';

export const scale: Rule = () => [];
