import { describe, expect, it } from '@jest/globals';
import { letterOf, originalOf } from '../../../../consumers/runner/cli/dlq/letter.ts';
import { PsraError } from '../../../../infra/errors.ts';
import type { Header, ReceivedMessage } from '../../../../infra/ports/message.ts';
import { headersOf, readable, runnerKit, TOPIC } from '../../../support/runner/kit.ts';

/** Headers that are easily lost: repeated names, bytes that are no text, an empty value, a former dead letter's. */
const headers: readonly Header[] = [
	...headersOf('m-1'),
	['trace', Uint8Array.from([0xc3, 0x28, 0x00])],
	['__dlq.errors.topic', Buffer.from('an.earlier.topic')],
	['trace', Buffer.from('again')],
	['empty', new Uint8Array()],
];
const unreadable = Uint8Array.from([0x7b, 0x00, 0xff, 0xfe]);

async function lettersOf(...messages: Partial<ReceivedMessage>[]) {
	const kit = await runnerKit(async () => ({}));
	await kit.process(messages.map((rest, i) => kit.message(`S${i}`, i, rest)));
	return { kit, letters: kit.deadLetters() };
}

describe('a message that can not be decoded', () => {
	it('goes to the dead letters byte for byte, with its headers in order and the reason behind them', async () => {
		const key = Uint8Array.from([0xff, 0x7c]);
		const { letters } = await lettersOf({ key, payload: unreadable, headers });
		const [letter] = letters;
		expect([...(letter?.key ?? [])]).toEqual([...key]);
		expect([...(letter?.payload ?? [])]).toEqual([...unreadable]);
		expect(letter?.headers.slice(0, headers.length)).toEqual(headers);
		expect(readable(letter?.headers.slice(headers.length) ?? [])).toEqual([
			['__dlq.errors.topic', TOPIC],
			['__dlq.errors.partition', '3'],
			['__dlq.errors.offset', '0'],
			['__dlq.errors.group', 'testing'],
			['__dlq.errors.delivery.count', '1'],
			['__dlq.errors.message', 'The value is not in Confluent wire format.'],
			['__dlq.errors.code', 'MESSAGE_NOT_WIRE_FORMAT'],
			['__dlq.errors.field', 'value'],
			['__dlq.errors.problem', 'only 4 bytes'],
			['__dlq.errors.remedy', 'Serialise with a schema registry serialiser: magic byte 0, 4-byte schema id, Avro.'],
			['__dlq.errors.time', '2026-03-01T08:00:00.000Z'],
		]);
		expect(letter).toMatchObject({ id: `testing:${TOPIC}/3/0`, topic: `${TOPIC}.dlq` });
	});

	it('costs its neighbours nothing: all share one transaction', async () => {
		const { kit, letters } = await lettersOf({}, { payload: unreadable }, {});
		expect(kit.outcomes).toEqual(['handled', 'dead-lettered', 'handled']);
		expect(kit.database.begun).toBe(1);
		expect(letters).toHaveLength(1);
	});

	it('is logged with its place, code, field and remedy, and without its content', async () => {
		const { kit } = await lettersOf({ payload: unreadable });
		expect(kit.logger.lines).toEqual([
			{
				level: 'warn',
				message: 'a message goes to the dead letters',
				facts: expect.objectContaining({
					topic: TOPIC,
					partition: 3,
					offset: '0',
					code: 'MESSAGE_NOT_WIRE_FORMAT',
					field: 'value',
				}),
			},
		]);
	});

	it('keeps neither key nor value where it had none', async () => {
		const { letters } = await lettersOf({ key: null, payload: null });
		expect(letters[0]).toMatchObject({ key: null, payload: null, type: 'MESSAGE_NOT_WIRE_FORMAT' });
	});
});

describe('a message without a contract’s header or key', () => {
	it.each<[string, Partial<ReceivedMessage>, string, string]>([
		['no ce_id', { headers: [] }, 'HEADER_MISSING', 'ce_id'],
		['an empty ce_id', { headers: headersOf('') }, 'HEADER_MISSING', 'ce_id'],
		['no ce_source', { headers: headersOf('m-1').slice(0, 1) }, 'HEADER_MISSING', 'ce_source'],
		['an empty ce_source', { headers: headersOf('m-1', '') }, 'HEADER_MISSING', 'ce_source'],
		['no key', { key: null }, 'COMPANY_MISMATCH', 'key'],
		['the key of another company', { key: Buffer.from('XY|S0') }, 'COMPANY_MISMATCH', 'key'],
		['the key of another item', { key: Buffer.from('HD|S1') }, 'COMPANY_MISMATCH', 'key'],
		['a key that is no text', { key: Uint8Array.from([0x48, 0xff]) }, 'COMPANY_MISMATCH', 'key'],
	])('(%s) goes to the dead letters', async (_what, rest, code, field) => {
		const { letters } = await lettersOf(rest);
		const reasons = new Map(readable(letters[0]?.headers ?? []));
		expect(reasons.get('__dlq.errors.code')).toBe(code);
		expect(reasons.get('__dlq.errors.field')).toBe(field);
		expect(reasons.get('__dlq.errors.remedy')).toMatch(/^Send the .*\.$/);
	});

	it('is told apart by its place, so that each of several is kept', async () => {
		const { letters } = await lettersOf({ headers: [] }, { headers: [] });
		expect(letters.map((letter) => letter.id)).toEqual([`testing:${TOPIC}/3/0`, `testing:${TOPIC}/3/1`]);
	});
});

describe('a message that failed several times', () => {
	it('says how often it was delivered, and what failed', async () => {
		const kit = await runnerKit(async () => {
			throw new TypeError('x is undefined');
		});
		await kit.process([kit.message('A', 0)]);
		const reasons = new Map(readable(kit.deadLetters()[0]?.headers ?? []));
		expect(reasons.get('__dlq.errors.delivery.count')).toBe('8');
		expect(reasons.get('__dlq.errors.message')).toBe('The handler failed 8 times: x is undefined');
		expect(reasons.get('__dlq.errors.code')).toBe('HANDLER_FAILED');
	});
});

describe('a dead letter that is redriven', () => {
	it('is handled once under its own id, and known by whoever had taken the message in', async () => {
		const seen: string[] = [];
		let isMended = false;
		const kit = await runnerKit(async ({ id }) => {
			if (!isMended) throw new PsraError('VALUE_INVALID', 'no');
			seen.push(id);
			return {};
		});
		const message = kit.message('A', 0, { headers });
		await kit.process([message]);
		isMended = true;
		const [letter] = kit.deadLetters();
		if (!letter) throw new RangeError('no letter');
		const asStored = { ...letter, offset: '0', timestamp: 0 };
		const { key, payload, headers: sent } = originalOf(letterOf(asStored));
		expect([key, payload]).toEqual([message.key, message.payload]);
		const again = (offset: number) => kit.message('A', offset, { key, payload, headers: sent });
		await kit.process([again(7)]);
		await kit.process([again(7), again(8)]);
		expect(seen).toEqual(['m-1']);
		const other = await runnerKit(async () => ({}));
		await other.process([message]);
		await other.process([again(7)]);
		expect([kit.outcomes, other.outcomes]).toEqual([
			['dead-lettered', 'handled', 'repeated', 'repeated'],
			['handled', 'repeated'],
		]);
	});
});
