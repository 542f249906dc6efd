import { PsraError } from '../errors.ts';
import type { OutgoingMessage } from '../ports/message.ts';
import type { SagaInstance, SagaStore } from '../ports/sagas.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

/** In the words of the partial indexes, so that they answer: ended ones pile up. */
export const NOT_ENDED = "status IN ('running', 'compensating', 'failed')";

/** One round trip, as all that a step does: they are what a step costs. */
const START: Statement = {
	name: 'saga_start',
	text: `
		WITH started AS (
			INSERT INTO saga (saga, company, id, definition_version, version, state, status, outcome, waiting_for)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
			RETURNING saga, company, id
		), correlated AS (
			INSERT INTO saga_correlation (saga, company, id, correlation)
			SELECT saga, company, id, unnest($10::text[]) FROM started ON CONFLICT DO NOTHING
		)
		SELECT FROM started`,
};

const LOAD: Statement = {
	name: 'saga_load',
	text: `
		SELECT definition_version, version, state, status, outcome, waiting_for
		FROM saga WHERE saga = $1 AND company = $2 AND id = $3 FOR UPDATE`,
};

const LOOK: Statement = { name: 'saga_look', text: LOAD.text.replace(' FOR UPDATE', '') };

const CORRELATED: Statement = {
	name: 'saga_correlated',
	text: `
		SELECT id FROM saga_correlation JOIN saga USING (saga, company, id)
		WHERE saga = $1 AND company = $2 AND correlation = $3 AND ${NOT_ENDED} ORDER BY id`,
};

const SAVE: Statement = {
	name: 'saga_save',
	text: `
		WITH saved AS (
			UPDATE saga SET definition_version = $4, version = $5, state = $6, status = $7, outcome = $8, waiting_for = $9, updated_at = now(),
				stuck_at = CASE WHEN $10 THEN stuck_at ELSE now() + make_interval(secs => $11::float8 / 1000.0) END
			WHERE saga = $1 AND company = $2 AND id = $3 AND version = $5 - 1
			RETURNING saga, company, id, version, state
		)
		INSERT INTO saga_history (saga, company, id, version, state, message_id, event, commands, decisions, sent, act)
		SELECT saved.*, $12, $13, $14::text[], $15::text[], $16::jsonb, $17::bigint FROM saved`,
};

const LAST_SENT: Statement = {
	name: 'saga_last_sent',
	text: `
		SELECT sent FROM saga_history WHERE saga = $1 AND company = $2 AND id = $3 AND sent <> '[]'
		ORDER BY version DESC LIMIT 1`,
};

interface SagaRow {
	definition_version: number;
	version: number;
	state: object;
	status: SagaInstance['status'];
	outcome: string | null;
	waiting_for: string;
}

const columns = (i: SagaInstance) => [
	i.saga,
	i.company,
	i.id,
	i.definitionVersion,
	i.version,
	JSON.stringify(i.state),
	i.status,
	i.outcome,
	i.waitingFor,
];

export function sagaStore(client: Queryable): SagaStore {
	const read =
		(statement: Statement): SagaStore['load'] =>
		async (saga, company, id) => {
			const [row] = await rows<SagaRow>(client, statement, [saga, company, id]);
			if (!row) return undefined;
			const { definition_version, waiting_for, ...rest } = row;
			return { saga, company, id, definitionVersion: definition_version, waitingFor: waiting_for, ...rest };
		};
	return {
		async start(instance, correlations) {
			return (await run(client, START, [...columns(instance), correlations])) > 0;
		},
		load: read(LOAD),
		look: read(LOOK),
		async correlated(saga, company, correlation) {
			return (await rows<{ id: string }>(client, CORRELATED, [saga, company, correlation])).map((row) => row.id);
		},
		async save(instance, step) {
			const limit = step.limitMs === 'kept' ? [true, null] : [false, step.limitMs];
			const saved = await run(client, SAVE, [
				...columns(instance),
				...limit,
				step.messageId,
				step.event,
				step.sent.map(({ type, id: command }) => `${type} ${command}`),
				step.decisions,
				JSON.stringify(step.sent),
				step.act,
			]);
			if (saved === 0) {
				throw new PsraError('VERSION_CONFLICT', `Saga ${instance.saga} ${instance.id} took another step meanwhile.`, {
					saga: instance.saga,
					id: instance.id,
					version: instance.version,
				});
			}
		},
		async lastSent(saga, company, id) {
			const [row] = await rows<{ sent: OutgoingMessage[] }>(client, LAST_SENT, [saga, company, id]);
			return row?.sent ?? [];
		},
	};
}
