import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkpointFolder } from '../../../../../infra/ledger/witness/folder.ts';
import { ownFolder } from '../../../../support/folder.ts';

const ORIGIN = 'ledger.example/HD';

describe('checkpoints in a folder', () => {
	const folder = ownFolder();
	const open = () => checkpointFolder(folder());
	const place = async () => join(folder(), (await readdir(folder()))[0]!);

	it('are kept by log, one each', async () => {
		const store = open();
		expect(await store.latest(ORIGIN)).toBeUndefined();
		expect(await store.replace(ORIGIN, undefined, 'one')).toBe(true);
		expect(await store.replace('ledger.example/XY', undefined, 'other')).toBe(true);
		expect(await store.replace(ORIGIN, 'one', 'two')).toBe(true);
		expect([await open().latest(ORIGIN), await open().latest('ledger.example/XY')]).toEqual(['two', 'other']);
		const files = await Promise.all((await readdir(folder())).map((name) => readdir(join(folder(), name))));
		expect(files.map(({ length }) => length)).toEqual([1, 1]);
	});

	it('are replaced only where what is known stands there', async () => {
		const store = open();
		expect(await store.replace(ORIGIN, 'one', 'two')).toBe(false);
		await store.replace(ORIGIN, undefined, 'one');
		expect(await store.replace(ORIGIN, undefined, 'two')).toBe(false);
		expect(await store.replace(ORIGIN, 'other', 'two')).toBe(false);
		expect(await store.latest(ORIGIN)).toBe('one');
	});

	it('are replaced by one of several processes at once', async () => {
		await open().replace(ORIGIN, undefined, 'start');
		for (let round = 0, known = 'start'; round < 5; round += 1) {
			const names = Array.from({ length: 6 }, (_, i) => `${round} by ${i}`);
			const replaced = await Promise.all(names.map((name) => open().replace(ORIGIN, known, name)));
			const winners = names.filter((_, i) => replaced[i]);
			const now = (await open().latest(ORIGIN))!;
			expect(winners.length).toBeLessThanOrEqual(1);
			expect(names).toContain(now);
			if (winners.length === 1) expect(now).toBe(winners[0]);
			known = now;
		}
	});

	it('of a process that was stopped in the middle do not count, nor what a kill left', async () => {
		await open().replace(ORIGIN, undefined, 'one');
		await open().replace(ORIGIN, 'one', 'two');
		await writeFile(join(await place(), '0000000000000001'), 'late');
		await writeFile(join(await place(), 'draft-1234'), 'half');
		expect(await open().latest(ORIGIN)).toBe('two');
		expect(await open().replace(ORIGIN, 'late', 'three')).toBe(false);
		expect(await open().replace(ORIGIN, 'two', 'three')).toBe(true);
		expect(await open().latest(ORIGIN)).toBe('three');
	});

	it('are for their owner alone', async () => {
		await open().replace(ORIGIN, undefined, 'one');
		const [file] = await readdir(await place());
		expect((await stat(join(await place(), file!))).mode & 0o077).toBe(0);
	});

	it('that can not be read are no log that was never seen', async () => {
		await open().replace(ORIGIN, undefined, 'one');
		await mkdir(join(await place(), '0000000000000002'));
		await expect(open().latest(ORIGIN)).rejects.toMatchObject({ code: 'EISDIR' });
	});
});
