import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { completeLockfile } from '../../../../scripts/lib/lockfile.ts';

describe('completeLockfile', () => {
	it('adds optional packages of other platforms, so that npm ci accepts the file everywhere', () => {
		const lockfile = {
			packages: {
				'': {},
				'node_modules/tool': { optionalDependencies: { 'tool-linux-x64': '1.0.0', '@tool/linux-arm64-musl': '1.0.0' } },
				'node_modules/tool-linux-x64': { version: '1.0.0', optional: true },
			},
		};
		expect(completeLockfile(lockfile)).toEqual(['node_modules/@tool/linux-arm64-musl']);
		expect(lockfile.packages).toHaveProperty(['node_modules/@tool/linux-arm64-musl'], {
			version: '1.0.0',
			os: ['linux'],
			cpu: ['arm64'],
			libc: ['musl'],
			optional: true,
		});
		expect(completeLockfile(lockfile)).toEqual([]);
	});

	it('finds a package where Node would: beside the dependent or further up', () => {
		const lockfile = {
			packages: {
				'': {},
				'node_modules/a': {},
				'node_modules/a/node_modules/b': { optionalDependencies: { near: '1.0.0', up: '1.0.0', top: '1.0.0' } },
				'node_modules/a/node_modules/b/node_modules/near': { version: '1.0.0' },
				'node_modules/a/node_modules/up': { version: '1.0.0' },
				'node_modules/top': { version: '1.0.0' },
			},
		};
		expect(completeLockfile(lockfile)).toEqual([]);
	});

	it('has nothing to add to the lock file of this project (else run scripts/complete-lockfile.ts)', () => {
		const file = resolve(import.meta.dirname, '../../../../package-lock.json');
		expect(completeLockfile(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
	});
});
