/** Every bench with its parts, each of which runs alone by `--only`. */
export const BENCHES = [
	{
		name: 'outbox',
		what: 'committed rows → acknowledged by Kafka',
		parts: ['drain', 'latency', 'sustained', 'open-transaction', 'backlogs', 'library', 'debezium'],
	},
	{ name: 'backbone', what: 'topic → handler with one insert → outbox → topic', parts: ['throughput', 'latency'] },
	{
		name: 'sagas',
		what: 'three-step sagas, what each leaves in the database, the stuck query',
		parts: ['steps', 'stuck'],
	},
	{ name: 'codec', what: 'encode and decode against bare avsc', parts: ['encode', 'decode', 'evolved'] },
	{
		name: 'engine',
		what: 'verdicts of the rules engine against general rule engines; needs no stack',
		parts: ['verdicts', 'catalogue', 'lines'],
	},
] as const satisfies readonly { readonly name: string; readonly what: string; readonly parts: readonly string[] }[];

export type BenchName = (typeof BENCHES)[number]['name'];
export const benchNames: readonly string[] = BENCHES.map(({ name }) => name);
