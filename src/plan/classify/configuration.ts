import type { Rule } from './rule';

export const configuration: Rule = () => [];
