import type { Parts } from '../support/bench.ts';
import { drains } from './drain.ts';

export const parts: Parts = {
	drain: drains,
};
