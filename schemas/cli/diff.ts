import { isDeepStrictEqual } from 'node:util';
import type { SchemaVersion, SchemaVersions, WantedSchema } from '../../infra/ports/schema-versions.ts';
import type { AvroSchema } from '../avro.ts';
import { checkAgainstRelease } from '../full-transitive.ts';
import { resolveSchema } from '../model.ts';
import { type Difference, differences } from './differences.ts';

export interface SchemaDiff {
	readonly subject: string;
	/** `registered`: the registry has this schema; `changed`: it has others; `absent`: it has none. */
	readonly state: 'registered' | 'changed' | 'absent';
	/** Version in the registry that is this schema; null where none is. */
	readonly version: number | null;
	/** Newest version in the registry; null where there is none. */
	readonly newest: number | null;
	/** From the newest registered one to the file. */
	readonly changes: readonly Difference[];
	/** Why the registry would refuse the file: ways in which it breaks with a version. None: it is compatible. */
	readonly breaches: readonly { readonly version: number; readonly problem: string; readonly remedy: string }[];
}

/** What the registry holds, against the schema files that the catalogue asks for. Changes nothing. */
export function diffSchemas(registry: SchemaVersions, wanted: readonly WantedSchema[]): Promise<SchemaDiff[]> {
	return Promise.all(wanted.map(async (one) => diff(one, await registry.of(one.subject))));
}

function diff({ subject, schema }: WantedSchema, versions: readonly SchemaVersion[]): SchemaDiff {
	const file = schema as AvroSchema;
	const resolved = resolveSchema(file);
	const same = versions.findLast((one) => isDeepStrictEqual(resolveSchema(one.schema as AvroSchema), resolved));
	const newest = versions.at(-1);
	return {
		subject,
		state: same ? 'registered' : newest ? 'changed' : 'absent',
		version: same?.version ?? null,
		newest: newest?.version ?? null,
		changes: newest ? differences(newest.schema as AvroSchema, file) : [],
		breaches: versions.flatMap(({ version, schema: then }) =>
			checkAgainstRelease(file, then as AvroSchema).map(({ problem, remedy }) => ({ version, problem, remedy })),
		),
	};
}
