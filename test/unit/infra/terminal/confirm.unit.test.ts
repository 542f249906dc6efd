import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { confirmOn } from '../../../../infra/terminal/index.ts';

/** What a person types, on a terminal or into a pipe. */
async function answerTo(typed: string, isTTY: boolean) {
	const stdin = Object.assign(new PassThrough(), { isTTY });
	const stderr = Object.assign(new PassThrough(), { isTTY });
	const answer = confirmOn({ stdin, stderr })('Send 3 again?');
	stdin.write(typed);
	return { answer: await answer, shown: String(stderr.read() ?? '') };
}

describe('a question to a person', () => {
	it.each([
		['y\r', true],
		['Yes\r', true],
		['\r', false],
		['n\r', false],
		['yesterday\r', false],
	])('is answered by %j', async (typed, answer) => {
		expect(await answerTo(typed, true)).toMatchObject({
			answer,
			shown: expect.stringContaining('Send 3 again? [y/N] '),
		});
	});

	it.each([
		['Ctrl-C', '\u0003'],
		['Ctrl-D', '\u0004'],
	])('is declined by %s', async (_, typed) => {
		expect(await answerTo(typed, true)).toMatchObject({ answer: false });
	});

	it('is not asked where nobody is there', async () => {
		expect(await answerTo('y\n', false)).toEqual({ answer: undefined, shown: '' });
	});
});
