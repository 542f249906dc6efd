import type { OperatorActs } from '../ports/operator-acts.ts';
import { type Queryable, rows, type Statement } from './sql.ts';

const NOTE: Statement = {
	name: 'operator_act_note',
	text: 'INSERT INTO operator_act (actor, command, facts) VALUES ($1, $2, $3) RETURNING act::text',
};

export function operatorActs(client: Queryable): OperatorActs {
	return {
		async note({ actor, command, facts }) {
			const [row] = await rows<{ act: string }>(client, NOTE, [actor, command, JSON.stringify(facts)]);
			return (row as { act: string }).act;
		},
	};
}
