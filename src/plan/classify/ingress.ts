import type { Rule } from './rule';

export const ingress: Rule = () => [];
