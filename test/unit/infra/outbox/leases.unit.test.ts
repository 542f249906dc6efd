import { describe, expect, it } from '@jest/globals';
import { leases } from '../../../../infra/outbox/leases.ts';

function given() {
	let asked = 0;
	let time = 0;
	let isFree = true;
	const feed = {
		lease: async (shard: number, holder: string) => {
			asked += 1;
			return isFree ? { shard, holder, term: String(asked) } : null;
		},
	};
	const held = leases(feed, 'relay', 3_000, () => time);
	return {
		held,
		asked: () => asked,
		pass: (ms: number) => {
			time += ms;
		},
		taken: () => {
			isFree = false;
		},
	};
}

describe('the leases of a relay', () => {
	it('are asked for once while most of their time is left', async () => {
		const { held, asked, pass } = given();
		await held.of(0);
		pass(999);
		expect(await held.of(0)).toMatchObject({ term: '1' });
		expect(asked()).toBe(1);
		pass(1);
		await held.of(0);
		expect(asked()).toBe(2);
	});

	it('are asked for anew where they may be lost', async () => {
		const { held, asked } = given();
		await held.of(0);
		held.doubt(0);
		await held.of(0);
		expect(asked()).toBe(2);
	});

	it('are not kept where another holds them', async () => {
		const { held, pass, taken, asked } = given();
		await held.of(0);
		pass(1_000);
		taken();
		expect(await held.of(0)).toBeNull();
		expect(await held.of(0)).toBeNull();
		expect(asked()).toBe(3);
	});
});
