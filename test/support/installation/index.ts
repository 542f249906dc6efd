import { afterAll, beforeAll } from '@jest/globals';
import { type Installation, type InstallationOptions, openInstallation } from './installation.ts';
import { letWaitsSpeak } from './until.ts';

export * from './firm.ts';
export { type Installation, type InstallationOptions, openInstallation, type Running } from './installation.ts';
export * from './look.ts';
export type { TopicRecord } from './reader.ts';
export { eventually, letWaitsSpeak } from './until.ts';

/**
 * One installation for a test file, opened before its first test and removed after its last. Answers a function, since
 * it is there only once a test runs.
 */
export function withInstallation(options: InstallationOptions = {}): () => Installation {
	letWaitsSpeak();
	let open: Installation | undefined;
	beforeAll(async () => {
		open = await openInstallation(options);
	}, 60_000);
	afterAll(() => open?.close(), 60_000);
	return () => {
		if (!open) throw new Error('the installation is there only while tests run');
		return open;
	};
}
