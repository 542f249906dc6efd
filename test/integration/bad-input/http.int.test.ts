import { beforeAll, describe, expect, it } from '@jest/globals';
import { type AnswerLine, answerLines, ndjson, postBatch } from '../../support/http/erp-batch.ts';
import {
	bom,
	COMPANY,
	declaration,
	factOf,
	findingsOf,
	item,
	movement,
	prices,
	product,
	withInstallation,
} from '../../support/installation/index.ts';

/**
 * What is right as a line and wrong as a fact: the line is accepted, and what is wrong stands as a finding with its
 * item. Lines that are refused at once, and who may send them, are in producers/erp-http.
 */
const installation = withInstallation({ roles: ['relay', 'item-facts'], settings: { PSRA_API_PORT: '0' } });
let url: string;
let tokens: Readonly<Record<'own' | 'other', string>>;

beforeAll(async () => {
	const { start, adapters } = installation();
	url = (await start('api')).apiUrl as string;
	const grant = (company: string) => adapters.tokens.grant({ company, role: 'erp', label: `ERP of ${company}` });
	tokens = { own: await grant(COMPANY), other: await grant('OTHER') };
}, 60_000);

async function post(records: string, lines: readonly object[], token = tokens.own): Promise<AnswerLine[]> {
	const response = await postBatch(url, records, ndjson(...lines), { authorization: `Bearer ${token}` });
	expect(response.status).toBe(200);
	return answerLines(response);
}

/** Sends lines that are all accepted, and waits until item-facts has them. */
async function send(records: string, ...lines: readonly object[]): Promise<void> {
	const answers = await post(records, lines);
	expect(answers.map(({ status }) => status)).toEqual([...lines.map(() => 'accepted'), 'complete']);
	await installation().taken(
		'item-facts',
		answers.flatMap(({ id }) => id ?? []),
	);
	await installation().quiet();
}

interface Kind {
	readonly name: string;
	readonly records: string;
	/** The bad record between two good ones: the one before it has its key, the one behind it another. */
	readonly lines: readonly [before: object, bad: object, behind: object];
	/** The item that its finding is about. */
	readonly about: string;
	readonly finding: { readonly code: string; readonly field: string; readonly problem: unknown };
	/** What stands of the first key, and of the other one: table, id, and part of the record. */
	readonly stands: readonly (readonly [table: string, id: string, part: object])[];
}

const KINDS: readonly Kind[] = [
	{
		name: 'a reference to nothing',
		records: 'boms',
		lines: [bom('W-REF', []), bom('W-REF', ['W-NOWHERE'], { sequence: 2 }), bom('W-REF-2', [])],
		about: 'W-NOWHERE',
		finding: { code: 'ITEM_UNKNOWN', field: 'lines[0].componentSku', problem: 'no item W-NOWHERE is known' },
		stands: [
			['bom', 'W-REF', { sequence: 2 }],
			['bom', 'W-REF-2', { sequence: 1 }],
		],
	},
	{
		name: 'a bill of materials that contains itself',
		records: 'boms',
		lines: [bom('W-RING', []), bom('W-RING', ['W-RING'], { sequence: 2 }), bom('W-RING-2', [])],
		about: 'W-RING',
		finding: { code: 'BOM_CYCLE', field: 'lines', problem: expect.stringContaining('W-RING → W-RING') },
		stands: [
			['bom', 'W-RING', { sequence: 2 }],
			['bom', 'W-RING-2', { sequence: 1 }],
		],
	},
	{
		name: 'a negative number',
		records: 'prices',
		lines: [
			prices('W-NEG', 'purchase', '2'),
			prices('W-NEG', 'purchase', '-1', { sequence: 2 }),
			prices('W-NEG-2', 'purchase', '3'),
		],
		about: 'W-NEG',
		finding: { code: 'VALUE_INVALID', field: 'prices[0].amount', problem: '-1.000000 is negative' },
		stands: [
			['price_list', 'W-NEG', { sequence: 1, prices: [{ amount: '2.000000' }] }],
			['price_list', 'W-NEG-2', { sequence: 1 }],
		],
	},
	{
		name: 'another content under a known sequence',
		records: 'items',
		lines: [item({ sku: 'W-SEQ' }), item({ sku: 'W-SEQ', hs: '841370' }), item({ sku: 'W-SEQ-2' })],
		about: 'W-SEQ',
		finding: {
			code: 'SEQUENCE_CONFLICT',
			field: 'sequence',
			problem: expect.stringContaining('known with another content'),
		},
		stands: [
			['item', 'W-SEQ', { hs: '841391' }],
			['item', 'W-SEQ-2', { sequence: 1 }],
		],
	},
];

