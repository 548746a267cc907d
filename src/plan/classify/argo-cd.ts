import type { Rule } from './rule';

export const argoCd: Rule = () => [];
