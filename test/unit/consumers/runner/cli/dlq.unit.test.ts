import { describe, expect, it } from '@jest/globals';
import { dlqCommand } from '../../../../../consumers/runner/cli/dlq/index.ts';
import { letterOf, originalOf, placeOf } from '../../../../../consumers/runner/cli/dlq/letter.ts';
import { deadLetter } from '../../../../../consumers/runner/middleware/dead-letter.ts';
import { type ErrorCode, PsraError } from '../../../../../infra/errors.ts';
import type { EncodedMessage, Header, ReceivedMessage } from '../../../../../infra/ports/message.ts';
import { runCommand } from '../../../../support/cli/terminal.ts';
import { party } from '../../../../support/installation/firm.ts';
import { clockAt } from '../../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../../support/memory/database.ts';
import { memoryCodec } from '../../../../support/memory/registry.ts';
import { memoryTopicLog } from '../../../../support/memory/topic-log.ts';

const NOW = new Date('2026-03-02T08:00:00.000Z');
const header = (name: string, value: string | Uint8Array): Header => [name, Buffer.from(value)];

interface Given {
	readonly code?: ErrorCode;
	readonly topic?: string;
	readonly headers?: readonly Header[];
	readonly payload?: Uint8Array | null;
	readonly field?: string;
}

/** The letter that the runner writes for a record, as its topic holds it. */
function letterAt(offset: number, given: Given = {}): ReceivedMessage {
	const { code = 'HANDLER_FAILED', topic = 'erp.items', payload = Buffer.from([0, 1, 2, 255]), field = 'sku' } = given;
	const record: ReceivedMessage = {
		topic,
		partition: 3,
		offset: String(40 + offset),
		timestamp: 0,
		key: Buffer.from(`HD|BOLT-${offset}`),
		payload,
		headers: given.headers ?? [header('ce_id', `m-${offset}`), header('ce_type', 'psra.erp.Item')],
	};
	const error = new PsraError(code, `why ${offset}`, { field, problem: `problem ${offset}`, remedy: 'mend it' });
	return { ...asReceived(deadLetter(record, 'item-facts', error, clockAt())), offset: String(offset) };
}

const asReceived = ({ topic, key, payload, headers }: EncodedMessage): ReceivedMessage => ({
	topic,
	partition: 0,
	offset: '0',
	timestamp: 0,
	key,
	payload,
	headers,
});

/** A letter as an entrance writes one: it never was a record of the topic. */
const ofALine = (offset: number): ReceivedMessage => {
	const letter = letterAt(offset, { code: 'VALUE_INVALID' });
	const place = ['__dlq.errors.partition', '__dlq.errors.offset'];
	return { ...letter, headers: letter.headers.filter(([name]) => !place.includes(name)) };
};

function given(...letters: readonly ReceivedMessage[]) {
	const database = memoryDatabase();
	const parts = { log: memoryTopicLog(letters), database, codec: () => memoryCodec() };
	const run = (...words: readonly string[]) =>
		runCommand(
			(terminal) =>
				dlqCommand(terminal, {
					open: (work) => work(parts),
					confirm: async () => undefined,
					act: { actor: 'ada@ops-1', command: `psra dlq ${words.join(' ')}` },
					now: () => NOW,
				}),
			...words,
		);
	return { database, run };
}

const SENT = ({ database }: ReturnType<typeof given>) => database.tables.outbox.map(({ id }) => id);

describe('a letter', () => {
	it('gives the record back byte for byte, under its id, with a count of its replays', () => {
		const noise = Buffer.from([255, 0, 195, 40]);
		const headers = [header('ce_id', 'm-1'), header('trace', noise), header('trace', 'second')];
		const original = originalOf(letterOf(letterAt(7, { headers, payload: noise })));
		expect(original).toMatchObject({ id: 'm-1', topic: 'erp.items', payload: noise, key: Buffer.from('HD|BOLT-7') });
		expect(original.headers).toEqual([...headers, header('redrivecount', '1')]);
		expect(original.aggregate).toEqual({ type: 'erp.items', id: 'HD|BOLT-7' });
	});

	it('of a record that died again tells the newest reason, and counts on', () => {
		const first = originalOf(letterOf(letterAt(7)));
		const again = letterAt(9, { code: 'VALUE_INVALID', headers: first.headers });
		expect(letterOf(again).reasons.code).toBe('VALUE_INVALID');
		expect(originalOf(letterOf(again)).headers.filter(([name]) => name === 'redrivecount')).toEqual([
			header('redrivecount', '2'),
		]);
	});

	it('of a tombstone without a key stays one', () => {
		const bare = { ...letterAt(7, { payload: null, headers: [] }), key: null };
		expect(originalOf(letterOf(bare))).toMatchObject({ id: 'erp.items.dlq/0/7', key: null, payload: null, type: '' });
	});

	it('is known by place and content', () => {
		const place = placeOf(letterOf(letterAt(7)));
		expect(placeOf(letterOf(letterAt(7)))).toEqual(place);
		expect(placeOf(letterOf(letterAt(7, { payload: null }))).digest).not.toBe(place.digest);
		expect(placeOf(letterOf(letterAt(7, { payload: Buffer.alloc(0) }))).digest).not.toBe(place.digest);
	});
});

