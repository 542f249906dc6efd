import { readSchemas } from '../../schemas/cli/files.ts';
import { indexOf } from './avro/index-module.ts';
import { moduleOf } from './avro/module.ts';
import type { Generator } from './generator.ts';

/** TypeScript types and embedded schemas of every event. */
export const avroTypes: Generator = {
	name: 'avro',
	source: 'schemas/<context>/<event>.avsc',
	folder: 'schemas/generated',
	async generate(root) {
		const files = await readSchemas(root);
		return [...files.map(moduleOf), indexOf(files)];
	},
};
