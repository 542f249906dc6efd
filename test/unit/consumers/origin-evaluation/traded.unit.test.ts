import { describe, expect, it } from '@jest/globals';
import { uncarried } from '../../../../rules/declarations/carried.ts';
import { verdictOf } from '../../../../rules/engine/decide.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import { declared, item, own, party, price, prices, received } from '../records.ts';
import { caseOf } from './assembled.ts';

const pack = loadPack('eu-uk') as RulePack;
const year = { validFrom: '2026-01-01', validTo: '2026-12-31' };
const spring = { validFrom: '2026-01-01', validTo: '2026-04-30' };

/** A pump that is sold as it was bought, from the suppliers that delivered it. */
const traded = (...periods: readonly (readonly [supplierId: string, period: typeof year])[]) =>
	caseOf({
		items: [item('PUMP', { hs: '841370', finishedGood: true })],
		parties: [own(), party('S-DE', { country: 'DE' }), party('S-FR', { country: 'FR' })],
		priceLists: [prices('PUMP', price('ex_works', '100'))],
		movements: periods.map(([partyId], index) =>
			received('PUMP', '1', '60', { partyId, documentNumber: `${index}`, postingDate: `2026-02-0${index + 1}` }),
		),
		declarations: periods.map(([supplierId, period]) =>
			declared('PUMP', { declarationId: `D ${supplierId}`, supplierId, ...period }),
		),
	});
const gapsOf = (origin: ReturnType<typeof traded>) =>
	uncarried(origin, pack, year, (one, rules) => verdictOf(one, rules) === 'originating');

describe('goods that a trader buys from several suppliers', () => {
	it('are a material of each, with its own declaration', () => {
		const origin = traded(['S-FR', spring], ['S-DE', year]);
		expect(origin.materials).toMatchObject([
			{ id: 'PUMP of S-FR', sku: 'PUMP', status: 'originating', evidence: spring },
			{ id: 'PUMP of S-DE', sku: 'PUMP', status: 'originating', evidence: year },
		]);
		expect(verdictOf(origin, pack)).toBe('originating');
	});

	it.each([
		[
			'first',
			[
				['S-FR', spring],
				['S-DE', year],
			] as const,
		],
		[
			'last',
			[
				['S-DE', year],
				['S-FR', spring],
			] as const,
		],
	])('are declared for a period of all only, whether the shorter one delivered %s', (_which, suppliers) => {
		expect(gapsOf(traded(...suppliers))).toEqual([{ from: '2026-05-01', to: '2026-12-31', resold: true }]);
	});

	it('are declared for the whole of it where each supplier does', () => {
		expect(gapsOf(traded(['S-FR', year], ['S-DE', year]))).toEqual([]);
	});
});
