import type { Rule } from './rule';

export const flux: Rule = () => [];
