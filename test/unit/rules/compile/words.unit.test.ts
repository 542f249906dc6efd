import { expect, it } from '@jest/globals';
import { outcome } from '../../../../rules/compile/compile-set.ts';
import { NAMED_MATERIALS } from '../../../../rules/compile/named-materials.ts';
import { tokenise } from '../../../../rules/compile/tokens.ts';
import { normaliseText } from '../../../../rules/schema/text.ts';
import { classesOf, conditionsOf, processesOf } from '../../../../rules/validate/walk.ts';
import { numbersOf } from './leaves.ts';
import { compiledOf, describeReference, EACH_PACK, retypedOf } from './reference.ts';
import { VOCABULARY } from './vocabulary.ts';

/** Rules, distinct texts, and texts that stay unread, each in one leaf. */
const COUNTS: Readonly<Record<string, readonly [number, number, number]>> = {
	'eu-uk': [644, 179, 0],
	'uk-canada': [944, 275, 18],
	'uk-chile': [1005, 238, 12],
	'uk-iceland-norway': [650, 171, 1],
	'uk-japan': [960, 234, 3],
	'uk-mexico': [1092, 290, 18],
	'uk-singapore': [739, 161, 8],
	'uk-south-korea': [819, 193, 6],
	'uk-switzerland': [640, 173, 1],
	'uk-turkey': [628, 169, 2],
	'uk-ukraine': [1036, 249, 17],
	'uk-vietnam': [607, 149, 3],
};

