import { describe, expect, it } from '@jest/globals';
import { fromEnglish } from '../../../../rules/compile/canonical.ts';
import { type Derivation, derivedManifest, derivedRows } from '../../../../rules/packs/derive.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';
import type { RuleRow } from '../../../../rules/schema/pack.ts';
import { MANIFEST } from '../../../support/rules/pack.ts';

const row = (sourceRow: number, ...rules: string[]): RuleRow => ({
	heading: '9901',
	subdivision: '',
	min: '9901000000',
	max: '9901999999',
	alternatives: rules.map(fromEnglish),
	sourceRow,
	corrections: ['retyped'],
});

const doubt = { name: 'their-dates', what: 'dates', why: 'theirs', rows: [1] };

const derivation: Derivation = {
	id: 'ch-uk',
	edition: '1',
	title: 'A derived agreement',
	source: 'derived for a test',
	validFrom: '2022-01-01',
	validTo: null,
	party: { from: 'EU', to: 'CH' },
	cites: { from: 'TCA', to: 'CH-UK' },
	cumulation: [],
	doubts: [doubt],
	limits: ['one of its own'],
};

describe('derivedManifest', () => {
	const derived = derivedManifest(MANIFEST, derivation);

	it('exchanges the party and the citations, and needs a person whatever the base needs', () => {
		expect(derived).toMatchObject({
			id: 'ch-uk',
			parties: ['CH', 'GB'],
			derivedFrom: 'eu-uk',
			checked: false,
			acceptance: 'required',
			cumulation: [],
			validFrom: '2022-01-01',
		});
		expect(JSON.stringify(derived)).not.toContain('TCA');
		expect(derived.tolerances).toHaveLength(MANIFEST.tolerances.length);
	});

	it('says first that nobody checked it, then its own limits and none of the base’s', () => {
		expect(derived.limits[0]).toMatch(/not checked/);
		expect(derived.limits.at(-1)).toBe('one of its own');
		for (const limit of MANIFEST.limits) expect(derived.limits).not.toContain(limit);
	});
});

describe('derivedRows', () => {
	const rows = [row(0, 'CTH until 2024-12-31'), row(1, 'CTH from 2021-01-01 until 2024-12-31', 'CC from 2025-01-01')];

	it('keeps what held for a time as unread, from ever to its end, where it is doubted', () => {
		const [first, second] = derivedRows(rows, [doubt]);
		expect(first).toEqual(rows[0]);
		expect(second?.alternatives.map(inEnglish)).toEqual([
			'the unread text "CTH from 2021-01-01 until 2024-12-31" until 2024-12-31',
			'CC from 2025-01-01',
		]);
		expect(second?.corrections).toEqual(['retyped', 'their-dates']);
	});

	it('leaves the base as it was', () => {
		const before = JSON.stringify(rows);
		derivedRows(rows, [doubt]);
		expect(JSON.stringify(rows)).toBe(before);
	});
});
