import type { Rule } from './rule';

export const customResource: Rule = () => [];
