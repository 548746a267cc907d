import type { Rule } from './rule';

export const image: Rule = () => [];
