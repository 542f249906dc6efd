import { describe, expect, it } from '@jest/globals';
import { fromEnglish } from '../../../../rules/compile/canonical.ts';
import { indexOf, rowsFor } from '../../../../rules/engine/lookup.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import { profileOf } from '../../../../rules/packs/profile-of.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';
import type { RulePack, RuleRow } from '../../../../rules/schema/pack.ts';
import type { PackProfile } from '../../../../rules/schema/profile.ts';
import { conditionsOf } from '../../../../rules/validate/walk.ts';
import { describeReference, nomenclature, publishedOf } from '../compile/reference.ts';
import { GOLDEN_FURTHER } from './golden-rows-further.ts';

const FURTHER = Object.keys(GOLDEN_FURTHER);
const pack = (id: string) => loadPack(id) as RulePack;
const governing = (id: string, code: string): readonly RuleRow[] => rowsFor(indexOf(pack(id)), code);
const english = (row: RuleRow | undefined) => row?.alternatives.map(inEnglish) ?? [];

describe.each(Object.entries(GOLDEN_FURTHER))('the pack %s says what the list says', (id, golden) => {
	it.each(golden.map((one) => [one.heading, one] as const))('%s', (heading, { rules }) => {
		const row = pack(id).rows.find((one) => one.heading === heading);
		expect(english(row)).toEqual(rules);
		expect(row?.alternatives).toEqual(rules.map(fromEnglish));
	});
});

describe('trap 0: insufficient operations are the agreement’s own', () => {
	it('Korea lists testing and calibration, Canada no dilution, Mexico neither ironing nor sugar', () => {
		const of = (id: string) => pack(id).manifest.insufficientOperations.operations;
		expect(of('uk-south-korea')).toContain('test-calibrate');
		expect(of('uk-canada')).not.toContain('dilute');
		for (const absent of ['iron-textile', 'sugar-colour', 'slaughter'] as const) {
			expect(of('uk-mexico')).not.toContain(absent);
		}
		for (const id of FURTHER) expect(of(id)).toContain('simple-assembly');
	});

	it('what Canada limits by chapter is listed for all of them, and the pack says so', () => {
		expect(pack('uk-canada').manifest.limits.join(' ')).toMatch(/simple assembly outside chapters 61, 62 and 82 to 97/);
	});
});

