import { describe, expect, it } from '@jest/globals';
import { holds, report } from '../../../../bench/support/figures.ts';

function written() {
	const out: string[] = [];
	const err: string[] = [];
	const one = report('outbox', { cores: 2 }, { write: (text) => out.push(text) }, { write: (text) => err.push(text) });
	return { one, err, lines: () => out.map((line) => JSON.parse(line)) };
}

describe('a report', () => {
	it('writes one figure a line, with the subject, the target and the machine', () => {
		const { one, lines } = written();
		one.figure('drain', 41_234.567, 'rows/s', { subject: 'ours', aggregates: 1 }, { atLeast: 35_000 });
		expect(lines()).toEqual([
			{
				bench: 'outbox',
				figure: 'drain',
				value: 41_230,
				unit: 'rows/s',
				params: { subject: 'ours', aggregates: 1, limit: { atLeast: 35_000 }, holds: true, cores: 2 },
			},
		]);
	});

	it('says of a comparison that it is a ratio, of two values', () => {
		const { one, lines } = written();
		one.ratio('drain, ours to naive relay', 30_000, 40_000, { aggregates: 1 }, { atLeast: 0.8 });
		expect(lines()[0]).toMatchObject({
			figure: 'ratio drain, ours to naive relay',
			value: 0.75,
			unit: '1',
			params: { holds: false },
		});
	});

	it('judges the value and not what is left of it after rounding', () => {
		expect(holds(0.79999, { atLeast: 0.8 })).toBe(false);
		const { one, lines } = written();
		one.figure('p99', 15.0001, 'ms', {}, { atMost: 15 });
		expect(lines()[0]).toMatchObject({ value: 15, params: { holds: false } });
	});

	it('keeps stdout for figures', () => {
		const { one, err, lines } = written();
		one.say('round 1');
		expect(lines()).toEqual([]);
		expect(err).toEqual(['outbox: round 1\n']);
	});
});
