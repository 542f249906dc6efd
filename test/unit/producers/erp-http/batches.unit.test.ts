import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { LineAnswer } from '../../../../producers/erp-http/answer.ts';
import { answersTo } from '../../../../producers/erp-http/answers.ts';
import { batchesOf, bodyOf, checkAnnounced } from '../../../../producers/erp-http/batches.ts';
import { type Line, splitLines } from '../../../../producers/erp-http/split-lines.ts';

async function* lines(count: number, content = '{}', from = 1): AsyncGenerator<Line> {
	for (let number = from; number < from + count; number++) yield { number, bytes: Buffer.from(content) };
}

/** What comes until it throws, and the code of what it throws. */
async function until<T>(source: AsyncIterable<T>): Promise<{ seen: T[]; code?: string }> {
	const seen: T[] = [];
	try {
		for await (const one of source) seen.push(one);
		return { seen };
	} catch (error) {
		return { seen, code: (error as { code: string }).code };
	}
}

describe('a batch', () => {
	it('is full with five hundred lines', async () => {
		const { seen } = await until(batchesOf(lines(1_001)));
		expect(seen.map((batch) => [batch.length, batch[0]?.number])).toEqual([
			[500, 1],
			[500, 501],
			[1, 1_001],
		]);
	});

	it('is full with a mebibyte', async () => {
		const { seen } = await until(batchesOf(lines(5, 'x'.repeat(600_000))));
		expect(seen.map((batch) => batch.length)).toEqual([2, 2, 1]);
	});

	it('has no blank lines, and is none where there are only such', async () => {
		expect(await until(batchesOf(lines(3, ' \r')))).toEqual({ seen: [] });
	});

	it('ends where a request may have no more lines, with all before handed over', async () => {
		const { seen, code } = await until(batchesOf(lines(3, '{}', 9_999)));
		expect([seen.flat().map(({ number }) => number), code]).toEqual([[9_999, 10_000], 'BODY_TOO_LARGE']);
	});
});

describe('a body', () => {
	it('is handed on as it comes', async () => {
		expect(await until(bodyOf(Readable.from([Buffer.from('a'), Buffer.from('b')])))).toEqual({
			seen: [Buffer.from('a'), Buffer.from('b')],
		});
	});

	it('ends where it is larger than a request may be', async () => {
		const mebibytes = (count: number) => Readable.from(Array.from({ length: count }, () => Buffer.alloc(1_048_576)));
		expect((await until(bodyOf(mebibytes(64)))).code).toBeUndefined();
		const { seen, code } = await until(bodyOf(mebibytes(65)));
		expect([seen.length, code]).toEqual([64, 'BODY_TOO_LARGE']);
	});

	it('is told to be cut off where its connection breaks', async () => {
		const broken = Readable.from(
			(async function* () {
				yield Buffer.from('a');
				throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
			})(),
		);
		expect(await until(bodyOf(broken))).toEqual({ seen: [Buffer.from('a')], code: 'REQUEST_MALFORMED' });
	});

	it('that is cut off leaves nothing of the batch in hand, least of all half a line', async () => {
		const broken = Readable.from(
			(async function* () {
				yield Buffer.from('{"whole":1}\n{"half":');
				throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
			})(),
		);
		expect(await until(batchesOf(splitLines(bodyOf(broken), 100)))).toEqual({ seen: [], code: 'REQUEST_MALFORMED' });
	});

	it('is refused by its announced length', () => {
		expect(() => checkAnnounced(String(67_108_865))).toThrow(expect.objectContaining({ code: 'BODY_TOO_LARGE' }));
		for (const fine of [undefined, '0', '67108864']) expect(() => checkAnnounced(fine)).not.toThrow();
	});
});

describe('the answers to a body', () => {
	const accepted = async (batch: readonly Line[]) =>
		batch.map(({ number }): LineAnswer => ({ line: number, status: number % 2 ? 'accepted' : 'repeated', id: 'i' }));
	const tell = (error: unknown) => ({ code: 'DATABASE_UNAVAILABLE', detail: String(error) }) as never;

	it('end with how many there are', async () => {
		const { seen } = await until(answersTo(batchesOf(lines(501)), { takeIn: accepted, describe: tell }));
		expect(seen.map((batch) => batch.length)).toEqual([500, 1, 1]);
		expect(seen.flat().at(-1)).toEqual({ status: 'complete', lines: 501, accepted: 251, repeated: 250, rejected: 0 });
	});

	it('are none where the first batch fails, so that the whole request can be refused', async () => {
		const takeIn = async () => {
			throw Object.assign(new Error('down'), { code: 'DATABASE_UNAVAILABLE' });
		};
		expect(await until(answersTo(batchesOf(lines(501)), { takeIn, describe: tell }))).toEqual({
			seen: [],
			code: 'DATABASE_UNAVAILABLE',
		});
	});

	it('say from which line on nothing was taken in where a later batch fails', async () => {
		const takeIn = async (batch: readonly Line[]) => {
			if (batch[0]?.number !== 1) throw new Error('down');
			return accepted(batch);
		};
		const { seen } = await until(answersTo(batchesOf(lines(1_200)), { takeIn, describe: tell }));
		expect([seen.length, seen.flat().length]).toEqual([2, 501]);
		expect(seen.flat().at(-1)).toEqual({
			status: 'stopped',
			line: 501,
			problem: { code: 'DATABASE_UNAVAILABLE', detail: 'Error: down' },
		});
	});
});
