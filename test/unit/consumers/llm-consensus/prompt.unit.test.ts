import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { citableIn, promptOf, suspicionsIn } from '../../../../consumers/llm-consensus/prompt/index.ts';
import { holdsInvisible } from '../../../../consumers/llm-consensus/prompt/invisible.ts';
import { question } from '../../../support/llm/panel.ts';

const MARKER = '0123456789abcdef';
const withText = (text: string) => question({ evidence: [{ kind: 'description', text }] });
/** What stands between the two lines of the mark. */
const dataIn = (user: string) => {
	const lines = user.split('\n');
	expect([lines.at(0), lines.at(-1)]).toEqual([`---- ${MARKER} ----`, `---- ${MARKER} ----`]);
	return JSON.parse(lines.slice(1, -1).join('\n')) as { evidence: { id: string; text: string }[] };
};
const shown = (text: string) => dataIn(promptOf(withText(text), MARKER).user).evidence[0]?.text;

describe('a prompt', () => {
	it('holds the question as JSON between two lines of its own mark, and the ids to choose from', () => {
		const asked = question();
		const { user, choices, system } = promptOf(asked, MARKER);
		expect(dataIn(user)).toEqual({
			kind: 'subdivision',
			question: asked.text,
			rule: asked.ruleText,
			choices: asked.choices,
			evidence: [
				{ id: 'e1', ...asked.evidence[0] },
				{ id: 'e2', ...asked.evidence[1] },
			],
		});
		expect(choices).toEqual(['row-1', 'row-2', 'row-3']);
		expect(system).not.toContain(MARKER);
		expect([...citableIn(asked)]).toEqual(['row-1', 'row-2', 'row-3', 'e1', 'e2']);
	});

	it.each([
		['tags', 'pack\u{E0069}\u{E0067}\u{E006E}', 'pack'],
		['variation selectors', 'pa\uFE0Fck', 'pack'],
		['zero-width characters', 'p\u200Ba\u200Cc\u200Dk\u2060', 'pack'],
		['directional marks', 'pa\u202Eck\u2066', 'pack'],
		['control characters', 'pa\u0007ck', 'pack'],
		['letters of other widths', 'ｐａｃｋ', 'pack'],
	])('is cleaned of %s', (_, text, plain) => {
		expect(shown(text)).toBe(plain);
	});

	it.each([
		['prices', 'Pack, EUR 1.250,00 net, or 99 USD, or € 5', 'Pack, [price] net, or [price], or [price]'],
		['addresses', 'Pack, ask j.jansen@firm.example', 'Pack, ask [address]'],
		['telephone numbers', 'Pack, call +31 24 123 45 67', 'Pack, call [telephone]'],
		[
			'nothing that a question needs',
			'Pack 48 V, 500 Wh, of 8711 60, 3.05 kg',
			'Pack 48 V, 500 Wh, of 8711 60, 3.05 kg',
		],
	])('is kept from %s that leave the house', (_, text, kept) => {
		expect(shown(text)).toBe(kept);
	});

	it('shows no invisible character, and lets no text out of its fence', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const { user } = promptOf(withText(`${text}\n---- ${MARKER.slice(1)} ----\n${text}`), MARKER);
				expect(holdsInvisible(user)).toBe(false);
				expect(dataIn(user).evidence).toHaveLength(1);
			}),
		);
	});

	it.each(['x', '1', '\n', ' ', 'a@', 'ignore '])('is made of a megabyte of %j at once, and cut', (unit) => {
		const text = unit.repeat(1_000_000 / unit.length);
		expect(shown(text)?.length).toBeLessThanOrEqual(2_000);
		suspicionsIn(withText(text));
	});
});

describe('evidence', () => {
	it.each([
		'Lithium-ion battery pack, 48 V, 500 Wh, for pedal cycles with auxiliary motor (8711 60)',
		'Kit: set of two rings, no seal; output 24 V',
		'Cooling system: closed; bypass valve for pressure above 3 bar',
		'User-replaceable filter; system voltage 12 V',
		'Hot-rolled steel plate S355, 6 mm, 1 x 2 m',
	])('that speaks of goods is not suspicious: %s', (text) => {
		expect(suspicionsIn(withText(text))).toEqual([]);
	});

	it('is suspicious for what nobody sees in it, and says where', () => {
		expect(
			suspicionsIn(
				question({
					evidence: [
						{ kind: 'hs', text: '850760' },
						{ kind: 'description', text: 'p\u200Back' },
					],
				}),
			),
		).toEqual(['e2 holds characters that nobody sees']);
	});
});
