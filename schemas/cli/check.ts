import { isDeepStrictEqual } from 'node:util';
import { checkAgainstRelease } from '../full-transitive.ts';
import { lintSchema } from '../lint.ts';
import { namedTypesOf, type SchemaNode } from '../model.ts';
import { type ReleasedSchema, readReleased, readSchemas, type SchemaFile } from './files.ts';

export interface SchemaFinding {
	/** The file at fault, from the project's root. */
	readonly file: string;
	readonly problem: string;
	readonly remedy: string;
}

export interface SchemaReport {
	readonly schemas: number;
	/** Released versions that were compared. */
	readonly releases: number;
	readonly findings: readonly SchemaFinding[];
}

/**
 * Checks every schema below `root`, offline: well made, alike where two files define one type, and FULL_TRANSITIVE
 * with every released version. Throws SCHEMA_INVALID where a file is no Avro record at all.
 */
export async function checkSchemas(root: string): Promise<SchemaReport> {
	const [files, released] = await Promise.all([readSchemas(root), readReleased(root)]);
	const findings = [
		...files.flatMap(lint),
		...differingDefinitions(files),
		...withoutSchema(files, released),
		...files.flatMap((file) => breaches(file, released)),
	];
	return { schemas: files.length, releases: released.length, findings };
}

function lint(file: SchemaFile): SchemaFinding[] {
	return lintSchema(file.record, file).map(({ path, problem, remedy }) => ({
		file: file.path,
		problem: `${path}: ${problem}`,
		remedy,
	}));
}

/** Java and Go bind a full name to one class: two definitions of it can not live in one program. */
function differingDefinitions(files: readonly SchemaFile[]): SchemaFinding[] {
	const first = new Map<string, { file: string; node: SchemaNode }>();
	const findings: SchemaFinding[] = [];
	for (const file of files) {
		for (const node of namedTypesOf(file.record)) {
			const known = first.get(node.fullName);
			if (!known) first.set(node.fullName, { file: file.path, node });
			else if (!isDeepStrictEqual(known.node, node))
				findings.push({
					file: file.path,
					problem: `${node.fullName} is defined otherwise in ${known.file}.`,
					remedy: 'Make the definitions equal, or give one another name.',
				});
		}
	}
	return findings;
}

function withoutSchema(files: readonly SchemaFile[], released: readonly ReleasedSchema[]): SchemaFinding[] {
	const present = new Set(files.map((file) => file.record.fullName));
	const gone = new Set(released.map((release) => release.fullName).filter((name) => !present.has(name)));
	return [...gone].map((name) => ({
		file: `schemas/released/${name}`,
		problem: `${name} was released, and no schema has this name now.`,
		remedy: 'Put the schema back: its records are kept on the topics.',
	}));
}

function breaches(file: SchemaFile, released: readonly ReleasedSchema[]): SchemaFinding[] {
	return released
		.filter((release) => release.fullName === file.record.fullName)
		.flatMap((release) =>
			checkAgainstRelease(file.schema, release.schema).map(({ direction, problem, remedy }) => ({
				file: file.path,
				problem: `not ${direction} compatible with release ${release.version}: ${problem}`,
				remedy,
			})),
		);
}
