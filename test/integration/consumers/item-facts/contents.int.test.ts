import { beforeAll, describe, expect, it } from '@jest/globals';
import {
	bom,
	deadLetters,
	declaration,
	factOf,
	findingsOf,
	item,
	movement,
	parties,
	prices,
	product,
	pump,
	reasonsOf,
	verdict,
	verdictOn,
	withInstallation,
} from '../../../support/installation/index.ts';
import type { TypedRecord } from '../../../support/installation/publish.ts';

const installation = withInstallation({ roles: ['relay', 'item-facts', 'origin-evaluation'] });
const publish = async (...records: TypedRecord[]) => {
	const ids = await installation().publish(...records);
	await installation().taken('item-facts', ids);
	await installation().quiet();
	return ids;
};
const withKey = (id: string) => (letter: { key: Buffer | null }) =>
	letter.key?.toString('utf8').endsWith(`|${id}`) === true;

beforeAll(async () => {
	await publish(...parties);
});

describe('an unknown item in a bill of materials', () => {
	it('is a finding, leaves the verdict open, and is closed when the item comes', async () => {
		await publish(
			{ type: 'psra.erp.Item', value: product({ sku: 'PUMP-U' }) },
			{ type: 'psra.erp.Bom', value: bom('PUMP-U', ['PART-U']) },
			{ type: 'psra.erp.PriceList', value: prices('PUMP-U', 'ex_works', '100') },
		);
		expect(await findingsOf(installation(), 'PART-U')).toEqual([
			{
				subject_kind: 'bom',
				subject_id: 'PUMP-U',
				sku: 'PART-U',
				code: 'ITEM_UNKNOWN',
				field: 'lines[0].componentSku',
				problem: 'no item PART-U is known',
				remedy: expect.stringContaining('PART-U'),
				blocking: false,
			},
		]);
		const open = await verdict(installation(), 'PUMP-U', 'indeterminate');
		expect(open.missing.map(({ path }) => path)).toContain('item PART-U');

		await publish(...pump('U').filter(({ value }) => 'sku' in value && value.sku === 'PART-U'), {
			type: 'psra.erp.Routing',
			value: { ...(pump('U')[3] as Extract<TypedRecord, { type: 'psra.erp.Routing' }>).value },
		});
		expect(await findingsOf(installation(), 'PART-U')).toEqual([]);
		await verdict(installation(), 'PUMP-U', 'originating');
	});
});

describe('a cycle in bills of materials', () => {
	it('is a finding with its path on every item of it; verdicts are open until it is corrected', async () => {
		await publish(
			...pump('C'),
			{ type: 'psra.erp.Item', value: product({ sku: 'SUB-C', finishedGood: false }) },
			{ type: 'psra.erp.Bom', value: bom('PUMP-C', ['PART-C', 'SUB-C'], { sequence: 2 }) },
			{ type: 'psra.erp.Bom', value: bom('SUB-C', ['PUMP-C']) },
		);
		for (const sku of ['PUMP-C', 'SUB-C']) {
			const cycles = (await findingsOf(installation(), sku)).filter((finding) => finding.code === 'BOM_CYCLE');
			expect(cycles.length).toBeGreaterThan(0);
			expect(cycles[0]).toMatchObject({ blocking: true, field: 'lines', remedy: expect.stringMatching(/\S/) });
			expect(cycles[0]?.problem).toMatch(/(PUMP-C → SUB-C → PUMP-C|SUB-C → PUMP-C → SUB-C)/);
		}
		const open = await verdict(installation(), 'PUMP-C', 'indeterminate');
		expect(JSON.stringify(open.missing)).toContain('BOM_CYCLE');
		expect(open.reason).toContain('contains itself');

		await publish({ type: 'psra.erp.Bom', value: bom('SUB-C', ['PART-C'], { sequence: 2 }) });
		for (const sku of ['PUMP-C', 'SUB-C']) expect(await findingsOf(installation(), sku)).toEqual([]);
		await installation().until('the verdict to know nothing of the cycle', async () => {
			return !JSON.stringify(await verdictOn(installation(), 'PUMP-C')).includes('BOM_CYCLE');
		});
	});

	it('is found where an item is its own component', async () => {
		await publish(
			{ type: 'psra.erp.Item', value: product({ sku: 'SELF' }) },
			{ type: 'psra.erp.Bom', value: bom('SELF', ['SELF']) },
		);
		const [finding] = await findingsOf(installation(), 'SELF');
		expect(finding).toMatchObject({ code: 'BOM_CYCLE', problem: expect.stringContaining('SELF → SELF') });
	});

	it('is repaired from any bill of materials on its way', async () => {
		const made = (sku: string): TypedRecord => ({ type: 'psra.erp.Item', value: product({ sku }) });
		await publish(
			...['R1', 'R2', 'R3'].map(made),
			{ type: 'psra.erp.Bom', value: bom('R1', ['R2']) },
			{ type: 'psra.erp.Bom', value: bom('R2', ['R3']) },
			{ type: 'psra.erp.Bom', value: bom('R3', ['R1']) },
		);
		for (const sku of ['R1', 'R2', 'R3']) expect(await findingsOf(installation(), sku)).not.toEqual([]);
		await publish({ type: 'psra.erp.Bom', value: bom('R2', [], { sequence: 2 }) });
		for (const sku of ['R1', 'R2', 'R3']) expect(await findingsOf(installation(), sku)).toEqual([]);
	});
});

