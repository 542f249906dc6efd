import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AnswerLine, answerLines, ndjson, postBatch } from '../../../support/http/erp-batch.ts';
import { signed } from '../../../support/http/sign.ts';
import {
	bom,
	COMPANY,
	deadLetters,
	declaration,
	factOf,
	findingsOf,
	headersAsCame,
	item,
	movement,
	parties,
	prices,
	product,
	reasonsOf,
	request,
	routing,
	withInstallation,
} from '../../../support/installation/index.ts';

/** The whole way: HTTP, outbox, topic, facts; on the real stack and the role as it is deployed. */
const KEY = Buffer.alloc(32, 1).toString('base64');
const secrets = mkdtempSync(join(tmpdir(), 'psra-secrets-'));
const installation = withInstallation({
	roles: ['relay', 'item-facts'],
	settings: { PSRA_API_PORT: '0', PSRA_SECRETS_DIR: secrets },
});
let url: string;
let token: string;

beforeAll(async () => {
	await writeFile(join(secrets, 'erp-http-keys'), `${COMPANY} whsec_${KEY}\n`);
	const { start, adapters } = installation();
	url = (await start('api')).apiUrl as string;
	token = await adapters.tokens.grant({ company: COMPANY, role: 'erp', label: 'ERP' });
}, 60_000);
afterAll(() => rm(secrets, { recursive: true }));

const bearer = () => ({ authorization: `Bearer ${token}` });

async function send(records: string, ...lines: readonly (string | Uint8Array | object)[]): Promise<AnswerLine[]> {
	const response = await postBatch(url, records, ndjson(...lines), bearer());
	expect(response.status).toBe(200);
	return answerLines(response);
}

const idsOf = (answers: readonly AnswerLine[], ...statuses: readonly string[]) =>
	answers.filter(({ status }) => statuses.includes(status)).map(({ id }) => id as string);

/** A copy of the record with other bytes in place of a text that it holds. */
function spoilt(record: object, text: string, bytes: Uint8Array): Buffer {
	const json = Buffer.from(JSON.stringify(record));
	const at = json.indexOf(text);
	return Buffer.concat([json.subarray(0, at), bytes, json.subarray(at + Buffer.byteLength(text))]);
}

describe('records that are right', () => {
	it('become facts, under the request that brought them', async () => {
		const body = ndjson(item({ sku: 'H-1' }), item({ sku: 'H-2' }));
		const response = await postBatch(url, 'items', body, { ...bearer(), 'x-request-id': 'nightly-run-17' });
		const ids = idsOf(await answerLines(response), 'accepted');
		expect(ids).toHaveLength(2);
		await installation().taken('item-facts', ids);
		expect(await factOf(installation(), 'item', 'H-1')).toMatchObject({ sku: 'H-1', description: 'Pump housing' });
		const [record] = (await installation().readTopic('erp.items')).filter((one) => one.header('ce_id') === ids[0]);
		expect(record?.key?.toString()).toBe(`${COMPANY}|H-1`);
		expect(record?.record).toEqual(item({ sku: 'H-1', netWeightKg: '1.000000' }));
		expect(record?.header('correlationid')).toBe('nightly-run-17');
		expect(record?.header('traceparent')?.split('-')[1]).toBe(response.headers.get('traceparent')?.split('-')[1]);
	});

	it.each([
		['parties', () => parties[0]?.value as object],
		['items', () => product({ sku: 'EACH' })],
		['boms', () => bom('EACH', ['PART'])],
		['routings', () => routing({ sku: 'EACH' })],
		['prices', () => prices('EACH', 'ex_works', '100')],
		[
			'exchange-rates',
			() => ({
				company: COMPANY,
				pair: 'USD/EUR',
				sequence: 1,
				rates: [{ validFrom: '2026-01-01', rate: '0.92000000' }],
			}),
		],
		['inventory-movements', () => movement({ sku: 'EACH', documentNumber: 'EACH' })],
		['supplier-declarations', () => declaration({ declarationId: 'EACH' })],
		['certificate-requests', () => request({ requestId: 'EACH' })],
	])('are taken in at each address: %s', async (records, record) => {
		const answers = await send(records, record());
		expect(answers.map(({ status }) => status)).toEqual(['accepted', 'complete']);
		const [id] = idsOf(answers, 'accepted');
		await installation().until(`${id} on its topic`, async () =>
			(await installation().readTopic(`erp.${records}`)).some((one) => one.header('ce_id') === id),
		);
	});

	it('of five megabytes are taken in whole', async () => {
		const lines = Array.from({ length: 24_000 }, (_, index) => ({
			lineId: String(index),
			componentSku: `PART-${'x'.repeat(195)}`,
			quantity: '1.000000',
			unit: 'EA',
			role: 'material',
			validFrom: null,
			validTo: null,
		}));
		const record = { ...bom('H-BIG', []), lines };
		const answers = await send('boms', record, bom('H-SMALL', ['PART']));
		expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'complete']);
		const [id] = idsOf(answers, 'accepted');
		const found = await installation().until('the large record on its topic', async () =>
			(await installation().readTopic('erp.boms')).find((one) => one.header('ce_id') === id),
		);
		expect(found.value?.length).toBeGreaterThan(5_000_000);
		expect(found.record.lines).toEqual(lines);
	});

	it('are taken in once, however often and however spelled they come', async () => {
		const record = item({ sku: 'H-TWICE', netWeightKg: '2' });
		const { assumptions: _, ...short } = record;
		const [first] = await send('items', record);
		const again = await send('items', record, { ...short, netWeightKg: '2.00' });
		expect(again).toEqual([
			{ line: 1, status: 'repeated', id: first?.id },
			{ line: 2, status: 'repeated', id: first?.id },
			{ status: 'complete', lines: 2, accepted: 0, repeated: 2, rejected: 0 },
		]);
		await installation().taken('item-facts', [first?.id as string]);
		await installation().quiet();
		const sent = (await installation().readTopic('erp.items')).filter((one) => one.record?.sku === 'H-TWICE');
		expect(sent).toHaveLength(1);
	});

	it('are taken in once by whichever of two senders comes first, though they send in opposite order', async () => {
		const requests = Array.from({ length: 1_200 }, (_, index) => request({ requestId: `RACE-${index}` }));
		const [one, other] = await Promise.all([
			send('certificate-requests', ...requests),
			send('certificate-requests', ...requests.toReversed()),
		]);
		expect([one.length, other.length]).toEqual([1_201, 1_201]);
		const [last, otherLast] = [one.at(-1), other.at(-1)] as [AnswerLine, AnswerLine];
		expect([last.status, otherLast.status]).toEqual(['complete', 'complete']);
		expect(Number(last['accepted']) + Number(otherLast['accepted'])).toBe(1_200);
		expect(new Set(idsOf([...one, ...other], 'accepted')).size).toBe(1_200);
		expect(one.slice(0, -1).map(({ line }) => line)).toEqual(requests.map((_, index) => index + 1));
	});

	it('come in by signature too, as long as the key is there', async () => {
		const body = ndjson(item({ sku: 'H-SIGNED' }));
		const answers = await answerLines(await postBatch(url, 'items', body, signed(body, KEY)));
		expect(answers.map(({ status }) => status)).toEqual(['accepted', 'complete']);
		const stranger = await postBatch(url, 'items', body, signed(body, Buffer.alloc(32, 2).toString('base64')));
		expect(stranger.status).toBe(401);
	});
});

