import type { Rule } from './rule';

export const claim: Rule = () => [];
