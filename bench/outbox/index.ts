import type { Parts } from '../support/bench.ts';
import { backlogs } from './backlogs.ts';
import { debezium } from './debezium.ts';
import { drains } from './drain.ts';
import { latencies } from './latency.ts';
import { library } from './library.ts';
import { openTransaction } from './open-transaction.ts';
import { sustained } from './sustained.ts';

export const parts: Parts = {
	drain: drains,
	latency: latencies,
	sustained,
	'open-transaction': openTransaction,
	backlogs,
	library,
	debezium,
};