const named = (sku: string) => item({ sku });
const json = (sku: string) => JSON.stringify(named(sku));

const BAD: readonly {
	readonly name: string;
	readonly code: string;
	readonly field: string;
	readonly line: (sku: string) => string | Buffer;
}[] = [
	{
		name: 'malformed bytes',
		code: 'REQUEST_MALFORMED',
		field: '',
		line: (sku) => spoilt(named(sku), 'housing', Buffer.from([0xff, 0xfe, 0x00, 0x80])),
	},
	{ name: 'no JSON', code: 'REQUEST_MALFORMED', field: '', line: (sku) => json(sku).slice(0, -1) },
	{
		name: 'a field twice',
		code: 'REQUEST_MALFORMED',
		field: 'hs',
		line: (sku) => json(sku).replace('"hs":"841391"', '"hs":"841391","hs":"841370"'),
	},
	{
		name: 'another type',
		code: 'VALUE_INVALID',
		field: 'active',
		line: (sku) => json(sku).replace('"active":true', '"active":1'),
	},
	{
		name: 'an unknown field',
		code: 'VALUE_INVALID',
		field: 'colour',
		line: (sku) => json(sku).replace('{', '{"colour":"red",'),
	},
	{
		name: 'a missing field',
		code: 'VALUE_INVALID',
		field: 'description',
		line: (sku) => json(sku).replace('"description":"Pump housing",', ''),
	},
	{
		name: 'a huge number',
		code: 'VALUE_INVALID',
		field: 'netWeightKg',
		line: (sku) => json(sku).replace('"netWeightKg":"1"', `"netWeightKg":"1${'0'.repeat(40)}"`),
	},
	{
		name: 'a number that would be rounded',
		code: 'VALUE_INVALID',
		field: 'sequence',
		line: (sku) => json(sku).replace('"sequence":1', '"sequence":9007199254740993'),
	},
	{
		name: "another company's record",
		code: 'COMPANY_MISMATCH',
		field: 'company',
		line: (sku) => json(sku).replace(COMPANY, 'ANOTHER'),
	},
	{
		name: 'a text that no database keeps',
		code: 'VALUE_INVALID',
		field: 'description',
		line: (sku) => json(sku).replace('Pump housing', 'Pump\\u0000housing'),
	},
];

