import { beforeAll, describe, expect, it } from '@jest/globals';
import avro from 'avsc';
import type { EncodedMessage } from '../../../infra/ports/message.ts';
import { registryClient } from '../../../infra/registry/client.ts';
import { openTo } from '../../../infra/registry/http.ts';
import { type Item, schemaOf } from '../../../schemas/index.ts';
import { partitionOf, topicNamed } from '../../../topics/catalogue/index.ts';
import {
	bom,
	COMPANY,
	deadLetters,
	declaration,
	factOf,
	findingsOf,
	headersAsCame,
	item,
	parties,
	product,
	reasonsOf,
	withInstallation,
} from '../../support/installation/index.ts';

/**
 * What a sender may put on a topic by itself. Undecodable bytes in all their kinds are in undecodable.int.test.ts, what
 * each kind means for verdicts in contents.int.test.ts; here each has neighbours on its own key and on others.
 */
const installation = withInstallation({ roles: ['relay', 'item-facts'] });

type ItemSchema = { readonly fields: readonly { readonly name: string }[] };
const itemSchema = schemaOf['psra.erp.Item'] as unknown as ItemSchema;

/** Ids of schemas that an ERP with a contract of its own has registered. */
let withTextAsSequence: number;
let withColour: number;

beforeAll(async () => {
	const { stack, prefix, publish, taken } = installation();
	const registry = registryClient(openTo(stack.registryUrl));
	const fields = itemSchema.fields.map((field) =>
		field.name === 'sequence' ? { name: 'sequence', type: 'string' } : field,
	);
	withTextAsSequence = await registry.register(`${prefix}another-contract-value`, { ...itemSchema, fields });
	const colour = { name: 'colour', type: ['null', 'string'], default: null };
	withColour = await registry.register(`${prefix}erp.items-value`, {
		...itemSchema,
		fields: [...itemSchema.fields, colour],
	});
	await taken('item-facts', await publish(...parties));
}, 60_000);

const typeOf = (schema: object) => avro.Type.forSchema(schema as never, { registry: {} });
/** Bytes stay bytes, so that a test can put into a decimal what no serialiser of ours would. */
const bare = typeOf(itemSchema);

const encoded = (value: Item) => installation().encode({ type: 'psra.erp.Item', value });
const bareOf = (value: Item): Record<string, unknown> => ({
	...bare.fromBuffer(Buffer.from(encoded(value).payload as Uint8Array).subarray(5)),
});

function wire(schemaId: number, body: Buffer): Buffer {
	const header = Buffer.alloc(5);
	header.writeInt32BE(schemaId, 1);
	return Buffer.concat([header, body]);
}

const ownSchemaId = () => Buffer.from(encoded(item()).payload as Uint8Array).readInt32BE(1);

interface Kind {
	readonly name: string;
	readonly code: string;
	readonly field: string;
	readonly problem: RegExp;
	/** The bad value of the record that is wanted. */
	readonly bad: (wanted: Item) => Uint8Array;
}

const KINDS: readonly Kind[] = [
	{
		name: 'malformed bytes',
		code: 'MESSAGE_NOT_DECODABLE',
		field: 'value',
		problem: /\S/,
		bad: (wanted) => wire(ownSchemaId(), bare.toBuffer(bareOf(wanted)).subarray(0, 12)),
	},
	{
		name: 'an unknown schema id',
		code: 'SCHEMA_ID_UNKNOWN',
		field: 'schema id',
		problem: /\S/,
		bad: (wanted) => wire(1_999_999_999, bare.toBuffer(bareOf(wanted))),
	},
	{
		name: 'a field of another type',
		code: 'MESSAGE_NOT_DECODABLE',
		field: 'schema id',
		problem: /sequence|string|long/i,
		bad: (wanted) => {
			const fields = itemSchema.fields.map((field) =>
				field.name === 'sequence' ? { name: 'sequence', type: 'string' } : field,
			);
			const body = typeOf({ ...itemSchema, fields }).toBuffer({ ...bareOf(wanted), sequence: 'two' });
			return wire(withTextAsSequence, body);
		},
	},
	{
		name: 'a negative number',
		code: 'VALUE_INVALID',
		field: 'netWeightKg',
		problem: /-1\.000000 is negative/,
		bad: (wanted) => encoded({ ...wanted, netWeightKg: '-1' }).payload as Uint8Array,
	},
	{
		name: 'a huge number',
		code: 'VALUE_INVALID',
		field: 'netWeightKg',
		problem: /it has 48 digits, 18 are allowed/,
		bad: (wanted) => wire(ownSchemaId(), bare.toBuffer({ ...bareOf(wanted), netWeightKg: Buffer.alloc(20, 0x7f) })),
	},
	{
		name: 'another content under a known sequence',
		code: 'SEQUENCE_CONFLICT',
		field: 'sequence',
		problem: /sequence 1, is known with another content/,
		bad: (wanted) => encoded({ ...wanted, sequence: 1, description: 'Something else' }).payload as Uint8Array,
	},
];

