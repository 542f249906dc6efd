import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

export type JsonObject = { readonly [name: string]: unknown };

/** Turns zod schemas into JSON Schema (2020-12), each schema with an id into a component of its own. */
export interface SchemaWriter {
	/** `input`: what a sender may leave out is optional. `output`: what a receiver can rely on is required. */
	write(schema: z.ZodType, io: 'input' | 'output'): JsonObject;
	/** Components by their ids, in alphabetical order. */
	components(): JsonObject;
}

/** Within brackets. */
const CONTROL_CHARACTERS = '\\u0000-\\u001f\\u007f-\\u009f';
const COMPONENTS = '#/components/schemas/';

/** Throws a RangeError where two different schemas have one id, or one with defaults is both sent and received. */
export function schemaWriter(): SchemaWriter {
	const components = new Map<string, unknown>();
	return {
		write(schema, io) {
			const {
				$schema: _,
				$defs = {},
				...written
			} = z.toJSONSchema(schema, {
				io,
				unrepresentable: 'any',
				override: adapt,
			});
			for (const [id, definition] of Object.entries($defs)) {
				const component = withReferences({ ...definition, id: undefined });
				const present = components.get(id);
				if (present && !isDeepStrictEqual(present, component)) throw new RangeError(`two schemas have the id ${id}`);
				components.set(id, component);
			}
			return withReferences(written) as JsonObject;
		},
		components: () => Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
	};
}

/**
 * zod closes every object of an answer; but a later edition may add a field, and a client must not break on it. The
 * pattern that it writes for a date says no more than the format.
 */
function adapt({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }) {
	if (jsonSchema.format === 'date') delete jsonSchema.pattern;
	// Validators in Python and Go know no Unicode classes by this name.
	if (jsonSchema.pattern) jsonSchema.pattern = jsonSchema.pattern.replaceAll('\\p{Cc}', CONTROL_CHARACTERS);
	if (zodSchema._zod.def.type === 'object' && !zodSchema._zod.def.catchall) delete jsonSchema.additionalProperties;
}

/** Every reference to a definition as one to a component; fields that are undefined go. */
function withReferences(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withReferences);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, field]) => field !== undefined)
			.map(([name, field]) => [
				name,
				name === '$ref' && typeof field === 'string' ? field.replace('#/$defs/', COMPONENTS) : withReferences(field),
			]),
	);
}
