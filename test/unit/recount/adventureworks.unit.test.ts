import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { assemble } from '../../../consumers/origin-evaluation/assemble/index.ts';
import type { ProductFacts } from '../../../infra/ports/facts.ts';
import { mapFolder } from '../../../producers/erp-csv/map.ts';
import type { CsvEventType } from '../../../producers/erp-csv/outcome.ts';
import { ADVENTUREWORKS_PROFILE, readFolder, readProfile } from '../../../producers/erp-csv/read.ts';
import { evaluate } from '../../../rules/engine/evaluate.ts';
import { loadPack } from '../../../rules/packs/index.ts';
import { PROFILE, recount } from '../../recount/adventureworks.ts';
import { atMost, fraction, over, plus, shown, times } from '../../recount/fraction.ts';
import { REFERENCE_DATA } from '../../support/reference-data.ts';

const FOLDER = join(REFERENCE_DATA, 'adventureworks');

(existsSync(FOLDER) ? describe : describe.skip)('the recount of AdventureWorks', () => {
	it('finds at least 40 goods that originate and 20 that do not', () => {
		const groups = Map.groupBy(recount(REFERENCE_DATA, PROFILE), (verdict) => verdict.verdict);
		expect(groups.get('originating')?.length).toBeGreaterThanOrEqual(40);
		expect(groups.get('not-originating')?.length).toBeGreaterThanOrEqual(20);
	});

	it('finds nothing to be told without the profile', () => {
		expect(new Set(recount(REFERENCE_DATA, null).map((verdict) => verdict.verdict))).toEqual(
			new Set(['indeterminate']),
		);
	});

	it('agrees with loader, assembly and engine on every finished good', async () => {
		const profile = await readProfile(ADVENTUREWORKS_PROFILE);
		const { events } = mapFolder(await readFolder(FOLDER), { loadVersion: 1, profile });
		const of = (type: CsvEventType) => events.filter((event) => event.type === type).map((event) => event.value);
		const facts: ProductFacts = {
			skus: [],
			items: of('psra.erp.Item'),
			boms: of('psra.erp.Bom'),
			routings: of('psra.erp.Routing'),
			priceLists: of('psra.erp.PriceList'),
			declarations: of('psra.erp.SupplierDeclaration'),
			parties: of('psra.erp.Party'),
			exchangeRates: [],
			movements: of('psra.erp.InventoryMovement'),
			findings: [],
		};
		const pack = loadPack('eu-uk');
		if (!pack) throw new Error('no pack eu-uk');
		const options = {
			asOf: profile.evaluatedOn.date,
			currency: 'EUR',
			agreement: 'eu-uk',
			partnerCountries: ['GB'],
			...(profile.usedUp && { stockMonths: profile.usedUp.stockMonths }),
		};
		const verdicts = recount(REFERENCE_DATA, PROFILE).map(({ sku, verdict, basis }) => {
			const { originCase } = assemble(facts, sku, options);
			const result = originCase && evaluate(originCase, pack);
			return {
				recounted: { sku, verdict, basis },
				decided: {
					sku,
					verdict: result?.verdict ?? 'indeterminate',
					basis: result && result.verdict !== 'indeterminate' ? result.basis : null,
				},
			};
		});
		expect(verdicts.map(({ decided }) => decided)).toEqual(verdicts.map(({ recounted }) => recounted));
	});
});

describe('fractions of the recount', () => {
	it('are exact', () => {
		const third = over(fraction('1'), fraction('3'));
		expect(plus(third, plus(third, third))).toEqual(fraction('1'));
		expect(atMost(times(fraction('50.004'), fraction('2')), fraction('100'))).toBe(false);
		expect(shown(over(fraction('2'), fraction('3')), 2)).toBe('0.67');
	});
});
