import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AcceptanceStore, StoredAcceptance } from '../../../infra/ports/acceptances.ts';
import type { Factory, Stores } from '../stores.ts';

const acceptance = (rest: Partial<StoredAcceptance> = {}): StoredAcceptance => ({
	company: 'HD',
	agreement: 'eu-japan',
	edition: '2019-02-01',
	acceptanceId: 'A-1',
	person: 'J. Jänsen, customs',
	record: { statement: 'checked against Annex 3-B', note: null },
	...rest,
});

/** What every store of acceptances must do. */
export function describeAcceptanceStore(factory: Factory): void {
	describe('a store of acceptances', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const within = <T>(work: (acceptances: AcceptanceStore) => Promise<T>) =>
			stores.transaction(({ acceptances }) => work(acceptances));
		const add = (one: StoredAcceptance) => within((acceptances) => acceptances.add(one));
		const find = (company: string, agreement: string, edition: string) =>
			within((acceptances) => acceptances.find(company, agreement, edition));

		it('answers an acceptance as it was given', async () => {
			expect(await add(acceptance())).toEqual(acceptance());
			expect(await find('HD', 'eu-japan', '2019-02-01')).toEqual(acceptance());
		});

		it('finds none for another company, agreement or edition', async () => {
			await add(acceptance());
			expect(await find('XY', 'eu-japan', '2019-02-01')).toBeUndefined();
			expect(await find('HD', 'eu-uk', '2019-02-01')).toBeUndefined();
			expect(await find('HD', 'eu-japan', '2026-01-01')).toBeUndefined();
		});

		it('lets the first for an edition stand', async () => {
			await add(acceptance());
			expect(await add(acceptance({ acceptanceId: 'A-2', person: 'P. Visser' }))).toEqual(acceptance());
			expect(await find('HD', 'eu-japan', '2019-02-01')).toEqual(acceptance());
		});

		it('lists those of a company by agreement and edition', async () => {
			const one = acceptance({ agreement: 'eu-korea' });
			const newer = acceptance({ edition: '2026-01-01' });
			for (const each of [one, newer, acceptance(), acceptance({ company: 'XY' })]) await add(each);
			expect(await within((acceptances) => acceptances.list('HD'))).toEqual([acceptance(), newer, one]);
		});

		it('lets one of two stand that come at once, and tells both which', async () => {
			const [first, second] = await Promise.all([
				add(acceptance({ acceptanceId: 'A-1' })),
				add(acceptance({ acceptanceId: 'A-2' })),
			]);
			expect(first).toEqual(second);
		});
	});
}
