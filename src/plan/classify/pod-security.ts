import type { Rule } from './rule';

export const podSecurity: Rule = () => [];
