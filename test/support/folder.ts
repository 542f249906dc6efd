import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';

/** An empty folder for each test, removed after it; answers its path while a test runs. */
export function ownFolder(): () => string {
	let folder: string | undefined;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'psra-test-'));
	});
	afterEach(async () => {
		if (folder) await rm(folder, { recursive: true });
		folder = undefined;
	});
	return () => {
		if (!folder) throw new Error('the folder is there only while tests run');
		return folder;
	};
}