describe('a bad line', () => {
	it.each(BAD)(
		'is kept byte for byte, with the reason, and harms no neighbour: $name',
		async ({ name, code, field, line }) => {
			const bad = line(`BAD ${name}`);
			const answers = await send('items', named(`BEFORE ${name}`), bad, named(`BEHIND ${name}`));
			expect(answers.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted', 'complete']);
			expect(answers[1]).toMatchObject({
				line: 2,
				problems: [{ code, field }],
				deadLetter: { topic: 'erp.items.dlq' },
			});

			const id = answers[1]?.deadLetter?.id;
			const [letter] = await deadLetters(installation(), 'erp.items', (one) => one.header('ce_id') === id);
			expect(letter?.value).toEqual(Buffer.from(bad as Uint8Array));
			expect(letter?.key?.toString()).toBe(COMPANY);
			expect(Object.fromEntries(headersAsCame(letter!))).toMatchObject({
				'content-type': Buffer.from('application/x-ndjson'),
			});
			expect(reasonsOf(letter!)).toMatchObject({
				topic: 'erp.items',
				code,
				field,
				problem: answers[1]?.problems?.[0]?.problem,
				remedy: expect.stringMatching(/\.$/),
				message: expect.stringMatching(/^line 2: /),
				line: '2',
				time: expect.stringMatching(/^2026-03-02T/),
			});
			await installation().taken('item-facts', idsOf(answers, 'accepted'));
			for (const sku of [`BEFORE ${name}`, `BEHIND ${name}`])
				expect(await factOf(installation(), 'item', sku)).toMatchObject({ sku });
			expect(await factOf(installation(), 'item', `BAD ${name}`)).toBeUndefined();
		},
	);

	it('that is over the limit is kept as far as the dead letters hold it, and harms no neighbour', async () => {
		const bad = Buffer.from(json('BAD long').replace('Pump housing', 'x'.repeat(9_000_000)));
		const answers = await send('items', named('BEFORE long'), bad, named('BEHIND long'));
		expect(answers.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted', 'complete']);
		expect(answers[1]).toMatchObject({
			problems: [{ code: 'BODY_TOO_LARGE' }],
			deadLetter: { keptBytes: 8_000_000, bytes: bad.length },
		});
		const id = answers[1]?.deadLetter?.id;
		const [letter] = await deadLetters(installation(), 'erp.items', (one) => one.header('ce_id') === id);
		expect(letter?.value?.equals(bad.subarray(0, 8_000_000))).toBe(true);
		expect(reasonsOf(letter!)).toMatchObject({
			'whole.bytes': String(bad.length),
			'whole.sha256': id?.split(':').at(-1),
		});
		await installation().taken('item-facts', idsOf(answers, 'accepted'));
	});

	it('is kept once, however often it comes', async () => {
		const bad = '{"company":"again"';
		const [first] = await send('items', bad);
		const [second] = await send('items', bad);
		expect(second).toEqual(first);
		const like = (one: { header(name: string): string | undefined }) => one.header('ce_id') === first?.deadLetter?.id;
		await deadLetters(installation(), 'erp.items', like);
		await installation().quiet();
		expect((await installation().readTopic('erp.items.dlq')).filter(like)).toHaveLength(1);
	});
});

describe('a record that only the business can refuse', () => {
	it('is accepted and refused behind the entrance, so that its item is not judged: a negative price', async () => {
		const answers = await send('prices', prices('H-NEG', 'purchase', '-1'), prices('H-POS', 'purchase', '1'));
		expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'complete']);
		await installation().taken('item-facts', idsOf(answers, 'accepted'));
		expect(await findingsOf(installation(), 'H-NEG')).toMatchObject([
			{ code: 'VALUE_INVALID', field: 'prices[0].amount', problem: '-1.000000 is negative', blocking: true },
		]);
		expect(await findingsOf(installation(), 'H-POS')).toEqual([]);
	});

	it('is accepted and proves nothing: a declaration whose period ends before it begins', async () => {
		const answers = await send(
			'supplier-declarations',
			declaration({ declarationId: 'D-PERIOD', validFrom: '2026-12-31', validTo: '2026-01-01' }),
		);
		const ids = idsOf(answers, 'accepted');
		expect(ids).toHaveLength(1);
		await installation().taken('item-facts', ids);
		const findings = await installation().query<{ subject_id: string; field: string }>(
			"SELECT subject_id, field FROM finding WHERE subject_kind = 'supplier_declaration' AND subject_id = 'D-PERIOD'",
		);
		expect(findings.length).toBeGreaterThan(0);
	});

	it('is accepted as another message, and blocks its item: another content under a known sequence', async () => {
		const first = await send('items', item({ sku: 'H-CONFLICT', hs: '841391' }));
		await installation().taken('item-facts', idsOf(first, 'accepted'));
		const second = await send('items', item({ sku: 'H-CONFLICT', hs: '841370' }));
		const ids = idsOf(second, 'accepted');
		expect(ids).toHaveLength(1);
		expect(ids[0]).not.toBe(first[0]?.id);
		await installation().until('the conflict', async () =>
			(await findingsOf(installation(), 'H-CONFLICT')).some(
				({ code, blocking }) => code === 'SEQUENCE_CONFLICT' && blocking,
			),
		);
		expect(await factOf(installation(), 'item', 'H-CONFLICT')).toMatchObject({ hs: '841391' });
	});
});
