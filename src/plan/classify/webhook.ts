import type { Rule } from './rule';

export const webhook: Rule = () => [];
