import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import type { ReceivedMessage } from '../../../../infra/ports/message.ts';
import { postgresStores } from '../../../support/installation/stores.ts';
import { readable, runnerKit, TOPIC } from '../../../support/runner/kit.ts';
import { toText } from '../../../support/runner/received.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../support/runner/deadly-process.ts');
const open = postgresStores();

/** Runs a process on these records; answers the offsets that it committed and how it ended. */
async function run(url: string, messages: readonly ReceivedMessage[]) {
	const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', PROGRAM], {
		env: { PATH: process.env.PATH, DATABASE_URL: url },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	let [said, complained] = ['', ''];
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		said += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		complained += text;
	});
	child.stdin.end(messages.map((message) => `${JSON.stringify(toText(message))}\n`).join(''));
	const signal = await new Promise<NodeJS.Signals | null>((ended, failed) => {
		child.once('error', failed);
		child.once('close', (_code, by) => ended(by));
	});
	const lines = said.split('\n').filter((line) => line !== '');
	if (signal === null && lines.at(-1) !== 'end') throw new Error(`the process failed:\n${complained}`);
	return { signal, committed: lines.filter((line) => line !== 'end') };
}

it('a message that kills its process is dead-lettered once, byte for byte, and its neighbours are handled', async () => {
	const { database, close } = await open();
	const kit = await runnerKit();
	const skus = ['A', 'B', 'DEADLY', 'C', 'D'];
	const messages = skus.map((sku, offset) => kit.message(sku, offset, { id: `m ${sku}` }));
	let next = 0;
	const ends: (string | null)[] = [];
	while (next < messages.length && ends.length < 10) {
		const { signal, committed } = await run(database.pool.options.connectionString ?? '', messages.slice(next));
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