describe('a negative price', () => {
	it('is a dead letter and a finding, opens the verdict, and is healed by a good record', async () => {
		await publish(...pump('N'));
		await verdict(installation(), 'PUMP-N', 'originating');
		await publish({ type: 'psra.erp.PriceList', value: prices('PART-N', 'purchase', '-1', { sequence: 2 }) });

		const [letter] = await deadLetters(installation(), 'erp.prices', withKey('PART-N'));
		expect(letter && reasonsOf(letter)).toMatchObject({
			code: 'VALUE_INVALID',
			field: 'prices[0].amount',
			problem: expect.stringContaining('negative'),
			remedy: expect.stringMatching(/\S/),
		});
		expect(await findingsOf(installation(), 'PART-N')).toMatchObject([
			{ subject_kind: 'rejected price_list', code: 'VALUE_INVALID', field: 'prices[0].amount', blocking: true },
		]);
		const open = await verdict(installation(), 'PUMP-N', 'indeterminate');
		expect(JSON.stringify(open.missing)).toContain('prices[0].amount');
		expect(await factOf(installation(), 'price_list', 'PART-N')).toMatchObject({ sequence: 1 });

		await publish({ type: 'psra.erp.PriceList', value: prices('PART-N', 'purchase', '41', { sequence: 3 }) });
		expect(await findingsOf(installation(), 'PART-N')).toEqual([]);
		await verdict(installation(), 'PUMP-N', 'originating');
	});
});

describe('a declaration with a wrong period', () => {
	/** Same heading and subheading as the product, so that only a declaration helps. */
	const facts = (suffix: string, sequence = 1): TypedRecord[] => [
		...pump(suffix),
		{ type: 'psra.erp.Item', value: item({ sku: `PART-${suffix}`, hs: '841370', sequence: 2 }) },
		{ type: 'psra.erp.PriceList', value: prices(`PART-${suffix}`, 'purchase', '80', { sequence: sequence + 1 }) },
		{
			type: 'psra.erp.InventoryMovement',
			value: movement({ sku: `PART-${suffix}`, documentNumber: `D-${suffix}`, partyId: 'S-DE', unitPrice: '80' }),
		},
	];
	const goods = (suffix: string) => [{ sku: `PART-${suffix}`, hs: null, originating: true }];

	it('is a finding with its article, and its goods count as non-originating', async () => {
		await publish(...facts('D'), {
			type: 'psra.erp.SupplierDeclaration',
			value: declaration({ declarationId: 'D-LONG', goods: goods('D'), validTo: '2028-06-30' }),
		});
		const found = await installation().query(`SELECT * FROM finding WHERE subject_id = 'D-LONG'`);
		expect(found).toMatchObject([
			{
				subject_kind: 'supplier_declaration',
				code: 'DECLARATION_REJECTED',
				field: 'end',
				problem: expect.stringContaining('62(2)'),
				remedy: expect.stringMatching(/\S/),
			},
		]);
		const no = await verdict(installation(), 'PUMP-D', 'not_originating');
		expect(no.basis).toBe('rule-not-met');
	});

	it('is closed by a corrected one, and the goods count again', async () => {
		await publish(...facts('E'), {
			type: 'psra.erp.SupplierDeclaration',
			value: declaration({ declarationId: 'D-E', goods: goods('E'), validTo: '2028-06-30' }),
		});
		await verdict(installation(), 'PUMP-E', 'not_originating');
		await publish({
			type: 'psra.erp.SupplierDeclaration',
			value: declaration({ declarationId: 'D-E', goods: goods('E'), sequence: 2 }),
		});
		expect(await installation().query(`SELECT * FROM finding WHERE subject_id = 'D-E'`)).toEqual([]);
		await verdict(installation(), 'PUMP-E', 'originating');
	});
});

