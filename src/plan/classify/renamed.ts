import type { Rule } from './rule';

export const renamed: Rule = () => [];
