import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Line, splitLines } from '../../../../producers/erp-http/split-lines.ts';

const LIMIT = 8;

async function split(...chunks: readonly Buffer[]): Promise<Line[]> {
	const lines: Line[] = [];
	const body = (async function* () {
		yield* chunks;
	})();
	for await (const line of splitLines(body, LIMIT)) lines.push(line);
	return lines;
}

const texts = (lines: readonly Line[]) => lines.map(({ number, bytes }) => [number, bytes.toString('latin1')]);

describe('the lines of a body', () => {
	it('are numbered, blank ones too', async () => {
		expect(texts(await split(Buffer.from('a\n\n\r\nb\n')))).toEqual([
			[1, 'a'],
			[2, ''],
			[3, '\r'],
			[4, 'b'],
		]);
	});

	it('need no line feed at the end, and nothing behind one is no line', async () => {
		expect(texts(await split(Buffer.from('a\nb')))).toEqual([
			[1, 'a'],
			[2, 'b'],
		]);
		expect(await split()).toEqual([]);
		expect(await split(Buffer.alloc(0))).toEqual([]);
	});

	it('are the same however the body is cut into pieces, byte for byte', async () => {
		const body = fc
			.uint8Array({ maxLength: 80 })
			.map((bytes) => Buffer.from(bytes.map((byte) => (byte < 40 ? 10 : byte))));
		await fc.assert(
			fc.asyncProperty(body, fc.array(fc.nat(80)), async (bytes, cuts) => {
				const at = [0, ...cuts.filter((cut) => cut <= bytes.length).sort((a, b) => a - b), bytes.length];
				const lines = await split(...at.slice(1).map((end, index) => bytes.subarray(at[index], end)));
				const expected = bytes.toString('latin1').split('\n');
				if (expected.at(-1) === '') expected.pop();
				expect(lines.map((line) => [line.bytes.toString('latin1'), line.whole?.bytes])).toEqual(
					expected.map((text) => [text.slice(0, LIMIT), text.length > LIMIT ? text.length : undefined]),
				);
				for (const [index, { whole }] of lines.entries())
					if (whole) expect(whole.sha256).toBe(createHash('sha256').update(expected[index]!, 'latin1').digest('hex'));
			}),
		);
	});

	it('lose what is over the limit, and their neighbours nothing', async () => {
		const lines = await split(Buffer.from('before\n01234'), Buffer.from('5678'), Buffer.from('9\nbehind'));
		expect(texts(lines)).toEqual([
			[1, 'before'],
			[2, '01234567'],
			[3, 'behind'],
		]);
		expect(lines[1]?.whole).toEqual({
			bytes: 10,
			sha256: createHash('sha256').update('0123456789').digest('hex'),
		});
	});

	it('of just the limit are whole', async () => {
		expect((await split(Buffer.from('01234567\n')))[0]).toEqual({ number: 1, bytes: Buffer.from('01234567') });
	});
});
