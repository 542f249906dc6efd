import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { itemFacts } from '../../../../consumers/item-facts/index.ts';
import type { Handle } from '../../../../consumers/runner/index.ts';
import { newTrail } from '../../../../infra/outbox/envelope.ts';
import type { EventType } from '../../../../schemas/index.ts';
import { bom, findingsOf, item, product, withInstallation } from '../../../support/installation/index.ts';
import type { TypedRecord } from '../../../support/installation/publish.ts';

const installation = withInstallation();

/** Handles each record in a transaction of its own; none commits before all are handled, so none sees another. */
async function crossing(...records: TypedRecord[]): Promise<void> {
	const { database, clock } = installation().adapters;
	const { handlers } = itemFacts({ clock, quietMs: 20 }).consumer;
	let open = records.length;
	let release: () => void = () => undefined;
	const allHandled = new Promise<void>((resolve) => {
		release = resolve;
	});
	await Promise.all(
		records.map(({ type, value }) =>
			database.transaction(async (session) => {
				const handle = handlers[type] as unknown as Handle<EventType>;
				await handle({ id: randomUUID(), topic: 'erp.items', type, value, trail: newTrail() }, session);
				open -= 1;
				if (open === 0) release();
				await allHandled;
			}),
		),
	);
}

describe('records that are saved side by side without seeing each other', () => {
	it('leave no finding of an item that came at the same time', async () => {
		await crossing(
			{ type: 'psra.erp.Bom', value: bom('X', ['Y']) },
			{ type: 'psra.erp.Item', value: item({ sku: 'Y' }) },
		);
		expect(await findingsOf(installation(), 'Y')).toMatchObject([{ code: 'ITEM_UNKNOWN' }]);
		await using _running = await installation().start('item-facts', 'relay');
		await installation().quiet();
		expect(await findingsOf(installation(), 'Y')).toEqual([]);
	});

	it('leave no finding of an item that came, and was quiet again, before the bill of materials was saved', async () => {
		const { database, clock } = installation().adapters;
		const handle = itemFacts({ clock, quietMs: 20 }).consumer.handlers['psra.erp.Bom'] as Handle<'psra.erp.Bom'>;
		await using _running = await installation().start('item-facts', 'relay');
		await database.transaction(async (session) => {
			const value = bom('SLOW', ['LATE']);
			await handle({ id: randomUUID(), topic: 'erp.boms', type: 'psra.erp.Bom', value, trail: newTrail() }, session);
			const [id] = await installation().publish({ type: 'psra.erp.Item', value: item({ sku: 'LATE' }) });
			await installation().taken('item-facts', [id as string]);
			await installation().quiet();
		});
		await installation().quiet();
		expect(await findingsOf(installation(), 'LATE')).toEqual([]);
	});

	it('leave no cycle without a finding', async () => {
		for (const sku of ['P', 'Q']) await crossing({ type: 'psra.erp.Item', value: product({ sku }) });
		await crossing({ type: 'psra.erp.Bom', value: bom('P', ['Q']) }, { type: 'psra.erp.Bom', value: bom('Q', ['P']) });
		await using _running = await installation().start('item-facts', 'relay');
		await installation().quiet();
		for (const sku of ['P', 'Q']) {
			const found = await findingsOf(installation(), sku);
			expect(found.filter((finding) => finding.code === 'BOM_CYCLE')).not.toEqual([]);
		}
	});
});
