import { describe, expect, it } from '@jest/globals';
import { dlqCommand } from '../../../../../consumers/runner/cli/dlq/index.ts';
import { kafkaTopicLog } from '../../../../../infra/kafka/topic-log.ts';
import { runCommand } from '../../../../support/cli/terminal.ts';
import {
	COMPANY,
	deadLetters,
	factOf,
	headersAsCame,
	item,
	withInstallation,
} from '../../../../support/installation/index.ts';

const installation = withInstallation({ roles: ['relay', 'item-facts'] });

function psraDlq(...words: readonly string[]) {
	const { adapters, config, logger } = installation();
	const { KAFKA_BROKERS: brokers, PSRA_TOPIC_PREFIX: topicPrefix } = config;
	const log = kafkaTopicLog({ brokers, topicPrefix, clientId: 'psra-test', logger });
	const { database, codec, clock } = adapters;
	return runCommand(
		(terminal) =>
			dlqCommand(terminal, {
				open: (work) => work({ log, database, codec: async () => codec }),
				confirm: async () => undefined,
				act: { actor: 'ada@ops-1', command: `psra dlq ${words.join(' ')}` },
				now: clock.now,
			}),
		...words,
	);
}

/** An item whose key is another's: refused on arrival, and taken in under the same id once a redrive finds it mended. */
async function refusedItem(sku: string) {
	const { encode, publishRaw } = installation();
	const good = encode({ type: 'psra.erp.Item', value: item({ sku }) });
	await publishRaw({ topic: 'erp.items', key: `${COMPANY}|ANOTHER`, value: good.payload, headers: good.headers });
	await deadLetters(installation(), 'erp.items', (letter) => letter.header('ce_id') === good.id);
	return good;
}

const lettersOf = async (id: string) =>
	(await installation().readTopic('erp.items.dlq')).filter((letter) => letter.header('ce_id') === id);

describe('psra dlq on a broker', () => {
	it('lists and shows what died, with its value decoded', async () => {
		const { id } = await refusedItem('SHOWN');
		const [letter] = await lettersOf(id);
		const topics = JSON.parse((await psraDlq('list', '--json')).stdout);
		expect(topics.items).toMatchObject([{ topic: 'erp.items.dlq', codes: { COMPANY_MISMATCH: expect.any(Number) } }]);
		const shown = JSON.parse((await psraDlq('show', 'erp.items', letter?.offset ?? '', '--json')).stdout);
		expect(shown.item).toMatchObject({
			key: `${COMPANY}|ANOTHER`,
			reasons: { code: 'COMPANY_MISMATCH', field: 'key' },
			value: { type: 'psra.erp.Item', decoded: { sku: 'SHOWN' } },
			redriven: false,
		});
	});

	it('sends a letter again byte for byte; where it dies anew it is a letter of its own, and the first is sent no more', async () => {
		const good = await refusedItem('REDRIVEN');
		const [first] = await lettersOf(good.id);
		const range = ['--from-offset', first?.offset ?? '', '--to-offset', first?.offset ?? ''];
		expect(await psraDlq('redrive', 'erp.items', ...range)).toMatchObject({ exitCode: 0 });
		expect(await lettersOf(good.id)).toHaveLength(1);

		expect(await psraDlq('redrive', 'erp.items', ...range, '--yes')).toMatchObject({ stderr: '1 sent again\n' });
		const [, second] = await installation().until('the letter to die again', async () => {
			const letters = await lettersOf(good.id);
			return letters.length === 2 && letters;
		});
		if (!first || !second) throw new Error('unreachable');
		expect([second.key, second.value]).toEqual([first.key, first.value]);
		expect(headersAsCame(second)).toEqual([...headersAsCame(first), ['redrivecount', Buffer.from('1')]]);

		expect(await psraDlq('redrive', 'erp.items', ...range, '--yes')).toMatchObject({ exitCode: 3 });
		const acts = await installation().query<{ actor: string; command: string }>(
			'SELECT actor, command FROM operator_act',
		);
		expect(acts).toContainEqual({ actor: 'ada@ops-1', command: expect.stringMatching(/^psra dlq redrive erp\.items/) });
	});

	it('lets a letter in under its own id once what killed it is mended', async () => {
		const { encode, publishRaw, query, taken } = installation();
		// The handler fails as long as the table can not take the item; the record itself is good.
		await query("ALTER TABLE item ADD CONSTRAINT not_yet CHECK (id <> 'MENDED')");
		const good = encode({ type: 'psra.erp.Item', value: item({ sku: 'MENDED' }) });
		await publishRaw({ topic: 'erp.items', key: good.key, value: good.payload, headers: good.headers });
		const [letter] = await deadLetters(installation(), 'erp.items', (one) => one.header('ce_id') === good.id);
		expect(letter?.header('__dlq.errors.code')).toBe('HANDLER_FAILED');
		await query('ALTER TABLE item DROP CONSTRAINT not_yet');

		await psraDlq('redrive', 'erp.items', '--code', 'HANDLER_FAILED', '--yes');
		await installation().until('the item to be taken in', () => factOf(installation(), 'item', 'MENDED'));
		await taken('item-facts', [good.id]);
		expect(await lettersOf(good.id)).toHaveLength(1);
	});
});
