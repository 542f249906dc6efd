import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRules } from '../../../../rules/compile/compile-set.ts';
import { tokenise } from '../../../../rules/compile/tokens.ts';
import { condition } from '../../../../rules/schema/condition.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';

type Text = string | { or: string };

/** Canonical English of what a set with these texts gives, one line per alternative. */
function compiled(...texts: Text[]): string[] {
	return compiledFrom('eu', texts);
}

function compiledFrom(published: string, texts: Text[]): string[] {
	const rules = texts.map((text) =>
		typeof text === 'string' ? { rule: text, operator: null } : { rule: text.or, operator: 'or' as const },
	);
	return compileRules(rules, published).flatMap(({ alternatives }) => alternatives.map(inEnglish));
}

describe('a text', () => {
	it.each([
		['CTH.', 'CTH'],
		[
			'CC except from non-originating materials of chapter 7.',
			'CC except from non-originating materials of chapter 07',
		],
		[
			'CTH, except from non-originating materials of headings 9901, 9902 and 9903 to 9905.',
			'CTH except from non-originating materials of heading 9901, heading 9902, heading 9903 to 9905',
		],
		[
			'A maximum of **12.5%** of the ex-works price (EXW) is made up of non-originating parts (MAXNOM).',
			'MaxNOM 12.5% (EXW)',
		],
		['[Retreading](/x)&nbsp;of used <b>tyres</b>', 'the process "retreading of used tyres" takes place'],
		[
			'CTSH, however, non-originating materials of the same subheading as the product may be used, provided that their value does not exceed 5% of the ex-works price of the product.',
			"CTSH, however non-originating materials of the product's own subheading may be used up to 5% of the ex-works price",
		],
		[
			'Production in which: a) all the materials of chapter 4 used are wholly obtained, and b) the total weight of non-originating materials of heading 9901 used does not exceed 5% of the weight of the product, or the value of non-originating materials of heading 9901 used does not exceed 6% of the ex-works price of the product.',
			'all materials of chapter 04 used are wholly obtained; and [the weight of non-originating materials of heading 9901 used does not exceed 5% of the weight of the product; or the value of non-originating materials of heading 9901 used does not exceed 6% of the ex-works price]',
		],
	])('%s', (text, english) => expect(compiled(text)).toEqual([english]));

	it('with a definition joins what the note demands', () => {
		expect(compiled('Printing (as standalone operation).')).toEqual([
			'the process "printing (as standalone operation)" takes place; and MaxNOM 50% (EXW)',
		]);
	});

	it('with a definition joins what the note of its own agreement demands', () => {
		expect(compiledFrom('japan', ['Printing (as standalone operation).'])).toEqual([
			'the process "printing (as standalone operation)" takes place; and [MaxNOM 50% (EXW); or MaxNOM 45% (FOB)]',
		]);
	});

	it('whose definition contradicts its abbreviation stays unread', () => {
		const text =
			'CTH: All non-originating materials used in the production of the good have undergone a change in tariff classification at the 6-digit level (subheading).';
		expect(compiled(text)).toEqual([`the unread text "${text}"`]);
	});

	it.each([
		'CTH except from heading.',
		'CTH except from non-originating materials of heading 99011.',
		'CTH except from non-originating materials of heading 9901 to chapter 99.',
		'CTH, provided that the moon is full.',
		'Weaving combined with something else.',
		'CTH. A maximum of 50% of the ex-works price (EXW) is made up of non-originating parts (MAXNOM).',
		'Production in which all the materials of chapter 4 used are wholly obtained, or all the materials of chapter 5 used are wholly obtained.',
		'A maximum of 50% of the ex-works price (EXW) is made up of non-originating parts (MAXNOM), however, non-originating tools may be used.',
	])('that the grammar does not know stays unread as a whole: %s', (text) => {
		expect(compiled(text)).toEqual([`the unread text "${text}"`]);
	});
});

