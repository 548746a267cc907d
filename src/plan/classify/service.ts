import type { Rule } from './rule';

export const service: Rule = () => [];
