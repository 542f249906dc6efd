import type { Starts } from '../ports/starts.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const BEGIN: Statement = {
	name: 'partition_start_begin',
	text: `
		INSERT INTO partition_start AS s (consumer, topic, partition, first_offset, starts) VALUES ($1, $2, $3, $4, 1)
		ON CONFLICT (consumer, topic, partition) DO UPDATE SET
			starts = CASE WHEN s.first_offset = excluded.first_offset THEN s.starts + 1 ELSE 1 END,
			suspect_offset = CASE WHEN s.suspect_offset >= excluded.first_offset THEN s.suspect_offset END,
			first_offset = excluded.first_offset
		RETURNING starts, suspect_offset IS NOT NULL AS "isSuspect"`,
};

const ALONE: Statement = {
	name: 'partition_start_alone',
	text: `
		UPDATE partition_start SET
			crashes = CASE WHEN suspect_offset = $4 THEN crashes + 1 ELSE 1 END,
			suspect_offset = $4
		WHERE consumer = $1 AND topic = $2 AND partition = $3
		RETURNING crashes`,
};

const CLEAR: Statement = {
	name: 'partition_start_clear',
	text: `
		UPDATE partition_start SET starts = 0, suspect_offset = NULL, crashes = 0
		WHERE consumer = $1 AND topic = $2 AND partition = $3`,
};

export function starts(client: Queryable): Starts {
	return {
		async begin({ consumer, topic, partition, offset }) {
			const [row] = await rows<{ starts: number; isSuspect: boolean }>(client, BEGIN, [
				consumer,
				topic,
				partition,
				offset,
			]);
			return row as { starts: number; isSuspect: boolean };
		},
		async alone({ consumer, topic, partition, offset }) {
			const [row] = await rows<{ crashes: number }>(client, ALONE, [consumer, topic, partition, offset]);
			return row?.crashes ?? 1;
		},
		async clear({ consumer, topic, partition }) {
			await run(client, CLEAR, [consumer, topic, partition]);
		},
	};
}
