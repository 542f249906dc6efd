import { isDeepStrictEqual } from 'node:util';
import type { Part, Parts, Setting } from '../support/bench.ts';
import { rateOf } from '../support/pace.ts';
import { median } from '../support/quantiles.ts';
import { evaluation, MOVEMENTS, movement } from '../support/records.ts';
import { ratesInTurns, type Ways } from '../support/turns.ts';
import { bodyOf, type Contestants, contestants, type Sample } from './contestants.ts';

/** Seconds of one measurement of one way. */
const EACH_SECONDS = 0.7;
const TARGET = { atLeast: 0.8 };

/** Ways by the subject's name; the first two are ours and bare avsc. */
const WAYS: Readonly<Record<string, (all: Contestants, sample: Sample) => Ways>> = {
	encode: ({ codec, client, ...all }, sample) => {
		const { type } = all.bare(sample);
		const plain = all.plain(sample);
		const id = sample.wire.readInt32BE(1);
		return {
			ours: () => codec.encode(sample.topic, sample.type, sample.value),
			'bare avsc': () => type.toBuffer(sample.value),
			'bare avsc without logical types': () => plain.type.toBuffer(plain.value),
			'registry client': () => client.encode(id, sample.value),
		};
	},
	decode: ({ codec, client, ...all }, sample) => {
		const { type } = all.bare(sample);
		const plain = all.plain(sample).type;
		return {
			ours: () => codec.decode(sample.topic, sample.wire),
			'bare avsc': () => type.fromBuffer(bodyOf(sample.wire)),
			'bare avsc without logical types': () => plain.fromBuffer(bodyOf(sample.wire)),
			'registry client': () => client.decode(sample.wire),
		};
	},
	evolved: ({ codec, client, ...all }, sample) => {
		const { type, resolver } = all.bare(sample);
		return {
			ours: () => codec.decode(sample.topic, sample.evolved),
			'bare avsc': () => type.fromBuffer(bodyOf(sample.evolved), resolver),
			'registry client': () => client.decode(sample.evolved, { AVRO: { readerSchema: type as never } } as never),
		};
	},
};

/** Messages a second of each way, in turn, on the same bytes; throws where ours reads another value than bare avsc. */
const part =
	(name: string): Part =>
	async (setting) => {
		const all = await contestants(setting.stack);
		const samples = [
			await all.sample(MOVEMENTS, 'psra.erp.InventoryMovement', movement('PUMP-00001', 1)),
			await all.sample('origin.evaluations', 'psra.origin.Evaluation', evaluation),
		];
		for (const sample of samples) {
			const ways = WAYS[name]?.(all, sample) ?? {};
			if (name !== 'encode') await same(ways);
			await compare(setting, name, sample, ways);
		}
	};

async function same(ways: Ways): Promise<void> {
	const ours = (await ways.ours?.()) as { value: object };
	const bare = await ways['bare avsc']?.();
	// avsc gives records a class of their own.
	if (!isDeepStrictEqual(JSON.parse(JSON.stringify(ours.value)), JSON.parse(JSON.stringify(bare))))
		throw new Error('ours and bare avsc read different values');
}

async function compare({ options, report, signal }: Setting, name: string, sample: Sample, ways: Ways): Promise<void> {
	const rates = await ratesInTurns(ways, options.rounds, signal, (work) => rateOf(EACH_SECONDS, work));
	const common = { type: sample.type, bytes: sample.wire.length, rounds: options.rounds };
	for (const [subject, all] of rates)
		report.figure(name, median(all), 'msg/s', { subject, ...common, all: all.map(Math.round) });
	const of = (subject: string) => median(rates.get(subject) ?? []);
	report.ratio(`${name}, ours to bare avsc`, of('ours'), of('bare avsc'), common, TARGET);
	report.ratio(`${name}, ours to registry client`, of('ours'), of('registry client'), common);
}

export const parts: Parts = { encode: part('encode'), decode: part('decode'), evolved: part('evolved') };
