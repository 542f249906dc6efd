import type { SchemaFile } from '../../../schemas/cli/files.ts';
import { shortNameOf } from '../../../schemas/model.ts';
import type { GeneratedFile } from '../generator.ts';
import { typesOf } from './types.ts';

/** `schemas/generated/<context>/<event>.ts`: the record's interfaces, and the schema itself for the codec. */
export function moduleOf(file: SchemaFile): GeneratedFile {
	const content = [
		`// Generated from ${file.path}; change that and run \`npm run generate\`.`,
		`import type { AvroRecord } from '../../avro.ts';`,
		'',
		typesOf(file.record),
		`export const ${constantOf(file)} = ${JSON.stringify(file.schema, null, '\t')} as const satisfies AvroRecord;`,
		'',
	];
	return { path: `schemas/generated/${file.context}/${file.event}.ts`, content: content.join('\n') };
}

/** `itemSchema` for `psra.erp.Item`. */
export function constantOf(file: SchemaFile): string {
	const name = shortNameOf(file.record.fullName);
	return `${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`;
}
