import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ensureInstalled } from '../../../../../infra/local/launch/install.mjs';

/** A stand-in for npm that writes its arguments down and, for the named command, makes the pinned Node. */
const npmThat = (makesNodeOn: string) => `#!/bin/sh
echo "$1" >> npm-calls
if [ "$1" = "${makesNodeOn}" ]; then
	mkdir -p node_modules/node/bin
	printf '#!/bin/sh\\n' > node_modules/node/bin/node
	chmod +x node_modules/node/bin/node
fi
`;

describe('ensureInstalled', () => {
	let root: string;
	let env: NodeJS.ProcessEnv;
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'psra-install-'));
		put('package-lock.json', lockfile('1.0.0'));
		jest.spyOn(process.stderr, 'write').mockReturnValue(true);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		rmSync(root, { recursive: true, force: true });
	});

	const put = (file: string, text: string) => {
		mkdirSync(dirname(join(root, file)), { recursive: true });
		writeFileSync(join(root, file), text);
	};
	const lockfile = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/node': { version } } });
	const useNpm = (script: string) => {
		put('bin/npm', script);
		chmodSync(join(root, 'bin/npm'), 0o755);
		env = { PATH: `${join(root, 'bin')}${delimiter}/usr/bin${delimiter}/bin` };
	};
	const calls = () => readFileSync(join(root, 'npm-calls'), 'utf8').trim().split('\n');

	it('installs once, and again only when the lock file changes', async () => {
		useNpm(npmThat('ci'));
		const { node } = await ensureInstalled(root, env);
		expect(node).toBe(join(root, 'node_modules/node/bin/node'));
		expect(await ensureInstalled(root, env)).toEqual({ node, seconds: 0 });
		expect(calls()).toEqual(['ci']);

		put('package-lock.json', lockfile('2.0.0'));
		await ensureInstalled(root, env);
		expect(calls()).toEqual(['ci', 'ci']);
	});

	it('installs nothing over what npm install has brought to the same state', async () => {
		useNpm(npmThat('ci'));
		await ensureInstalled(root, env);
		put('package-lock.json', `${lockfile('2.0.0')}\n`);
		put('node_modules/.package-lock.json', lockfile('2.0.0'));
		await ensureInstalled(root, env);
		expect(calls()).toEqual(['ci']);
	});

	it('runs the install scripts that a strict npm left out', async () => {
		useNpm(npmThat('rebuild'));
		await ensureInstalled(root, env);
		expect(calls()).toEqual(['ci', 'rebuild']);
	});

	it('says the remedy if they stay out', async () => {
		useNpm(npmThat('never'));
		await expect(ensureInstalled(root, env)).rejects.toThrow(
			/The install scripts of node did not run: .*npm rebuild node\.$/,
		);
	});

	it('shows what npm said when it fails, and starts over the next time', async () => {
		useNpm('#!/bin/sh\necho "npm error network"\nexit 1\n');
		await expect(ensureInstalled(root, env)).rejects.toThrow(/npm ci failed/);
		expect(process.stderr.write).toHaveBeenCalledWith('npm error network\n');
		useNpm(npmThat('ci'));
		await ensureInstalled(root, env);
		expect(calls()).toEqual(['ci']);
	});

	it('names a missing npm', async () => {
		env = { PATH: join(root, 'bin') };
		await expect(ensureInstalled(root, env)).rejects.toThrow(
			'npm is missing: install Node.js 20 or newer together with npm.',
		);
	});
});
