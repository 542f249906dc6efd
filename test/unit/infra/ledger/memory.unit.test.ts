import { describeLedger } from '../../../conformance/ledger/suite.ts';
import { memoryLedger, memoryLogs } from '../../../support/memory/ledger.ts';

/** The ledger that unit tests run on promises what the one in PostgreSQL promises. */
describeLedger(async () => {
	const logs = memoryLogs();
	return {
		open: (key, vouching) => memoryLedger(logs, key, vouching),
		async backUp() {
			const { log } = logs;
			return async () => {
				logs.log = log;
			};
		},
		close: async () => undefined,
	};
});
