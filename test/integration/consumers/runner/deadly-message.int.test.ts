import { expect, it } from '@jest/globals';
import type { ReceivedMessage } from '../../../../infra/ports/message.ts';
import { postgresStores } from '../../../support/installation/stores.ts';
import { readable, runnerKit, TOPIC } from '../../../support/runner/kit.ts';
import { runDeadly } from '../../../support/runner/run-deadly.ts';

const open = postgresStores();

it('a message that kills its process is dead-lettered once, byte for byte, and its neighbours are handled', async () => {
	const { database, close } = await open();
	const kit = await runnerKit();
	const skus = ['A', 'B', 'DEADLY', 'C', 'D'];
	const messages = skus.map((sku, offset) => kit.message(sku, offset, { id: `m ${sku}` }));
	let next = 0;
	const ends: (string | null)[] = [];
	while (next < messages.length && ends.length < 10) {
		const { signal, committed } = await runDeadly(database.pool.options.connectionString ?? '', messages.slice(next));
		ends.push(signal);
		next = Number(committed.at(-1) ?? next - 1) + 1;
	}
	// Once with others in work beside, once more before it is known, and three times alone.
	expect(ends.at(-1)).toBeNull();
	expect(ends.slice(0, -1).every((end) => end === 'SIGKILL')).toBe(true);
	expect(ends.length).toBeLessThanOrEqual(6);
	const { rows } = await database.pool.query('SELECT id, topic, type, key, payload, headers FROM outbox ORDER BY seq');
	expect(rows.filter(({ topic }) => topic === TOPIC).map(({ id }) => id)).toEqual(['m A', 'm B', 'm C', 'm D']);
	const letters = rows.filter(({ topic }) => topic === `${TOPIC}.dlq`);
	const deadly = messages[2] as ReceivedMessage;
	expect(letters).toMatchObject([{ type: 'MESSAGE_KILLS_PROCESS', key: deadly.key, payload: deadly.payload }]);
	expect(letters[0].headers.slice(0, 2)).toEqual(readable(deadly.headers));
	await close();
}, 120_000);
