import { PsraError } from '../errors.ts';
import type { OutgoingMessage } from '../ports/message.ts';
import type { SagaInstance, SagaStore } from '../ports/sagas.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

/** In the words of the partial indexes, so that they answer: ended ones pile up. */
export const NOT_ENDED = "status IN ('running', 'compensating', 'failed')";

const START: Statement = {
	name: 'saga_start',
	text: `
		INSERT INTO saga (saga, company, id, definition_version, version, state, status, outcome, waiting_for)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
};

const CORRELATE: Statement = {
	name: 'saga_correlate',
	text: 'INSERT INTO saga_correlation (saga, company, id, correlation) SELECT $1, $2, $3, unnest($4::text[]) ON CONFLICT DO NOTHING',
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
		UPDATE saga SET definition_version = $4, version = $5, state = $6, status = $7, outcome = $8, waiting_for = $9, updated_at = now(),
			stuck_at = CASE WHEN $10 THEN stuck_at ELSE now() + make_interval(secs => $11::float8 / 1000.0) END
		WHERE saga = $1 AND company = $2 AND id = $3 AND version = $5 - 1`,
};

const REMEMBER: Statement = {
	name: 'saga_remember',
	text: `
		INSERT INTO saga_history (saga, company, id, version, message_id, event, commands, state, decisions, sent, act)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
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
			if ((await run(client, START, columns(instance))) === 0) return false;
			await run(client, CORRELATE, [instance.saga, instance.company, instance.id, correlations]);
			return true;
		},
		load: read(LOAD),
		look: read(LOOK),
		async correlated(saga, company, correlation) {
			return (await rows<{ id: string }>(client, CORRELATED, [saga, company, correlation])).map((row) => row.id);
		},
		async save(instance, step) {
			const limit = step.limitMs === 'kept' ? [true, null] : [false, step.limitMs];
			if ((await run(client, SAVE, [...columns(instance), ...limit])) === 0) {
				throw new PsraError('VERSION_CONFLICT', `Saga ${instance.saga} ${instance.id} took another step meanwhile.`, {
					saga: instance.saga,
					id: instance.id,
					version: instance.version,
				});
			}
			const { saga, company, id, version, state } = instance;
			await run(client, REMEMBER, [
				saga,
				company,
				id,
				version,
				step.messageId,
				step.event,
				step.sent.map(({ type, id: command }) => `${type} ${command}`),
				JSON.stringify(state),
				step.decisions,
				JSON.stringify(step.sent),
				step.act,
			]);
		},
		async lastSent(saga, company, id) {
			const [row] = await rows<{ sent: OutgoingMessage[] }>(client, LAST_SENT, [saga, company, id]);
			return row?.sent ?? [];
		},
	};
}
