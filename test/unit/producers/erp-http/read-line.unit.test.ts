import { describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import { entrances } from '../../../../producers/erp-http/entrances.ts';
import { isBlank, lineReader } from '../../../../producers/erp-http/read-line.ts';
import { catalogue } from '../../../../topics/catalogue/index.ts';
import { memoryCodec } from '../../../support/memory/registry.ts';
import { item } from '../../consumers/records.ts';

const codec = await memoryCodec();
const items = entrances().find(({ path }) => path === 'items')!;
const read = lineReader(items, 'HD', codec);

const line = (content: string | Buffer) => read({ number: 7, bytes: Buffer.from(content) });
const good = (value: object) => {
	const result = line(JSON.stringify(value));
	if (!('id' in result)) throw new Error(JSON.stringify(result.problems));
	return result;
};
const problemOf = (content: string | Buffer) => {
	const result = line(content);
	return 'problems' in result ? result.problems[0] : undefined;
};

describe('the entrances', () => {
	it('are those topics of the catalogue that ERP systems write, under the names of the interface', () => {
		expect(entrances().map(({ path, topic, type }) => [path, topic, type])).toEqual([
			['parties', 'erp.parties', 'psra.erp.Party'],
			['items', 'erp.items', 'psra.erp.Item'],
			['boms', 'erp.boms', 'psra.erp.Bom'],
			['routings', 'erp.routings', 'psra.erp.Routing'],
			['prices', 'erp.prices', 'psra.erp.PriceList'],
			['exchange-rates', 'erp.exchange-rates', 'psra.erp.ExchangeRate'],
			['inventory-movements', 'erp.inventory-movements', 'psra.erp.InventoryMovement'],
			['production-orders', 'erp.production-orders', 'psra.erp.ProductionOrder'],
			['supplier-declarations', 'erp.supplier-declarations', 'psra.erp.SupplierDeclaration'],
			['certificate-requests', 'erp.certificate-requests', 'psra.erp.CertificateRequest'],
		]);
	});

	it('are all that can be dead-lettered', () => {
		for (const { topic } of entrances()) expect(catalogue.find(({ name }) => name === topic)?.deadLetters).toBe(true);
	});
});

describe('a good line', () => {
	const record = item('PUMP', { netWeightKg: '1.5' });

	it('has an id of what it is about and what it says', () => {
		expect(good(record).id).toMatch(/^http:psra\.erp\.Item:HD\|PUMP:[\w-]{22}$/);
		expect(good({ ...record, sequence: 2 }).id).not.toBe(good(record).id);
		expect(good({ ...record, sku: 'PUMP2' }).id).toMatch(/^http:psra\.erp\.Item:HD\|PUMP2:/);
	});

	it('is the same line however it is spelled', () => {
		const reversed = Object.fromEntries(Object.entries(record).reverse());
		const { assumptions: _, active: __, ...short } = record;
		for (const other of [reversed, short, { ...record, netWeightKg: '1.500' }]) {
			expect(good(other).id).toBe(good(record).id);
			expect(good(other).digest).toBe(good(record).digest);
		}
		expect(line(` ${JSON.stringify(record, null, 1).replaceAll('\n', ' ')}\r`)).toMatchObject({ id: good(record).id });
	});

	it('may begin with the mark that some systems put before UTF-8', () => {
		expect(line(`\ufeff${JSON.stringify(record)}`)).toMatchObject({ id: good(record).id });
	});
});

describe('a bad line', () => {
	it.each([
		['bytes that are no UTF-8', Buffer.from([0x7b, 0xc3, 0x28, 0x7d]), 'REQUEST_MALFORMED', '', 'is no UTF-8'],
		['half of a character', Buffer.from('{"sku":"é').subarray(0, -1), 'REQUEST_MALFORMED', '', 'is no UTF-8'],
		['a cut line', '{"company":"HD","sku":', 'REQUEST_MALFORMED', '', expect.stringMatching(/^is no JSON: /)],
		['a comma too many', '{"company":"HD",}', 'REQUEST_MALFORMED', '', expect.stringMatching(/^is no JSON: /)],
		['two records', '{}{}', 'REQUEST_MALFORMED', '', expect.stringMatching(/^is no JSON: /)],
		['a name twice', '{"company":"HD","company":"NL01"}', 'REQUEST_MALFORMED', 'company', 'stands twice in its object'],
		['no object', '[]', 'VALUE_INVALID', '', '[] is not an object'],
		[
			'a record of another company',
			JSON.stringify(item('PUMP', { company: 'NL01' })),
			'COMPANY_MISMATCH',
			'company',
			'"NL01" is not HD, for which the request was let in',
		],
		[
			'a key that no index holds',
			JSON.stringify(item('é'.repeat(250))),
			'VALUE_INVALID',
			'company|sku',
			'has more than 500 bytes',
		],
	])('says what is wrong: %s', (_what, content, code, field, problem) => {
		expect(problemOf(content)).toEqual({ code, field, problem, remedy: expect.stringMatching(/\.$/) });
	});

	it('is one that is over the limit, whatever stands in what was kept of it', () => {
		const whole = { bytes: 8_000_001, sha256: '00' };
		expect(read({ number: 1, bytes: Buffer.from(JSON.stringify(item('PUMP'))), whole })).toMatchObject({
			problems: [{ code: 'BODY_TOO_LARGE', problem: 'has 8000001 bytes; a line may have 8000000' }],
		});
	});

	it('is one that the codec refuses, though its schema let it pass', () => {
		const strict = lineReader(items, 'HD', {
			encode() {
				throw new PsraError('VALUE_INVALID', 'no', { field: 'sku', problem: 'no', remedy: 'Other.' });
			},
		});
		expect(strict({ number: 1, bytes: Buffer.from(JSON.stringify(item('PUMP'))) })).toMatchObject({
			problems: [{ code: 'VALUE_INVALID', field: 'sku', problem: 'no', remedy: 'Other.' }],
		});
	});

	it('is no fault of ours that is passed off as one', () => {
		const broken = lineReader(items, 'HD', {
			encode() {
				throw new RangeError('a defect');
			},
		});
		expect(() => broken({ number: 1, bytes: Buffer.from(JSON.stringify(item('PUMP'))) })).toThrow('a defect');
	});
});

describe('a blank line', () => {
	it.each([
		['', true],
		[' \t\r', true],
		['{}', false],
		['\u00a0', false],
	])('%j: %s', (content, blank) => {
		expect(isBlank({ number: 1, bytes: Buffer.from(content) })).toBe(blank);
	});

	it('is none whose beginning alone is blank', () => {
		expect(isBlank({ number: 1, bytes: Buffer.from('  '), whole: { bytes: 3, sha256: '' } })).toBe(false);
	});
});