describe('psra dlq list', () => {
	const letters = [
		letterAt(0),
		letterAt(1, { code: 'VALUE_INVALID' }),
		letterAt(2),
		letterAt(0, { topic: 'erp.boms' }),
	];

	it('counts the letters of each topic by code', async () => {
		const { run } = given(...letters);
		expect((await run('list')).stdout.split('\n').slice(0, 3)).toEqual([
			expect.stringMatching(/^TOPIC +LETTERS +REDRIVEN +NEWEST +CODES$/),
			expect.stringMatching(/^erp\.items\.dlq +3 +0 +2026-\S+Z +HANDLER_FAILED 2, VALUE_INVALID 1$/),
			expect.stringMatching(/^erp\.boms\.dlq +1 +0 +2026-\S+Z +HANDLER_FAILED 1$/),
		]);
	});

	it('lists those of one topic, by the topic’s name or its own', async () => {
		const { run } = given(...letters);
		for (const name of ['erp.items', 'erp.items.dlq']) {
			const { stdout, exitCode } = await run('list', name, '--code', 'VALUE_INVALID', '--json');
			expect(exitCode).toBe(0);
			expect(JSON.parse(stdout)).toMatchObject({
				apiVersion: 'psra/v1',
				kind: 'DeadLetters',
				items: [{ partition: 0, offset: '1', replays: 0, redriven: false, reasons: { group: 'item-facts' } }],
			});
		}
	});

	it('shows the newest where there are more', async () => {
		const { stdout } = await given(...letters).run('list', 'erp.items', '--limit', '1', '--json');
		expect(JSON.parse(stdout).items.map(({ offset }: { offset: string }) => offset)).toEqual(['2']);
	});

	it('says where nothing matches, with exit code 3', async () => {
		const { run } = given(...letters);
		expect(await run('list', 'erp.items', '--group', 'erp-sync')).toMatchObject({ exitCode: 3, stdout: '' });
		expect(await run('list', 'erp.items', '--since', '2027-01-01')).toMatchObject({ exitCode: 3 });
	});

	it('refuses an unknown topic, and a selection of none', async () => {
		const { run } = given(...letters);
		expect(await run('list', 'erp.itemz')).toMatchObject({ exitCode: 2 });
		expect(await run('list', '--code', 'X')).toMatchObject({ exitCode: 2 });
		expect(await run('list', 'erp.items', '--since', 'yesterday')).toMatchObject({ exitCode: 2 });
	});
});

describe('psra dlq show', () => {
	it('shows reasons, headers and the bytes where they do not decode', async () => {
		const { stdout } = await given(letterAt(5)).run('show', 'erp.items', '5');
		expect(stdout).toContain('letter    erp.items.dlq/0/5\n');
		expect(stdout).toMatch(/ {2}remedy +mend it\n/);
		expect(stdout).toMatch(/ {2}ce_id +m-5\n/);
		expect(stdout).toContain('not decoded: MESSAGE_NOT_WIRE_FORMAT');
		expect(stdout).toContain('  000102ff\n');
	});

	it('decodes what can be decoded, and masks personal data unless asked', async () => {
		const payload = (await memoryCodec()).encode('erp.parties', 'psra.erp.Party', party({}));
		const { run } = given(letterAt(5, { topic: 'erp.parties', payload, field: 'partyId' }));
		const masked = await run('show', 'erp.parties', '5');
		expect(masked.stdout).toContain('value     psra.erp.Party\n');
		expect(masked.stdout).toContain('"name": "Ningbo Parts Co., Ltd."');
		expect(masked.stdout).toContain('"address": "***"');
		expect(masked.stdout).not.toContain('Hailong');
		expect(masked.stdout).toContain('problem 5');
		const open = JSON.parse((await run('show', 'erp.parties', '5', '--unmask', '--json')).stdout);
		expect(open.item.value.decoded.address.street).toBe('Hailong Road 1');
	});

	it('masks as a whole what it can not take apart, and reasons that quote a personal value', async () => {
		const payload = Buffer.from('{"address":"Main street 1"}');
		const { run } = given(letterAt(5, { topic: 'erp.parties', payload, field: 'address.street' }));
		const masked = await run('show', 'erp.parties', '5');
		expect(masked.stdout).toContain('27 bytes that may hold personal data');
		expect(masked.stdout).not.toMatch(/Main street|problem 5|why 5/);
		expect((await run('list', 'erp.parties', '--json')).stdout).not.toMatch(/problem 5|why 5/);
		const open = await run('show', 'erp.parties', '5', '--unmask');
		expect(open.stdout).toContain('{"address":"Main street 1"}');
		expect(open.stdout).toContain('problem 5');
	});

	it('says where there is none, with exit code 3', async () => {
		expect(await given(letterAt(5)).run('show', 'erp.items', '6')).toMatchObject({ exitCode: 3, stdout: '' });
	});
});

