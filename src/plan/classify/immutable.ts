import type { Rule } from './rule';

export const immutable: Rule = () => [];
