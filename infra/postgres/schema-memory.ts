import type { RegisteredSchema, SchemaMemory } from '../ports/schema-memory.ts';
import { type Queryable, rows, type Statement } from './sql.ts';

const NOTE: Statement = {
	name: 'registered_schema_note',
	text: `
		WITH given AS (
			SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[]) AS g (subject, type, schema_id, fingerprint)
		), known AS (
			SELECT r.subject, r.fingerprint, r.schema_id FROM registered_schema r JOIN given USING (subject, fingerprint)
		), noted AS (
			INSERT INTO registered_schema (subject, type, schema_id, fingerprint)
			SELECT subject, type, schema_id, fingerprint FROM given ON CONFLICT DO NOTHING
		)
		SELECT subject, fingerprint, known.schema_id FROM known JOIN given USING (subject, fingerprint)
		WHERE known.schema_id <> given.schema_id`,
};

export function schemaMemory(client: Queryable): SchemaMemory {
	return {
		async note(schemas) {
			const moved = await rows<{ subject: string; fingerprint: string; schema_id: number }>(client, NOTE, [
				schemas.map((s) => s.subject),
				schemas.map((s) => s.type),
				schemas.map((s) => s.id),
				schemas.map((s) => s.fingerprint),
			]);
			return moved.map((row) => ({
				schema: schemas.find((s) => s.subject === row.subject && s.fingerprint === row.fingerprint) as RegisteredSchema,
				knownId: row.schema_id,
			}));
		},
	};
}