describeReference.each(EACH_PACK)('every word of the texts of %s (needs reference data)', (agreement, profile) => {
	const compiled = compiledOf(profile).statements;
	const [rules = 0, distinct = 0, unread = 0] = COUNTS[agreement] ?? [];
	const statements = compiled.filter(({ alternatives }) => alternatives.every((one) => one.kind !== 'unparsed'));

	it('is in a statement, none left out', () => {
		const texts = compiled.flatMap(({ statement }) => statement.map(({ text }) => text));
		expect(texts).toHaveLength(rules);
		expect(new Set(texts).size).toBe(distinct);
		const published = retypedOf(profile).rule_sets.flatMap((set) => set.rules.map(({ rule }) => normaliseText(rule)));
		const repaired = published.map((text) => text.replace(/([a-z])- (?=[a-z])/gi, '$1-'));
		expect(texts).toEqual(repaired);
	});

	it('is covered by a token, and each token is claimed exactly once, in order', () => {
		for (const { statement, tokens, claims } of statements) {
			expect(claims.map(({ token }) => token)).toEqual(tokens);
			for (const [index, { text }] of statement.entries()) {
				const covered = [...text];
				for (const { piece, start, end } of tokens) if (piece === index) covered.fill('', start, end);
				expect(covered.join('').trim()).toBe('');
			}
		}
	});

	it('is read, but for less than one rule in fifty, where it stands unread', () => {
		const open = compiled.filter(({ alternatives }) => outcome({ kind: 'any', of: [...alternatives] }) === 'unparsed');
		expect(open.reduce((sum, { statement }) => sum + statement.length, 0)).toBe(unread);
		expect(unread * 50).toBeLessThan(rules);
	});

	it('that is structure belongs to a closed vocabulary without figures', () => {
		const structure = statements.flatMap(({ claims }) => claims.filter(({ role }) => role === 'structure'));
		const words = new Set(structure.map(({ token }) => token.text));
		expect([...words].filter((word) => !VOCABULARY.has(word))).toEqual([]);
		expect([...VOCABULARY].filter((word) => /\d/.test(word))).toEqual([]);
	});

	it('that names a process or a material stands in a name of the tree, or the nomenclature answers for it', () => {
		const byCode = NAMED_MATERIALS.filter(({ hs }) => hs).map(({ name }) => name);
		for (const { alternatives, claims, products } of statements) {
			const tree = alternatives.flatMap((one) => [...conditionsOf(one)]);
			const classes = tree.flatMap(classesOf).map(({ named }) => named ?? '');
			const names = [...tree.flatMap(processesOf), ...classes, ...products.map((product) => product ?? '')];
			const known = new Set([...names, ...byCode].flatMap((name) => tokenise(name).map(({ text }) => text)));
			const lost = claims.filter(({ role, token }) => role === 'name' && !known.has(token.text));
			// The permission's own verb: it is the node.
			expect(lost.filter(({ token }) => !['.', 'non-originating', 'may', 'be', 'nine'].includes(token.text))).toEqual(
				[],
			);
		}
	});

	it('that is a number stands in the tree as a percentage, a code or a date, and no number is made up', () => {
		for (const { statement, alternatives } of statements) {
			const text = statement.map((piece) => piece.text).join(' ');
			const written = ELSEWHERE.reduce((rest, pattern) => rest.replace(pattern, ''), text).match(/\d+/g) ?? [];
			const kept = [...new Set(written.map((number) => (number.length === 1 ? `0${number}` : number)))].filter(
				// Of live animals the product itself is meant: the chapter is the row's own.
				() => !RAW_PRODUCTS.test(text),
			);
			const made = new Set(alternatives.flatMap(numbersOf));
			expect({ text, numbers: kept.filter((number) => !made.has(number)) }).toEqual({ text, numbers: [] });
			const invented = [...made].filter(
				(number) => !kept.includes(number) && !IMPLIED.some((rule) => rule(number, text)),
			);
			expect({ text, invented }).toEqual({ text, invented: [] });
		}
	});

	it('"except", "however" and "provided" has its node', () => {
		for (const { statement, alternatives } of statements) {
			const text = statement
				.map((piece) => piece.text)
				.join(' ')
				.toLowerCase();
			const tree = JSON.stringify(alternatives);
			if (/except from/.test(text)) expect(tree).toContain('"except"');
			if (/except that of the product/.test(text)) expect(tree).toMatch(/"tariff-change","level":"/);
			if (/however/.test(text))
				expect(tree).toMatch(/"allowances"|"maxNonOriginating"|polypropylene|"except"|"max-value"/);
			if (/provided that/.test(text))
				expect(tree).toMatch(/"all"|"allowances"|"maxNonOriginating"|"any","of":\[{"kind":"all"/);
		}
	});
});

/** Rules on products that are wholly obtained themselves. */
const RAW_PRODUCTS = /^All (the )?(animals of chapter 1|unmanufactured tobacco|cereals of chapter 10) /;

/** Figures that say no condition: the level of a change, notes referred to, the row's own code, the annex of a quota. */
const ELSEWHERE: readonly RegExp[] = [
	/at the \d-digit level/g,
	/introductory notes? \d+(\.\d)?((,? and| to) \d+(\.\d)?)*/gi,
	/any other product of (sub)?heading \d+/g,
	/a set of subheading \d+ from/g,
	/Saskatoon berries or strawberries of heading 2008, the net weight/g,
	/Annex ORIG-2A \(.*Annex 2\)/g,
];

/** Figures that a definition outside the text brings in. */
const IMPLIED: readonly ((number: string, text: string) => boolean)[] = [
	// Annex 2 Note 6.4, and Annex 3-A Note 6.4 of the agreement with Japan
	(number, text) => ['50', '45'].includes(number) && /printing \(as standalone operation\)/i.test(text),
	// The title of chapter 3
	(number, text) => number === '03' && /^All fish and crustaceans/.test(text),
	// The title of subheading 2103.30
	(number, text) => number === '210330' && /mustard/.test(text),
	// Mexico writes the nine decitex of a filament as a word
	(number, text) => number === '09' && /less than nine decitex/.test(text),
	(number, text) => number === '04' && /\bApril\b/.test(text),
	// "This group" is the row's own
	(_, text) => /outside this group/.test(text),
	// The month of a date, written as a word
	(number, text) => number === '12' && /\bDec(ember)?\b/.test(text),
];