/** On the partition of `sku`: a good record of another key, one of the same key, the bad one, and both again. */
async function publishAmong(sku: string, bad: EncodedMessage): Promise<void> {
	const { publish, publishRaw, taken } = installation();
	const partition = partitionOf(topicNamed('erp.items'), Buffer.from(`${COMPANY}|${sku}`));
	const good = (value: Item) => ({ type: 'psra.erp.Item', value, partition }) as const;
	const before = await publish(good(item({ sku: `BEFORE ${sku}` })), good(item({ sku })));
	await publishRaw({ topic: 'erp.items', key: bad.key, value: bad.payload, headers: bad.headers, partition });
	const behind = await publish(good(item({ sku, sequence: 3 })), good(item({ sku: `BEHIND ${sku}` })));
	await taken('item-facts', [...before, ...behind]);
}

describe('a bad record on a topic', () => {
	it.each(KINDS)(
		'is kept byte for byte, with field and remedy, and harms neither its key nor another: $name',
		async ({ name, code, field, problem, bad: spoil }) => {
			const sku = `BAD ${name}`;
			const wanted = item({ sku, sequence: 2 });
			const bad = { ...encoded(wanted), payload: spoil(wanted) };
			await publishAmong(sku, bad);

			const letters = await deadLetters(installation(), 'erp.items', (one) => one.header('ce_id') === bad.id);
			expect(letters).toHaveLength(1);
			const [letter] = letters as [(typeof letters)[number]];
			expect([letter.key, letter.value]).toEqual([Buffer.from(bad.key as Uint8Array), Buffer.from(bad.payload)]);
			expect(headersAsCame(letter)).toEqual(bad.headers.map(([header, value]) => [header, Buffer.from(value)]));
			expect(reasonsOf(letter)).toMatchObject({
				topic: 'erp.items',
				code,
				field,
				problem: expect.stringMatching(problem),
				remedy: expect.stringMatching(/\S/),
			});
			expect(await factOf(installation(), 'item', sku)).toMatchObject({ sequence: 3, description: 'Pump housing' });
			expect(await findingsOf(installation(), sku)).toEqual([]);
			for (const neighbour of [`BEFORE ${sku}`, `BEHIND ${sku}`])
				expect(await factOf(installation(), 'item', neighbour)).toMatchObject({ sku: neighbour });
		},
	);

	it('holds its item back until a good one comes: a huge number', async () => {
		const { publish, publishRaw, taken } = installation();
		const value = item({ sku: 'HELD' });
		const [id] = await publish({ type: 'psra.erp.Item', value });
		const bad = encoded({ ...value, sequence: 2 });
		const payload = wire(ownSchemaId(), bare.toBuffer({ ...bareOf(value), netWeightKg: Buffer.alloc(20, 0x7f) }));
		await publishRaw({ topic: 'erp.items', key: bad.key, value: payload, headers: bad.headers });
		await taken('item-facts', [id as string, bad.id]);
		expect(await findingsOf(installation(), 'HELD')).toMatchObject([
			{ code: 'VALUE_INVALID', field: 'netWeightKg', remedy: expect.stringMatching(/\S/), blocking: true },
		]);
		expect(await factOf(installation(), 'item', 'HELD')).toMatchObject({ netWeightKg: '1.000000' });
	});
});

describe('a record that is no fault', () => {
	it('is taken in without what this edition does not know: a field of a newer contract', async () => {
		const { publishRaw, taken } = installation();
		const good = encoded(item({ sku: 'COLOURED' }));
		const colour = { name: 'colour', type: ['null', 'string'], default: null };
		const type = typeOf({ ...itemSchema, fields: [...itemSchema.fields, colour] });
		const body = type.toBuffer({ ...bareOf(item({ sku: 'COLOURED' })), colour: 'red' });
		await publishRaw({ topic: 'erp.items', key: good.key, value: wire(withColour, body), headers: good.headers });
		await taken('item-facts', [good.id]);
		const fact = await factOf(installation(), 'item', 'COLOURED');
		expect(fact).toMatchObject({ sku: 'COLOURED', sequence: 1 });
		expect(fact).not.toHaveProperty('colour');
	});
});