describe('trap 3: a rule with an inner "or" is one alternative', () => {
	it('sugar or its value, and in either case the milk, of Canadian confectionery', () => {
		const [only, ...more] = english(
			pack('uk-canada').rows.find((one) => one.heading === 'ex180631' && one.subdivision === 'Others'),
		);
		expect(more).toEqual([]);
		expect(only).toMatch(
			/^\[?CTH; and \[the weight .* 40% .*; or \[the value .* 30% .*\]\]; and the weight .* chapter 04/,
		);
	});
});

describe('trap 4: the narrower set is the export quota', () => {
	it.each(['870321', '870322', '870323', '870324'])('of Canadian cars: %s', (code) => {
		const rows = governing('uk-canada', code);
		expect(rows).toHaveLength(1);
		expect(rows[0]?.alternatives.map(({ kind }) => kind)).toEqual(['any', 'within-quota']);
	});

	it('and of Singapore’s dumplings, which have the rule of their chapter too', () => {
		for (const row of governing('uk-singapore', '160250')) {
			expect(row.alternatives.map(({ kind }) => kind)).toContain('within-quota');
			expect(row.alternatives.some(({ kind }) => kind !== 'within-quota')).toBe(true);
		}
	});

	it.each(FURTHER)('no code of %s has two rows of the same title', (id) => {
		const seen = new Set<string>();
		for (const { min } of pack(id).rows) {
			const titles = governing(id, min).map(({ subdivision }) => subdivision);
			if (new Set(titles).size !== titles.length) seen.add(min);
		}
		expect([...seen]).toEqual([]);
	});
});

describe('trap 5: editions', () => {
	const EDITIONS = {
		'uk-turkey': '2017',
		'uk-switzerland': '2017',
		'uk-singapore': '2017',
		'uk-canada': '2012',
		'uk-vietnam': '2012',
		'uk-south-korea': '2007',
		'uk-ukraine': '2007',
		'uk-chile': '2002',
		'uk-mexico': '2002',
	} as const;

	it('are those of the agreements', () => {
		for (const [id, edition] of Object.entries(EDITIONS))
			expect([id, pack(id).manifest.hsEdition]).toEqual([id, edition]);
	});
});

describeReference('trap 5, counted (needs reference data)', () => {
	it.each([
		['uk-canada', 79],
		['uk-turkey', 61],
		['uk-vietnam', 13],
		['uk-singapore', 0],
		['uk-chile', 0],
	] as const)('%s has %s codes of 2022 without a rule, all declared', (id, count) => {
		expect(nomenclature().filter((code) => governing(id, code).length === 0)).toHaveLength(count);
	});
});

describe('trap 6: time slices', () => {
	it('of Turkey’s batteries last until 2026-12-31', () => {
		const limits = pack('uk-turkey').rows.flatMap(({ alternatives }) =>
			alternatives.flatMap((one) => (one.kind === 'time-limit' ? [[one.from, one.until]] : [])),
		);
		expect(limits.length).toBeGreaterThan(0);
		for (const limit of limits.filter(([from]) => from)) expect(limit).toEqual(['2021-04-14', '2026-12-31']);
	});
});

describe('trap 7: references to the textile notes', () => {
	it.each(['uk-turkey', 'uk-canada'])('are lost in %s, and every textile row says so', (id) => {
		for (const { min, textileNotesLost } of pack(id).rows) {
			const chapter = Number(min.slice(0, 2));
			expect(textileNotesLost ?? false).toBe(chapter >= 50 && chapter <= 63);
		}
	});

	it.each(['uk-switzerland', 'uk-south-korea', 'uk-ukraine', 'uk-mexico'])('are kept in %s on the row', (id) => {
		const rows = pack(id).rows.filter(({ textileNotes }) => textileNotes);
		expect(rows.length).toBeGreaterThan(20);
		for (const row of rows) expect(row.textileNotes).toHaveLength(row.alternatives.length);
		expect(rows.flatMap(({ textileNotes }) => textileNotes?.flat() ?? [])).toContain('made-up');
		expect(rows.every(({ min }) => min.startsWith('3006') || ('50' <= min && min < '66'))).toBe(true);
	});
});

describe('trap 8: Turkey’s aluminium entered as steel', () => {
	it.each(['760310', '760410', '760511', '760611', '760711', '761699'])('%s has its rule and its quota', (code) => {
		const rows = governing('uk-turkey', code);
		expect(rows.map(({ corrections }) => corrections)).toEqual([['aluminium-entered-as-steel']]);
		expect(english(rows[0])[0]).toBe('CTH; and MaxNOM 50% (EXW)');
		expect(rows[0]?.alternatives.map(({ kind }) => kind)).toEqual(['all', 'within-quota']);
	});

	it('and steel has one rule a code again', () => {
		for (const code of ['730300', '730411', '730511', '730890', '731600']) {
			expect(governing('uk-turkey', code)).toHaveLength(1);
			expect(JSON.stringify(governing('uk-turkey', code))).not.toMatch(/within-quota|aluminium/);
		}
	});
});

describe('trap 9: "all the materials used" are the non-originating ones', () => {
	it.each([
		['uk-south-korea', '6307'],
		['uk-chile', '6307'],
		['uk-mexico', '8407'],
		['uk-ukraine', '6307'],
	])('in %s %s', (id, code) => {
		const one = pack(id).rows.find(({ heading }) => heading === code);
		expect(english(one)).toEqual(['MaxNOM 40% (EXW)']);
		expect(pack(id).manifest.limits.join(' ')).toMatch(/read as that of non-originating ones/);
	});
});

describe('trap 10: typing errors and continuations', () => {
	it('Viet Nam 6306 has a rule by coating without the list mark', () => {
		const row = pack('uk-vietnam').rows.find(({ corrections }) => corrections?.includes('coating-list-mark'));
		expect(row?.heading).toBe('6306');
		expect(english(row)[1]).toMatch(
			/^the process "coating" takes place; and the value .* 40% .*; and the process "making-up/,
		);
	});

	it('Iceland-Norway 89 bars hulls in a text of its own', () => {
		const row = pack('uk-iceland-norway').rows.find(({ heading }) => heading === 'Chapter89');
		expect(english(row)[0]).toBe('CTH except from non-originating materials "hulls" of heading 8906');
	});
});

describe('trap 12: Canada’s cumulation with the European Union has ended', () => {
	it('and is not in the pack', () => {
		expect(pack('uk-canada').manifest.cumulation.flatMap(({ countries }) => countries)).not.toContain('EU');
	});
});

describe('trap 13: what the packs do not hold', () => {
	it('Canada names its notes and its sugar, of which a case must say which materials it is', () => {
		const limits = pack('uk-canada').manifest.limits.join(' ');
		expect(limits).toMatch(/Section and chapter notes/);
		expect(limits).toMatch(/Sugar \(Art\. 16\)/);
		const sugared = pack('uk-canada').rows.filter(({ alternatives }) => /"sugar"/.test(JSON.stringify(alternatives)));
		expect(sugared.length).toBeGreaterThan(40);
	});
});

describe('a rule that one text of a row gives to a product of its own', () => {
	it('makes a row for it and one for any other product', () => {
		const rows = governing('uk-canada', '200600');
		expect(rows.map(({ subdivision }) => subdivision.slice(0, 28))).toEqual([
			'preparations of blueberries,',
			'any other product',
		]);
		expect(rows.map((row) => english(row)[0]?.match(/ (\d\d)% /)?.[1])).toEqual(['60', '20']);
	});
});

describe('a derived pack', () => {
	it.each([
		['eu-canada', 'uk-canada', 'CA'],
		['eu-south-korea', 'uk-south-korea', 'KR'],
		['eu-singapore', 'uk-singapore', 'SG'],
		['eu-vietnam', 'uk-vietnam', 'VN'],
	])('%s has the rows of %s and needs acceptance', (id, base, partner) => {
		const { manifest, rows } = pack(id);
		expect(manifest).toMatchObject({
			derivedFrom: base,
			parties: ['EU', partner],
			checked: false,
			acceptance: 'required',
		});
		expect(rows).toEqual(pack(base).rows);
	});

	it('is none for agreements where the Union’s own text differs', () => {
		for (const name of ['turkey', 'switzerland', 'iceland-norway', 'mexico', 'chile', 'ukraine']) {
			expect(loadPack(`eu-${name}`)).toBeUndefined();
		}
	});
});

describeReference('rules for one direction (needs reference data)', () => {
	it('hold within a quota only', () => {
		for (const id of FURTHER) {
			const sets = publishedOf(profileOf(id) as PackProfile).rule_sets;
			const limited = sets.flatMap((set, index) => (set.rules.some((rule) => !rule.import) ? [index] : []));
			for (const index of limited) {
				const row = pack(id).rows.find(({ sourceRow }) => sourceRow === index);
				const kinds = row?.alternatives.flatMap((one) => [...conditionsOf(one)].map(({ kind }) => kind));
				expect(kinds).toContain('within-quota');
			}
		}
	});
});