describe('a line that is right and a fact that is wrong', () => {
	beforeAll(() => send('items', product({ sku: 'W-RING' }), product({ sku: 'W-REF' }), product({ sku: 'W-RING-2' })));

	it.each(KINDS)(
		'is a finding with field and remedy, and harms no neighbour: $name',
		async ({ records, lines, about, finding, stands }) => {
			await send(records, ...lines);
			const findings = await findingsOf(installation(), about);
			expect(findings).toContainEqual(expect.objectContaining({ ...finding, remedy: expect.stringMatching(/\S/) }));
			for (const [table, id, part] of stands) expect(await factOf(installation(), table, id)).toMatchObject(part);
			const other = stands[1]?.[1] as string;
			expect((await findingsOf(installation(), other)).filter(({ code }) => code !== 'ITEM_UNKNOWN')).toEqual([]);
		},
	);

	it('is a finding of the declaration alone: a period that no law allows', async () => {
		const declared = (declarationId: string, validTo: string) => declaration({ declarationId, validTo });
		await send(
			'supplier-declarations',
			declared('W-BEFORE', '2027-12-31'),
			declared('W-BAD', '2028-06-30'),
			declared('W-BEHIND', '2027-12-31'),
		);
		// The supplier's record is not known here; that is said of all three.
		const found = await installation().query(
			"SELECT subject_id, code, remedy FROM finding WHERE subject_id LIKE 'W-B%' AND field = 'end'",
		);
		expect(found).toEqual([{ subject_id: 'W-BAD', code: 'DECLARATION_REJECTED', remedy: expect.stringMatching(/\S/) }]);
	});

	it('is a conflict, and the first one stands: a document with another content', async () => {
		const one = movement({ sku: 'W-DOC', documentNumber: 'W-1' });
		await send('inventory-movements', one, { ...one, unitPrice: '41' }, { ...one, line: '2' });
		expect(await findingsOf(installation(), 'W-DOC')).toContainEqual(
			expect.objectContaining({ code: 'SEQUENCE_CONFLICT', field: 'documentNumber', blocking: true }),
		);
		const kept = await installation().query("SELECT record->>'unitPrice' AS price FROM movement WHERE sku = 'W-DOC'");
		expect(kept).toEqual([{ price: '40.000000' }, { price: '40.000000' }]);
	});
});

describe('lines that come out of order', () => {
	it('are no fault: the newer state stands, and a neighbour comes in', async () => {
		const changed = (sequence: number, description: string) => item({ sku: 'W-LATE', sequence, description });
		await send('items', changed(5, 'newer'), changed(4, 'older'), item({ sku: 'W-LATE-2' }));
		expect(await factOf(installation(), 'item', 'W-LATE')).toMatchObject({ sequence: 5, description: 'newer' });
		expect(await factOf(installation(), 'item', 'W-LATE-2')).toBeDefined();
		expect(await findingsOf(installation(), 'W-LATE')).toEqual([]);
	});
});

describe("another company's token", () => {
	it('brings in nothing of ours, line by line, while its own lines come in', async () => {
		const own = { ...item({ sku: 'W-TENANT' }), company: 'OTHER' };
		const answers = await post('items', [own, item({ sku: 'W-TENANT' }), { ...own, sku: 'W-TENANT-2' }], tokens.other);
		expect(answers).toMatchObject([
			{ status: 'accepted' },
			{ status: 'rejected', problems: [{ code: 'COMPANY_MISMATCH', field: 'company' }] },
			{ status: 'accepted' },
			{ status: 'complete', accepted: 2, rejected: 1 },
		]);
		const ids = answers.flatMap(({ status, id }) => (status === 'accepted' ? (id ?? []) : []));
		await installation().taken('item-facts', ids);
		expect(await factOf(installation(), 'item', 'W-TENANT')).toBeUndefined();
		const theirs = await installation().query("SELECT id FROM item WHERE company = 'OTHER' ORDER BY id");
		expect(theirs).toEqual([{ id: 'W-TENANT' }, { id: 'W-TENANT-2' }]);
		const [letter] = (await installation().readTopic('erp.items.dlq')).filter(
			(one) => one.header('ce_id') === answers[1]?.deadLetter?.id,
		);
		// Whoever sent it owns it: our company's dead letters hold nothing of a stranger's.
		expect(letter?.key?.toString()).toBe('OTHER');
		expect(letter?.value?.toString()).toBe(JSON.stringify(item({ sku: 'W-TENANT' })));
	});
});

describe('a line of five megabytes', () => {
	it('is a fact, line by line of its bill of materials, and so are its neighbours', async () => {
		const lines = Array.from({ length: 24_000 }, (_, index) => ({
			lineId: String(index),
			componentSku: `PART-${'x'.repeat(195)}`,
			quantity: '1.000000',
			unit: 'EA',
			role: 'material',
			validFrom: null,
			validTo: null,
		}));
		const large = { ...bom('W-LARGE', [], { sequence: 2 }), lines };
		expect(JSON.stringify(large).length).toBeGreaterThan(5_000_000);
		await send('boms', bom('W-LARGE', ['PART']), large, bom('W-SMALL', ['PART']));
		expect(await factOf(installation(), 'bom', 'W-LARGE')).toMatchObject({ sequence: 2, lines });
		expect(await factOf(installation(), 'bom', 'W-SMALL')).toBeDefined();
	});
});
