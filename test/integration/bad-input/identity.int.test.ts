import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Header } from '../../../infra/ports/message.ts';
import { partitionOf, topicNamed } from '../../../topics/catalogue/index.ts';
import {
	COMPANY,
	deadLetters,
	factOf,
	item,
	parties,
	reasonsOf,
	withInstallation,
} from '../../support/installation/index.ts';

const installation = withInstallation({ roles: ['relay', 'item-facts'] });

beforeAll(async () => {
	const { publish, taken } = installation();
	await taken('item-facts', await publish(...parties));
}, 60_000);

const LONG = Array.from({ length: 500 }, (_, i) => i.toString(36).padStart(16, 'x')).join('');

describe('what no index and no text of the database can hold', () => {
	it.each<[string, { readonly id?: string; readonly sku?: string; readonly description?: string }, string]>([
		['an id with U+0000', { id: 'a\u0000b' }, 'ce_id'],
		['an id of 8,000 bytes', { id: LONG }, 'ce_id'],
		['a key of 8,000 bytes', { sku: LONG }, 'company|sku'],
		['a text with U+0000', { description: 'Pump\u0000housing' }, 'description'],
	])(
		'goes to the dead letters and holds nobody up: %s',
		async (name, { id, sku = `BAD ${name}`, description }, field) => {
			const { encode, publish, publishRaw, taken } = installation();
			const neighbour = item({ sku: `NEAR ${name}` });
			const partition = partitionOf(topicNamed('erp.items'), Buffer.from(`${COMPANY}|${neighbour.sku}`));
			const wanted = item({ sku, ...(description !== undefined && { description }) });
			const bad = encode({ type: 'psra.erp.Item', value: wanted });
			const headers = bad.headers.map(
				([header, value]): Header =>
					header === 'ce_id' && id !== undefined ? [header, Buffer.from(id)] : [header, value],
			);
			await publishRaw({ topic: 'erp.items', key: bad.key, value: bad.payload, headers, partition });
			await taken('item-facts', await publish({ type: 'psra.erp.Item', value: neighbour, partition }));
			expect(await factOf(installation(), 'item', neighbour.sku)).toMatchObject({ sequence: 1 });
			const letters = await deadLetters(installation(), 'erp.items', (one) => one.header('ce_id') === (id ?? bad.id));
			expect(letters.map(reasonsOf)).toEqual([expect.objectContaining({ code: 'VALUE_INVALID', field })]);
		},
	);
});
