import { describe, expect, it } from '@jest/globals';
import type { EncodedMessage } from '../../../../infra/ports/message.ts';
import { partitionOf, topicNamed } from '../../../../topics/catalogue/index.ts';
import {
	COMPANY,
	deadLetters,
	factOf,
	headersAsCame,
	item,
	prices,
	reasonsOf,
	withInstallation,
} from '../../../support/installation/index.ts';

const installation = withInstallation({ roles: ['relay', 'item-facts'] });

/** A good item record to spoil, with one good neighbour before it and one behind it on the same partition. */
function spoilt(name: string, spoil: (good: EncodedMessage) => Partial<EncodedMessage>) {
	const sku = `BAD-${name}`;
	const good = installation().encode({ type: 'psra.erp.Item', value: item({ sku }) });
	return { sku, bad: { ...good, ...spoil(good) } };
}

async function publishAmongNeighbours(bad: EncodedMessage, name: string): Promise<void> {
	const { publish, publishRaw, taken } = installation();
	const partition = partitionOf(topicNamed('erp.items'), Buffer.from(`${COMPANY}|BEFORE-${name}`));
	const neighbour = (sku: string) => ({ type: 'psra.erp.Item', value: item({ sku }), partition }) as const;
	const before = await publish(neighbour(`BEFORE-${name}`));
	await publishRaw({ topic: 'erp.items', key: bad.key, value: bad.payload, headers: bad.headers, partition });
	const behind = await publish(neighbour(`BEHIND-${name}`));
	await taken('item-facts', [...before, ...behind]);
}

const patched = (payload: Uint8Array | null, change: (bytes: Buffer) => Buffer) => change(Buffer.from(payload ?? []));

const CASES: readonly {
	readonly name: string;
	readonly code: string;
	readonly field: string;
	readonly spoil: (good: EncodedMessage) => Partial<EncodedMessage>;
}[] = [
	{
		name: 'no wire format',
		code: 'MESSAGE_NOT_WIRE_FORMAT',
		field: 'value',
		spoil: () => ({ payload: Buffer.from('{"sku":"BAD"}') }),
	},
	{
		name: 'three bytes',
		code: 'MESSAGE_NOT_WIRE_FORMAT',
		field: 'value',
		spoil: () => ({ payload: Buffer.from([0, 0, 1]) }),
	},
	{
		name: 'an empty value',
		code: 'MESSAGE_NOT_WIRE_FORMAT',
		field: 'value',
		spoil: () => ({ payload: Buffer.alloc(0) }),
	},
	{ name: 'a tombstone', code: 'MESSAGE_NOT_WIRE_FORMAT', field: 'value', spoil: () => ({ payload: null }) },
	{
		name: 'an unknown schema id',
		code: 'SCHEMA_ID_UNKNOWN',
		field: 'schema id',
		spoil: ({ payload }) => ({
			payload: patched(payload, (bytes) => {
				bytes.writeInt32BE(2_000_000_000, 1);
				return bytes;
			}),
		}),
	},
	{
		name: 'truncated Avro',
		code: 'MESSAGE_NOT_DECODABLE',
		field: 'value',
		spoil: ({ payload }) => ({ payload: patched(payload, (bytes) => bytes.subarray(0, bytes.length - 4)) }),
	},
	{
		name: 'bytes behind the record',
		code: 'MESSAGE_NOT_DECODABLE',
		field: 'value',
		spoil: ({ payload }) => ({ payload: patched(payload, (bytes) => Buffer.concat([bytes, Buffer.from('more')])) }),
	},
	{
		name: 'noise in wire format',
		code: 'MESSAGE_NOT_DECODABLE',
		field: 'value',
		spoil: ({ payload }) => ({
			payload: patched(payload, (bytes) => Buffer.concat([bytes.subarray(0, 5), Buffer.alloc(40, 0xff)])),
		}),
	},
	{
		name: 'a record of another topic',
		code: 'EVENT_TYPE_UNEXPECTED',
		field: 'schema id',
		spoil: () => ({
			payload: installation().encode({ type: 'psra.erp.PriceList', value: prices('BAD', 'purchase', '1') }).payload,
		}),
	},
	{
		name: 'no ce_id',
		code: 'HEADER_MISSING',
		field: 'ce_id',
		spoil: ({ headers }) => ({ headers: headers.filter(([name]) => name !== 'ce_id') }),
	},
	{
		name: 'the key of another company',
		code: 'COMPANY_MISMATCH',
		field: 'key',
		spoil: () => ({ key: Buffer.from('ANOTHER|BAD-the key of another company') }),
	},
	{ name: 'no key', code: 'COMPANY_MISMATCH', field: 'key', spoil: () => ({ key: null }) },
];

describe('a message that can not be read', () => {
	it.each(CASES)(
		'$name goes to the dead letters as it came, with reasons; its neighbours are taken in',
		async (one) => {
			const { sku, bad } = spoilt(one.name, one.spoil);
			const marked = { ...bad, headers: [...bad.headers, ['mark', Buffer.from(one.name)] as const] };
			await publishAmongNeighbours(marked, one.name);

			const letters = await deadLetters(installation(), 'erp.items', (letter) => letter.header('mark') === one.name);
			expect(letters).toHaveLength(1);
			const [letter] = letters;
			if (!letter) throw new Error('unreachable');
			expect(letter.key).toEqual(bad.key === null ? null : Buffer.from(bad.key));
			expect(letter.value).toEqual(bad.payload === null ? null : Buffer.from(bad.payload));
			expect(headersAsCame(letter)).toEqual(marked.headers.map(([name, value]) => [name, Buffer.from(value)]));
			expect(reasonsOf(letter)).toMatchObject({
				topic: 'erp.items',
				group: 'item-facts',
				'delivery.count': '1',
				code: one.code,
				field: one.field,
				message: expect.stringMatching(/\S/),
				problem: expect.stringMatching(/\S/),
				remedy: expect.stringMatching(/\S/),
				time: expect.stringMatching(/^2026-03-02T/),
				partition: expect.stringMatching(/^\d+$/),
				offset: expect.stringMatching(/^\d+$/),
			});
			expect(await factOf(installation(), 'item', sku)).toBeUndefined();
			expect(await factOf(installation(), 'item', `BEFORE-${one.name}`)).toBeDefined();
			expect(await factOf(installation(), 'item', `BEHIND-${one.name}`)).toBeDefined();
		},
	);

	it('keeps bytes that are no text, and header names that repeat', async () => {
		const noise = Buffer.from([255, 0, 195, 40, 10]);
		const headers = [
			['mark', Buffer.from('noise')],
			['trace', noise],
			['trace', Buffer.from('second')],
		] as const;
		await installation().publishRaw({ topic: 'erp.items', key: noise, value: noise, headers });
		const [letter] = await deadLetters(installation(), 'erp.items', (one) => one.header('mark') === 'noise');
		expect([letter?.key, letter?.value]).toEqual([noise, noise]);
		expect(letter && headersAsCame(letter)).toEqual(headers);
	});

	it('names the place that it came from, where it can be found again', async () => {
		await installation().publishRaw({
			topic: 'erp.items',
			key: 'k',
			value: Buffer.from('x'),
			headers: [['mark', 'place']],
			partition: 2,
		});
		const [letter] = await deadLetters(installation(), 'erp.items', (one) => one.header('mark') === 'place');
		if (!letter) throw new Error('unreachable');
		const { partition, offset } = reasonsOf(letter);
		const original = (await installation().readTopic('erp.items')).find(
			(record) => String(record.partition) === partition && record.offset === offset,
		);
		expect(original?.header('mark')).toBe('place');
	});
});
