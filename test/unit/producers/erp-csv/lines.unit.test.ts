import { describe, expect, it } from '@jest/globals';
import { MAX_RECORD_BYTES, recordsOf } from '../../../../producers/erp-csv/lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (content: Uint8Array | string) => [...recordsOf(typeof content === 'string' ? bytes(content) : content)];

describe('recordsOf', () => {
	it('splits at LF and at CRLF, with or without a last line break', () => {
		expect(read('a,b\r\n1,2\n3,4').map((record) => record.fields)).toEqual([
			['a', 'b'],
			['1', '2'],
			['3', '4'],
		]);
		expect(read('a,b\n1,2\n')).toHaveLength(2);
		expect(read('')).toEqual([]);
	});

	it('drops a byte order mark from the file, not from a field inside it', () => {
		expect(read('\ufeffa\n\ufeffb').map((record) => record.fields)).toEqual([['a'], ['\ufeffb']]);
	});

	it('keeps commas, doubled quotes and line breaks of quoted fields, and counts physical lines', () => {
		const records = read('"a, ""b"""\n"two\r\nlines",x\nlast,y\n');
		expect(records.map((record) => record.fields)).toEqual([['a, "b"'], ['two\r\nlines', 'x'], ['last', 'y']]);
		expect(records.map((record) => record.line)).toEqual([1, 2, 4]);
	});

	it('spoils only the line whose quote never closes', () => {
		const records = read('a,"b\nc,d\ne,"f"\n');
		expect(records.map((record) => record.fields)).toEqual([null, ['c', 'd'], ['e', 'f']]);
		expect(records[0]?.fault?.problem).toContain('quotation mark');
	});

	it('does not let a stray quote pair up with one in a later line', () => {
		const records = read('19" wheel,1\nok,2\n21" wheel,3\nok,4\n');
		expect(records.map((record) => record.fields)).toEqual([null, ['ok', '2'], null, ['ok', '4']]);
	});

	it('refuses bytes that are not UTF-8, and gives them back as they were', () => {
		const raw = Uint8Array.of(0x61, 0xff, 0x2c, 0x62);
		const [record] = read(Uint8Array.of(...raw, 0x0d, 0x0a));
		expect(record).toMatchObject({ fields: null, fault: { remedy: 'export the file as UTF-8' } });
		expect(record?.raw).toEqual(raw);
	});

	it('refuses a record of more than a mebibyte and reads the next one', () => {
		const records = read(`${'x'.repeat(MAX_RECORD_BYTES + 1)}\nok`);
		expect(records[0]?.fault?.problem).toContain(`${MAX_RECORD_BYTES} are allowed`);
		expect(records[1]?.fields).toEqual(['ok']);
	});
});
