import type { Parts } from '../support/bench.ts';
import { steps } from './steps.ts';
import { stuck } from './stuck.ts';

export const parts: Parts = { steps, stuck };
