import type { Parts } from '../support/bench.ts';
import { latency } from './latency.ts';
import { throughput } from './throughput.ts';

export const parts: Parts = { throughput, latency };
