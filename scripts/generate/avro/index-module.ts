import { compareText, type SchemaFile } from '../../../schemas/cli/files.ts';
import { namedTypesOf, shortNameOf } from '../../../schemas/model.ts';
import type { GeneratedFile } from '../generator.ts';
import { constantOf } from './module.ts';

/**
 * `schemas/generated/index.ts`: every event's interface by name, the map from event type to interface, and the map
 * from event type to schema. Throws a RangeError where two different types would be exported under one name.
 */
export function indexOf(files: readonly SchemaFile[]): GeneratedFile {
	const sorted = [...files].sort((a, b) => compareText(a.record.fullName, b.record.fullName));
	const exported = exportsOf(sorted);
	const content = [
		'// Generated from schemas/<context>/<event>.avsc; change those and run `npm run generate`.',
		`import type { AvroRecord } from '../avro.ts';`,
		...sorted.map((file) => {
			const name = shortNameOf(file.record.fullName);
			return `import { type ${name}, ${constantOf(file)} } from '${modulePath(file)}';`;
		}),
		'',
		...sorted.map((file) => {
			const types = exported.get(file)?.map((name) => `type ${name}`) ?? [];
			return `export { ${[...types, constantOf(file)].join(', ')} } from '${modulePath(file)}';`;
		}),
		'',
		'/** Event type (the Avro full name, `ce_type` on Kafka) to the shape of its value. */',
		'export interface EventTypes {',
		...sorted.map((file) => `\t'${file.record.fullName}': ${shortNameOf(file.record.fullName)};`),
		'}',
		'',
		'export type EventType = keyof EventTypes;',
		'',
		'/** The schema that this release reads and writes, by event type. */',
		'export const schemaOf: Readonly<Record<EventType, AvroRecord>> = {',
		...sorted.map((file) => `\t'${file.record.fullName}': ${constantOf(file)},`),
		'};',
		'',
	];
	return { path: 'schemas/generated/index.ts', content: content.join('\n') };
}

/**
 * A record that several schemas repeat under one full name is exported once, from the first that has it: the schema
 * lint holds the repeated definitions equal.
 */
function exportsOf(files: readonly SchemaFile[]): Map<SchemaFile, string[]> {
	const owners = new Map<string, string>();
	const exported = new Map<SchemaFile, string[]>();
	for (const file of files) {
		const names: string[] = [];
		for (const node of namedTypesOf(file.record)) {
			if (node.kind !== 'record') continue;
			const name = shortNameOf(node.fullName);
			const owner = owners.get(name);
			if (owner !== undefined && owner !== node.fullName)
				throw new RangeError(`${owner} and ${node.fullName} would both be exported as ${name}; rename one`);
			if (owner === undefined) names.push(name);
			owners.set(name, node.fullName);
		}
		exported.set(file, names);
	}
	return exported;
}

function modulePath(file: SchemaFile): string {
	return `./${file.context}/${file.event}.ts`;
}
