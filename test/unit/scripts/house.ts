import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Path to text, below the root of a house that stands only for a test. */
export type House = Readonly<Record<string, string>>;

/** Builds the house in a folder of its own, gives its root to `use`, tears it down. */
export async function inHouse<T>(house: House, use: (root: string) => T | Promise<T>): Promise<T> {
	const root = await mkdtemp(join(tmpdir(), 'psra-house-'));
	try {
		for (const [path, text] of Object.entries(house)) {
			await mkdir(dirname(join(root, path)), { recursive: true });
			await writeFile(join(root, path), text);
		}
		return await use(root);
	} finally {
		await rm(root, { recursive: true, force: true });
	}
}

/** Stand-ins for npm packages, so that an import of one resolves in the house. */
export function withPackages(names: readonly string[]): House {
	const house: Record<string, string> = {
		'package.json': JSON.stringify({
			type: 'module',
			dependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])),
		}),
	};
	for (const name of names) {
		house[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
		house[`node_modules/${name}/index.js`] = 'module.exports = {};';
	}
	return house;
}
