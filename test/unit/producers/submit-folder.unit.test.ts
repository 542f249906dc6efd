import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CsvEvent, CsvOutcome, FolderPlan } from '../../../producers/erp-csv/outcome.ts';
import { eventId, submitFolder } from '../../../producers/erp-csv/submit-folder.ts';
import { clockAt } from '../../support/memory/clock.ts';
import { type MemoryDatabase, memoryDatabase } from '../../support/memory/database.ts';
import { item } from '../consumers/records.ts';

let database: MemoryDatabase;
beforeEach(() => {
	database = memoryDatabase();
});

const pump: CsvEvent = { topic: 'erp.items', type: 'psra.erp.Item', value: item('PUMP'), lines: [['items.csv', 2]] };
const raw = Uint8Array.from([0x50, 0x3b, 0xff, 0xfe]);
const unreadable: CsvOutcome = {
	file: 'items.csv',
	line: 3,
	outcome: 'dead-letter',
	topic: 'erp.items',
	raw,
	error: { code: 'FILE_LINE_INVALID', field: 'hs', problem: 'is no UTF-8', remedy: 'Save the file as UTF-8.' },
	affects: ['DRIVE'],
};
const negative: CsvOutcome = {
	file: 'items.csv',
	line: 4,
	outcome: 'finding',
	subject: { kind: 'item', id: 'GEAR' },
	code: 'PRICE_NEGATIVE',
	field: 'price',
	problem: '-1 is negative',
	remedy: 'Correct it.',
};
const good: CsvOutcome = { file: 'items.csv', line: 2, outcome: 'submitted', eventIndex: 0 };
const plan = (...outcomes: CsvOutcome[]): FolderPlan => ({
	company: 'HD',
	events: [pump],
	outcomes,
	notices: [],
	lines: new Map([['items.csv', outcomes.length]]),
});
const load = (...outcomes: CsvOutcome[]) => submitFolder(database, clockAt(), plan(...outcomes));
const findings = () => [...database.tables.findings.values()].flat();
const letters = () => database.tables.outbox.filter((row) => row.topic === 'erp.items.dlq');

describe('a folder that is loaded', () => {
	it('sends its events under ids of their content', async () => {
		await load(good);
		expect(database.tables.outbox.map((row) => row.id)).toEqual([eventId(pump)]);
		const other: CsvEvent = { ...pump, value: item('PUMP', { hs: '841381' }) } as CsvEvent;
		expect(eventId(other)).not.toBe(eventId(pump));
	});

	it('sends an unreadable line to the dead letters byte for byte, with file, line and remedy', async () => {
		await load(good, unreadable);
		const [letter] = letters();
		expect([...(letter?.payload ?? [])]).toEqual([...raw]);
		const reasons = new Map(letter?.headers.map(([name, value]) => [name, Buffer.from(value).toString()]));
		expect(reasons.get('__dlq.errors.file')).toBe('items.csv');
		expect(reasons.get('__dlq.errors.line')).toBe('3');
		expect(reasons.get('__dlq.errors.code')).toBe('FILE_LINE_INVALID');
		expect(reasons.get('__dlq.errors.remedy')).toBe('Save the file as UTF-8.');
	});

	it('keeps the items from being judged whose lines are missing or doubtful', async () => {
		await load(good, unreadable, negative);
		expect(findings().map((one) => [one.sku, one.code, one.blocking])).toEqual([
			['DRIVE', 'FILE_LINE_INVALID', true],
			['GEAR', 'PRICE_NEGATIVE', true],
		]);
	});

	it('changes nothing where it is loaded again, but for its events that consumers know', async () => {
		await load(good, unreadable, negative);
		const before = findings();
		await load(good, unreadable, negative);
		expect(findings()).toEqual(before);
		expect(letters()).toHaveLength(1);
		expect(new Set(database.tables.outbox.map((row) => row.id)).size).toBe(2);
	});

	it('heals what a corrected file says well', async () => {
		await load(good, unreadable, negative);
		await load(good);
		expect(findings()).toEqual([]);
	});
});
