import type { Rule } from './rule';

export const autoscaling: Rule = () => [];
