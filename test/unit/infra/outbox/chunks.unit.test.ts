import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chunks } from '../../../../infra/outbox/chunks.ts';
import type { OutboxRow } from '../../../../infra/ports/outbox.ts';
import { encoded } from '../../../conformance/outbox/messages.ts';

const KIB = 1024;
const row = (seq: number, partition = 0, bytes = 5): OutboxRow => ({
	...encoded('PUMP', `${seq}`),
	seq: `${seq}`,
	partition,
	payload: new Uint8Array(bytes),
});
const lengths = (rows: readonly OutboxRow[], most?: number) => chunks(rows, most).map((chunk) => chunk.length);
const rowsOf = (count: number, make: (index: number) => OutboxRow) => Array.from({ length: count }, (_, i) => make(i));

describe('chunks', () => {
	it('has nothing to send of nothing', () => expect(chunks([])).toEqual([]));

	it('cuts by the number of rows', () =>
		expect(
			lengths(
				rowsOf(5, (i) => row(i)),
				2,
			),
		).toEqual([2, 2, 1]));

	it('keeps a partition below what the broker takes as one batch', () => {
		expect(lengths(rowsOf(4, (i) => row(i, 0, 400 * KIB)))).toEqual([2, 2]);
		expect(lengths(rowsOf(4, (i) => row(i, i, 400 * KIB)))).toEqual([4]);
	});

	it('sends a row alone that is larger by itself', () => {
		expect(lengths([row(1), row(2, 0, 5_000 * KIB), row(3)])).toEqual([1, 1, 1]);
	});

	it('loses no row and keeps their order', () => {
		const any = fc.array(fc.record({ partition: fc.nat(3), bytes: fc.nat(2_000_000) }), { maxLength: 30 });
		fc.assert(
			fc.property(any, fc.integer({ min: 1, max: 5 }), (sizes, most) => {
				const rows = sizes.map(({ partition, bytes }, index) => row(index, partition, bytes));
				expect(chunks(rows, most).flat()).toEqual(rows);
			}),
			{ numRuns: 50 },
		);
	});
});