describe('a record that is stored and found wanting, among records that are not', () => {
	it('names an item that is not known', async () => {
		const { publish, taken } = installation();
		const good = bom('REF', ['KNOWN']);
		const ids = await publish(
			{ type: 'psra.erp.Item', value: item({ sku: 'KNOWN' }) },
			{ type: 'psra.erp.Bom', value: good },
			{ type: 'psra.erp.Bom', value: { ...good, ...bom('REF', ['KNOWN', 'NOWHERE']), sequence: 2 } },
			{ type: 'psra.erp.Bom', value: bom('REF-2', ['KNOWN']) },
		);
		await taken('item-facts', ids);
		expect(await findingsOf(installation(), 'NOWHERE')).toMatchObject([
			{ code: 'ITEM_UNKNOWN', subject_id: 'REF', field: 'lines[1].componentSku', remedy: expect.stringMatching(/\S/) },
		]);
		expect(await findingsOf(installation(), 'KNOWN')).toEqual([]);
		expect(await factOf(installation(), 'bom', 'REF-2')).toMatchObject({ sku: 'REF-2' });
		expect((await installation().readTopic('erp.boms.dlq')).length).toBe(0);
	});

	it('closes a ring of bills of materials', async () => {
		const { publish, taken } = installation();
		const made = ['RING-1', 'RING-2', 'OUTSIDE'].map(
			(sku) => ({ type: 'psra.erp.Item', value: product({ sku }) }) as const,
		);
		const ids = await publish(
			...made,
			{ type: 'psra.erp.Bom', value: bom('RING-1', ['RING-2']) },
			{ type: 'psra.erp.Bom', value: bom('RING-2', ['RING-1']) },
			{ type: 'psra.erp.Bom', value: bom('OUTSIDE', ['RING-1']) },
		);
		await taken('item-facts', ids);
		await installation().quiet();
		for (const sku of ['RING-1', 'RING-2'])
			expect(await findingsOf(installation(), sku)).toContainEqual(
				expect.objectContaining({ code: 'BOM_CYCLE', field: 'lines', blocking: true }),
			);
		expect(await findingsOf(installation(), 'OUTSIDE')).toEqual([]);
	});

	it('has a period that no law allows', async () => {
		const { publish, query, taken } = installation();
		const declared = (declarationId: string, validTo: string) =>
			({ type: 'psra.erp.SupplierDeclaration', value: declaration({ declarationId, validTo }) }) as const;
		const ids = await publish(
			declared('P-BEFORE', '2027-12-31'),
			declared('P-BAD', '2028-06-30'),
			declared('P-BEHIND', '2027-12-31'),
		);
		await taken('item-facts', ids);
		const found = await query("SELECT subject_id, code, field, remedy FROM finding WHERE subject_id LIKE 'P-%'");
		expect(found).toEqual([
			{ subject_id: 'P-BAD', code: 'DECLARATION_REJECTED', field: 'end', remedy: expect.stringMatching(/\S/) },
		]);
	});
});

const LINES = 30_000;
const bigBom = (sku: string, componentLength: number) => ({
	...bom(sku, []),
	lines: Array.from({ length: LINES }, (_, index) => ({
		lineId: String(index),
		componentSku: `PART-${'x'.repeat(componentLength)}`,
		quantity: '1.000000',
		unit: 'EA',
		role: 'material' as const,
		validFrom: null,
		validTo: null,
	})),
});

describe('a large record', () => {
	it('of more than five megabytes is a fact, line by line, and so are its neighbours', async () => {
		const { publish, encode, taken } = installation();
		const large = { type: 'psra.erp.Bom', value: bigBom('LARGE', 170) } as const;
		expect(encode(large).payload?.length).toBeGreaterThan(5_000_000);
		const ids = await publish(
			{ type: 'psra.erp.Bom', value: bom('LARGE', ['PART']) },
			{ ...large, value: { ...large.value, sequence: 2 } },
			{ type: 'psra.erp.Bom', value: bom('SMALL', ['PART']) },
		);
		await taken('item-facts', ids);
		expect(await factOf(installation(), 'bom', 'LARGE')).toMatchObject({ sequence: 2, lines: large.value.lines });
		expect(await factOf(installation(), 'bom', 'SMALL')).toBeDefined();
	});

	it('of more than eight is refused by the broker, in words, and nothing of it is taken in', async () => {
		const { publish, encode, readTopic, taken } = installation();
		const over = { type: 'psra.erp.Bom', value: bigBom('OVER', 300) } as const;
		expect(encode(over).payload?.length).toBeGreaterThan(8_500_000);
		await expect(publish(over)).rejects.toMatchObject({
			code: 'KAFKA_REFUSED',
			message: expect.stringMatching(/The broker refuses: .*(large|size)/i),
			facts: { type: 'MESSAGE_TOO_LARGE' },
		});
		await taken('item-facts', await publish({ type: 'psra.erp.Bom', value: bom('AFTER', ['PART']) }));
		expect(await factOf(installation(), 'bom', 'AFTER')).toBeDefined();
		expect(await factOf(installation(), 'bom', 'OVER')).toBeUndefined();
		expect((await readTopic('erp.boms')).filter(({ key }) => key?.toString() === `${COMPANY}|OVER`)).toEqual([]);
	});
});