describe('a text of the japan set', () => {
	const japan = (...texts: Text[]) => compiledFrom('japan', texts);

	it.each([
		[
			'Your goods contain a Regional Value Content (RVC) of at least **55%** of the Free on Board (FOB) cost of the goods.',
			'RVC 55% (FOB)',
		],
		[
			'CTH and Your goods contain a Regional Value Content (RVC) of at least 60% of the Free on Board (FOB) cost of the goods.',
			'CTH; and RVC 60% (FOB)',
		],
		[
			'CTH except from heading 9901 to heading 9903 and from hulls of heading 9906.',
			'CTH except from non-originating materials of heading 9901 to 9903 or materials "hulls" of heading 9906',
		],
		[
			'CC, provided that the value of non-originating rice flour of subheading 110290 used does not exceed 35% of the ex-works price (EXW) or 30% of the Free on Board (FOB) cost of the product.',
			'CC; and [the value of non-originating materials "rice flour" of subheading 110290 used does not exceed 35% of the ex-works price; or the value of non-originating materials "rice flour" of subheading 110290 used does not exceed 30% of the FOB value]',
		],
		[
			'Tempering of non-originating materials, provided that non-originating materials of heading 9907 are not used.',
			'the process "tempering of non-originating materials" takes place; and production from non-originating materials of any heading except from non-originating materials of heading 9907',
		],
		[
			'Each item in the set shall satisfy the rule which would apply to it if it were not included in the set, provided that non-originating articles may be incorporated, provided that their total value does not exceed 15% of the ex-works price (EXW) or the Free on Board (FOB) cost of the set.',
			'each item of the set satisfies its own rule, non-originating articles up to 15% of the ex-works price or 15% of the FOB value',
		],
		[
			'A maximum of 50% of the ex-works price (EXW) is made up of non-originating parts (MAXNOM) (1st Jan 2023 to 31st Dec 2025).',
			'MaxNOM 50% (EXW) from 2023-01-01 until 2025-12-31',
		],
		[
			'Your goods contain a Regional Value Content (RVC) of at least 60% of the Free on Board (FOB) cost of the goods (1st Jan 2026 onwards).',
			'RVC 60% (FOB) from 2026-01-01',
		],
	])('%s', (text, english) => expect(japan(text)).toEqual([english]));

	it('goes on with further conditions, which are no alternative (1702)', () => {
		expect(
			japan(
				'CTH, provided that: the weight of non-originating materials of heading 9904 used does not exceed 10% of the weight of the product.',
				'The total weight of non-originating materials of heading 9901 used does not exceed 20% of the weight of the product, and the total weight of non-originating materials of heading 9903 used does not exceed 30% of the weight of the product.',
			),
		).toEqual([
			'CTH; and the weight of non-originating materials of heading 9904 used does not exceed 10% of the weight of the product; and the weight of non-originating materials of heading 9901 used does not exceed 20% of the weight of the product; and the weight of non-originating materials of heading 9903 used does not exceed 30% of the weight of the product',
		]);
	});

	it('relaxes the change of heading by "However", up to a share of either price, beside another condition', () => {
		expect(
			japan(
				'CTH and A maximum of 50% of the ex-works price (EXW) is made up of non-originating parts (MAXNOM).',
				'However, non-originating materials of heading 9905 may be used, provided that their total value does not exceed 20% of the ex-works price (EXW) or 15% of the Free on Board (FOB) cost of the product.',
			),
		).toEqual([
			'CTH, however non-originating materials of heading 9905 may be used up to 20% of the ex-works price or 15% of the FOB value; and MaxNOM 50% (EXW)',
		]);
	});

	it.each([
		'Your goods contain a Regional Value Content (RVC) of at least 55% of the cost of the goods.',
		'CTH, provided that the value of non-originating materials used does not exceed 50% of the ex-works price (EXW) or 45% of the cost of the product.',
		'CTH except from heading 9901 or heading 99011.',
		'CTH (1st Jan 2026 to whenever).',
		'CC and CTH. However, non-originating materials of heading 9905 may be used.',
	])('that the grammar does not know stays unread as a whole: %s', (text) => {
		expect(japan(text)).toEqual([`the unread text "${text}"`]);
	});
});

describe('any text at all', () => {
	const words = fc.constantFrom(
		...'CTH CC except from non-originating materials of heading 9901 and or , . - ( ) provided that the value used does'.split(
			' ',
		),
		...'not exceed 50 % however may be weaving combined with dyeing until 31 December 2023 chapter 4 in which all'.split(
			' ',
		),
		'ü',
		'"x"',
		'1704',
	);

	it('is either read to the last token, or kept whole in one unread leaf', () => {
		fc.assert(
			fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (list) => {
				const [result] = compileRules([{ rule: list.join(' '), operator: null }], 'eu');
				const read = result?.claims.length === result?.tokens.length;
				// Canonical English puts the text between double quotes.
				const whole = result?.statement.map(({ text }) => text).join(' ');
				const unread = { kind: 'unparsed', text: whole?.replaceAll('"', "'") };
				if (!read) expect(result?.alternatives).toEqual([unread]);
				else expect(result?.alternatives.every((one) => condition.safeParse(one).success)).toBe(true);
			}),
			{ numRuns: 3000 },
		);
	});

	it('is cut into tokens that leave out nothing but white space', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const rest = tokenise(text).reduce((left, { start, end }) => left.fill('', start, end), text.split(''));
				expect(rest.join('').trim()).toBe('');
			}),
		);
	});
});

describe('a set of texts', () => {
	it('has one alternative per text, with "or" and without (trap 2)', () => {
		expect(compiled('CTH.', 'Weaving.', { or: 'CC.' })).toEqual(['CTH', 'the process "weaving" takes place', 'CC']);
	});

	it('reads "However, …" as part of the text before, and of no other', () => {
		expect(compiled('CTSH.', 'CTH.', 'However, non-originating forged blanks may be used.', { or: 'CC.' })).toEqual([
			'CTSH',
			'CTH, however non-originating materials "forged blanks" may be used',
			'CC',
		]);
	});

	it('leaves a "However, …" unread that relaxes nothing', () => {
		const [first, second] = compiled('Weaving.', 'However, non-originating forged blanks may be used.');
		expect(first).toBe('the unread text "Weaving. However, non-originating forged blanks may be used."');
		expect(second).toBeUndefined();
	});

	it('leaves an enumeration unread that never closes', () => {
		const texts = ['Production from - directionally or randomly oriented filaments.', { or: 'CTH.' }];
		expect(compiled(...texts)).toEqual([
			'the unread text "Production from - directionally or randomly oriented filaments. CTH."',
		]);
	});

	it('leaves (i) unread where (ii) does not follow with "or"', () => {
		const first =
			'CTH, provided that: (i) the total weight of non-originating materials of heading 9901 used does not exceed 5% of the weight of the product.';
		expect(compiled(first)).toEqual([`the unread text "${first}"`]);
	});
});
