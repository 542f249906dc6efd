import { describe, expect, it } from '@jest/globals';
import { loadPack, packIds } from '../../../../rules/packs/index.ts';
import { PROFILES } from '../../../../rules/packs/profiles.ts';
import { rulePack } from '../../../../rules/schema/pack.ts';
import { validatePack } from '../../../../rules/validate/index.ts';

describe('the packs of the release', () => {
	it('are listed and found by their id', () => {
		expect(packIds()).toEqual(['eu-uk']);
		expect(loadPack('eu-uk')?.manifest.id).toBe('eu-uk');
		expect(loadPack('eu-atlantis')).toBeUndefined();
	});

	it('fit the schema', () => {
		expect(rulePack.safeParse(loadPack('eu-uk')).error).toBeUndefined();
	});

	it('have no fault that shows without a nomenclature', () => {
		for (const profile of PROFILES) expect(validatePack(loadPack(profile.agreement), profile)).toEqual([]);
	});
});
