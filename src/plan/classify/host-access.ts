import type { Rule } from './rule';

export const hostAccess: Rule = () => [];
