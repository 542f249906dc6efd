import { describe, expect, it } from '@jest/globals';
import { appearanceOf, resultText, wrapped } from '../../../../rules/cli/result-text.ts';

const words = {
	answer: 'It is originating, because nothing stands against it.',
	passages: [
		{
			title: 'The rule',
			points: [{ text: 'One of these suffices:', points: [{ text: 'a \u001b[31mred\nthing', points: [] }] }],
		},
	],
};

describe('words at a terminal', () => {
	it('are as wide as the window, within reason, and in colour only where it can show it', () => {
		expect(appearanceOf({})).toEqual({ width: 80, colour: false });
		expect(appearanceOf({ hasColors: () => true })).toEqual({ width: 80, colour: false });
		expect(appearanceOf({ isTTY: true, columns: 60, hasColors: () => true })).toEqual({ width: 60, colour: true });
		expect(appearanceOf({ isTTY: true, columns: 300, hasColors: () => false })).toEqual({ width: 100, colour: false });
		expect(appearanceOf({ isTTY: true, columns: 5 })).toEqual({ width: 40, colour: false });
	});

	it('are wrapped below their bullet, and obey nothing that a case holds', () => {
		expect(resultText(words, { width: 40, colour: false })).toBe(
			[
				'It is originating, because nothing',
				'stands against it.',
				'',
				'The rule',
				'- One of these suffices:',
				'  - a \\x1b[31mred\\x0athing',
				'',
			].join('\n'),
		);
	});

	it('set off the answer and the titles where there is colour', () => {
		const bold = resultText(words, { width: 80, colour: true })
			.split('\n')
			.filter((line) => line.startsWith('\u001b[1m'));
		expect(bold).toHaveLength(2);
	});

	it('give a word that is too long a line of its own', () => {
		expect(wrapped(`a ${'x'.repeat(50)} b`, '- ', '  ', 40)).toEqual(['- a', `  ${'x'.repeat(50)}`, '  b']);
	});
});
