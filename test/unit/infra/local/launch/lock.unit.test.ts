import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lock, tryLock } from '../../../../../infra/local/launch/lock.mjs';
import { identityOf } from '../../../../../infra/local/launch/process-identity.mjs';

describe('the lock between processes', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'psra-lock-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	function take(): { release(): void } {
		const got = tryLock(folder, 'data');
		if (!('release' in got)) throw new Error(`held by ${got.heldBy}`);
		return got;
	}
	const leaveTicket = (n: number, content: string) => writeFileSync(join(folder, `data.${n}`), content);

	it('goes to one holder and names it to the next', () => {
		take();
		expect(tryLock(folder, 'data')).toEqual({ heldBy: process.pid });
	});

	it('is free again after its release', () => {
		take().release();
		take();
	});

	it('is independent of locks with other names in the same folder', () => {
		take();
		expect(tryLock(folder, 'data2')).toHaveProperty('release');
		expect(tryLock(folder, 'dat')).toHaveProperty('release');
	});

	it.each([
		['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '5', bootId: 'b' })],
		['a pid that another process got meanwhile', JSON.stringify({ ...identityOf(process.pid), startedAt: '1' })],
		['a ticket cut short', '{"pid":'],
	])('recovers from %s', (_, ticket) => {
		leaveTicket(7, ticket);
		take();
		expect(readdirSync(folder)).toEqual(['data.8']);
	});

	it('counts the highest ticket only, so that a late contender wins nothing with a lower number', () => {
		leaveTicket(3, '');
		take();
		leaveTicket(3, JSON.stringify(identityOf(process.pid)));
		expect(tryLock(folder, 'data')).toEqual({ heldBy: process.pid });
		expect(readdirSync(folder).sort()).toEqual(['data.3', 'data.4']);
	});

	it('lets a waiting process in once the holder releases, and tells it once for whom it waits', async () => {
		const first = take();
		const told: number[] = [];
		const second = lock(folder, 'data', (pid: number) => {
			told.push(pid);
			first.release();
		});
		(await second).release();
		expect(told).toEqual([process.pid]);
	});
});