describe('order and repeats', () => {
	it('two contents under one sequence are a conflict, and the first one stands', async () => {
		await publish(
			{ type: 'psra.erp.Item', value: item({ sku: 'SEQ', description: 'first' }) },
			{ type: 'psra.erp.Item', value: item({ sku: 'SEQ', description: 'second' }) },
		);
		const [letter] = await deadLetters(installation(), 'erp.items', withKey('SEQ'));
		expect(letter && reasonsOf(letter)).toMatchObject({ code: 'SEQUENCE_CONFLICT', field: 'sequence' });
		expect(await factOf(installation(), 'item', 'SEQ')).toMatchObject({ description: 'first' });
	});

	it('a lower sequence changes nothing and is no fault', async () => {
		await publish(
			{ type: 'psra.erp.Item', value: item({ sku: 'LOW', description: 'newer', sequence: 5 }) },
			{ type: 'psra.erp.Item', value: item({ sku: 'LOW', description: 'older', sequence: 4 }) },
		);
		expect(await factOf(installation(), 'item', 'LOW')).toMatchObject({ description: 'newer' });
		expect((await installation().readTopic('erp.items.dlq')).filter(withKey('LOW'))).toEqual([]);
	});

	it('a movement document with other content is a conflict, and the first one stands', async () => {
		const document = { sku: 'PART-M', documentNumber: '5000000009' };
		await publish(
			{ type: 'psra.erp.Item', value: item({ sku: 'PART-M' }) },
			{ type: 'psra.erp.InventoryMovement', value: movement({ ...document, unitPrice: '40' }) },
			{ type: 'psra.erp.InventoryMovement', value: movement({ ...document, unitPrice: '41' }) },
			{ type: 'psra.erp.InventoryMovement', value: movement({ ...document, unitPrice: '40' }) },
		);
		const letters = await deadLetters(installation(), 'erp.inventory-movements', withKey('PART-M'));
		expect(letters.map((letter) => reasonsOf(letter).code)).toEqual(['SEQUENCE_CONFLICT']);
		const kept = await installation().query(`SELECT record->>'unitPrice' AS price FROM movement WHERE sku = 'PART-M'`);
		expect(kept).toMatchObject([{ price: expect.stringMatching(/^40(\.0+)?$/) }]);
	});

	it('a duplicate delivery changes nothing: same ids again, and the same content under new ids', async () => {
		const { query, handled, until, quiet, readTopic, publish: send } = installation();
		const records = pump('DUP');
		const ids = await publish(...records);
		const first = await verdict(installation(), 'PUMP-DUP', 'originating');
		await quiet();
		const facts = 'SELECT id, record, updated_at FROM item UNION ALL SELECT id, record, updated_at FROM bom ORDER BY 1';
		const before = await query(facts);
		const evaluations = (await readTopic('origin.evaluations')).length;
		const repeated = handled.count({ consumer: 'item-facts', outcome: 'repeated' });

		await send(...records.map((record, index) => ({ ...record, id: ids[index] as string })));
		await until('the repeats to be recognised', () => {
			return handled.count({ consumer: 'item-facts', outcome: 'repeated' }) === repeated + records.length;
		});
		await publish(...records);
		await quiet();

		expect(await query(facts)).toEqual(before);
		expect(await readTopic('origin.evaluations')).toHaveLength(evaluations);
		expect((await verdictOn(installation(), 'PUMP-DUP'))?.evaluationId).toBe(first.evaluationId);
	});
});
