import type { Parts } from '../support/bench.ts';

export const parts: Parts = {};
