import type { AcceptanceStore, StoredAcceptance } from '../ports/acceptances.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const ADD: Statement = {
	name: 'acceptance_add',
	text: `
		INSERT INTO pack_acceptance (company, agreement, edition, acceptance_id, person, record)
		VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
};

const COLUMNS = 'company, agreement, edition, acceptance_id AS "acceptanceId", person, record';

const FIND: Statement = {
	name: 'acceptance_find',
	text: `SELECT ${COLUMNS} FROM pack_acceptance WHERE company = $1 AND agreement = $2 AND edition = $3`,
};

const LIST: Statement = {
	name: 'acceptance_list',
	text: `SELECT ${COLUMNS} FROM pack_acceptance WHERE company = $1 ORDER BY agreement, edition`,
};

export function acceptanceStore(client: Queryable): AcceptanceStore {
	const find = async (company: string, agreement: string, edition: string) =>
		(await rows<StoredAcceptance>(client, FIND, [company, agreement, edition]))[0];
	return {
		async add(acceptance) {
			const { company, agreement, edition, acceptanceId, person, record } = acceptance;
			await run(client, ADD, [company, agreement, edition, acceptanceId, person, JSON.stringify(record)]);
			return (await find(company, agreement, edition)) ?? acceptance;
		},
		find,
		list: (company) => rows<StoredAcceptance>(client, LIST, [company]),
	};
}
