import type { Rule } from './rule';

export const securityContext: Rule = () => [];
