import { describe, expect, it } from '@jest/globals';
import { age, agree, durationMs, printable, table } from '../../../../infra/terminal/index.ts';
import { memoryTerminal } from '../../../support/cli/terminal.ts';

describe('a table', () => {
	it('is as wide as its widest cells, numbers to the right, nothing behind the last', () => {
		expect(
			table(
				['TOPIC', 'ROWS', 'WHY'],
				[
					['erp.items', 7, ''],
					['a', 1234, 'x'],
				],
			),
		).toBe('TOPIC      ROWS  WHY\nerp.items     7\na          1234  x\n');
	});

	it('lets nothing from outside reach the terminal', () => {
		expect(table(['KEY'], [['a\u001b[2J\nb']])).toBe('KEY\na\\x1b[2J\\x0ab\n');
		expect(printable('Grüße \u009b31m')).toBe('Grüße \\x9b31m');
	});
});

describe('a span of time', () => {
	it.each([
		['90s', 90_000],
		['15m', 900_000],
		['2h', 7_200_000],
		['3d', 259_200_000],
	])('%s is %i ms', (text, ms) => expect(durationMs(text)).toBe(ms));

	it.each(['', '5', 'h', '1.5h', '-1h', '2 h', '1w'])('%p is none', (text) => expect(durationMs(text)).toBeUndefined());

	it.each([
		[0, '0s'],
		[-5_000, '0s'],
		[999, '0s'],
		[61_000, '1m 1s'],
		[3_600_000, '1h'],
		[3_601_000, '1h'],
		[90_061_000, '1d 1h'],
	])('%i ms read %s', (ms, text) => expect(age(ms)).toBe(text));
});

describe('consent', () => {
	const asked = async (consent: { execute?: boolean; yes?: boolean }, answer: boolean | undefined) => {
		const { terminal, written } = memoryTerminal();
		const questions: string[] = [];
		const confirm = async (question: string) => {
			questions.push(question);
			return answer;
		};
		const agreed = await agree(terminal, confirm, consent, 'Do it?');
		return { agreed, questions, exitCode: terminal.exitCode, stderr: written.stderr };
	};

	it('is not asked for in a dry run', async () => {
		expect(await asked({}, true)).toMatchObject({ agreed: false, questions: [], exitCode: undefined });
	});

	it('is given beforehand by --yes', async () => {
		expect(await asked({ yes: true }, false)).toMatchObject({ agreed: true, questions: [] });
	});

	it('is asked for by --execute; no is exit code 4', async () => {
		expect(await asked({ execute: true }, true)).toMatchObject({ agreed: true, questions: ['Do it?'] });
		expect(await asked({ execute: true }, false)).toMatchObject({ agreed: false, exitCode: 4 });
	});

	it('is not taken for given where nobody is there to ask', async () => {
		const nobody = await asked({ execute: true }, undefined);
		expect(nobody).toMatchObject({ agreed: false, exitCode: 4 });
		expect(nobody.stderr).toContain('--yes');
	});
});