describe('psra dlq redrive', () => {
	it('is a dry run unless told otherwise', async () => {
		const one = given(letterAt(0), letterAt(1, { code: 'VALUE_INVALID' }), ofALine(2));
		const { stdout, exitCode } = await one.run('redrive', 'erp.items');
		expect(stdout).toContain('erp.items.dlq: 3 selected, 2 to send again\n');
		expect(stdout).toContain('1 left, no record of the topic');
		expect(exitCode).toBe(0);
		expect(SENT(one)).toEqual([]);
		expect(one.database.tables.acts).toEqual([]);
	});

	it('sends what is selected, in order, once, with a line of audit', async () => {
		const one = given(letterAt(0), letterAt(1, { code: 'VALUE_INVALID' }), letterAt(2), letterAt(3));
		const words = ['redrive', 'erp.items', '--code', 'HANDLER_FAILED', '--yes'];
		expect(await one.run(...words)).toMatchObject({ exitCode: 0, stderr: '3 sent again\n' });
		expect(SENT(one)).toEqual(['m-0', 'm-2', 'm-3']);
		expect(one.database.tables.acts[0]).toEqual({
			actor: 'ada@ops-1',
			command: 'psra dlq redrive erp.items --code HANDLER_FAILED --yes',
			facts: { topic: 'erp.items.dlq', letters: ['0/0'] },
		});
		const again = await one.run(...words);
		expect(again).toMatchObject({ exitCode: 3 });
		expect(again.stdout).toContain('3 left, redriven before');
		expect(SENT(one)).toHaveLength(3);
	});

	it('goes on where a failure stopped it, and sends nothing twice', async () => {
		const one = given(letterAt(0), letterAt(1), letterAt(2), letterAt(3));
		one.database.failNextCommit(new Error('cut off'));
		const words = ['redrive', 'erp.items', '--yes'];
		await expect(one.run(...words)).rejects.toThrow('cut off');
		expect(await one.run(...words)).toMatchObject({ stderr: '4 sent again\n' });
		expect(SENT(one)).toEqual(['m-0', 'm-1', 'm-2', 'm-3']);
	});

	it('keeps to offsets and to --max', async () => {
		const one = given(...[0, 1, 2, 3, 4].map((offset) => letterAt(offset)));
		const words = ['redrive', 'erp.items', '--from-offset', '1', '--to-offset', '3', '--max', '2', '--yes'];
		const { stdout } = await one.run(...words);
		expect(stdout).toContain('3 selected, 2 to send again');
		expect(stdout).toContain('1 left, over --max');
		expect(SENT(one)).toEqual(['m-1', 'm-2']);
		await one.run(...words);
		expect(SENT(one)).toEqual(['m-1', 'm-2', 'm-3']);
	});

	it('leaves what came back too often, unless allowed', async () => {
		const often = letterAt(0, { headers: [header('ce_id', 'm-0'), header('redrivecount', '2')] });
		const one = given(often);
		const left = await one.run('redrive', 'erp.items', '--yes', '--json');
		expect(left.exitCode).toBe(3);
		expect(JSON.parse(left.stdout)).toMatchObject({
			kind: 'Redrive',
			plan: { topic: 'erp.items.dlq', selected: 1, toSend: 0, left: { 'came back too often': 1 } },
			sent: 0,
		});
		await one.run('redrive', 'erp.items', '--yes', '--replays', '3');
		expect(SENT(one)).toEqual(['m-0']);
	});

	it('is refused where nobody can be asked', async () => {
		const one = given(letterAt(0));
		expect(await one.run('redrive', 'erp.items', '--execute')).toMatchObject({ exitCode: 4 });
		expect(SENT(one)).toEqual([]);
	});
});
