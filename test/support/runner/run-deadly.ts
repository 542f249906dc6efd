import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { ReceivedMessage } from '../../../infra/ports/message.ts';
import { toText } from './received.ts';

const PROGRAM = resolve(import.meta.dirname, 'deadly-process.ts');

/** Runs a process on these records; answers the offsets that it committed and how it ended. */
export async function runDeadly(url: string, messages: readonly ReceivedMessage[]) {
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
