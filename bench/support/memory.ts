import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What is in use after a full collection, in bytes. */
export interface Memory {
	readonly heap: number;
	readonly rss: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Memory after a collection, so that garbage that was not yet collected is no growth. */
export function memoryInUse(): Memory {
	collect();
	const { heapUsed, external, rss } = process.memoryUsage();
	return { heap: heapUsed + external, rss };
}
