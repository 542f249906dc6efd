/**
 * Makes every generated file, or with `--check` names what is stale and exits 1.
 *
 *     node scripts/generate.ts [--check] [NAME …]
 */
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { bringUpToDate, findStale } from './generate/apply.ts';
import { avroTypes } from './generate/avro.ts';
import { figureTables } from './generate/benchmarks.ts';
import { environmentFile } from './generate/environment.ts';
import { errorTable } from './generate/errors.ts';
import { explanations } from './generate/explanations.ts';
import type { Generator } from './generate/generator.ts';
import { openApiFile } from './generate/openapi.ts';
import { sagaCharts } from './generate/sagas.ts';
import { topicTable } from './generate/topics.ts';

/** A new kind of generated file is one line here. */
const GENERATORS: readonly Generator[] = [
	avroTypes,
	environmentFile,
	errorTable,
	topicTable,
	openApiFile,
	sagaCharts,
	explanations,
	figureTables,
];

const root = fileURLToPath(new URL('..', import.meta.url));
const names = argv.slice(2).filter((argument) => !argument.startsWith('--'));
const options = argv.slice(2).filter((argument) => argument.startsWith('--'));
const unknown = [
	...options.filter((option) => option !== '--check'),
	...names.filter((name) => !GENERATORS.some((generator) => generator.name === name)),
];
if (unknown.length > 0) {
	console.error(
		`unknown: ${unknown.join(', ')}. Usage: generate [--check] [${GENERATORS.map((g) => g.name).join(' | ')}]`,
	);
	exit(2);
}

const check = options.includes('--check');
let stale = 0;
for (const generator of GENERATORS) {
	if (names.length > 0 && !names.includes(generator.name)) continue;
	const found = await (check ? findStale : bringUpToDate)(generator, root);
	stale += found.length;
	for (const { path, reason } of found)
		console.log(`${check ? 'stale' : 'wrote'}  ${path}  (${reason}; source ${generator.source})`);
}
if (check && stale > 0) {
	console.error(`${stale} generated file(s) are stale; run \`npm run generate\` and commit the result.`);
	exit(1);
}
console.log(check ? 'generated files are up to date' : `${stale} generated file(s) changed`);
