import type { Rule } from './rule';

export const volume: Rule = () => [];
