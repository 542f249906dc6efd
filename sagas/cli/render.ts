import type { SagaCount, SagaHistoryEntry, SagaSummary } from '../../infra/ports/saga-desk.ts';
import { age, printable, table } from '../../infra/terminal/index.ts';
import type { ActResult } from '../runtime/operate.ts';

export function countsInWords(counts: readonly SagaCount[]): string {
	if (counts.length === 0) return 'no saga has begun\n';
	return table(
		['SAGA', 'STATUS', 'OUTCOME', 'INSTANCES'],
		counts.map(({ saga, status, outcome, instances }) => [saga, status, outcome ?? '-', instances]),
	);
}

export function listInWords(instances: readonly SagaSummary[]): string {
	if (instances.length === 0) return 'no instance matches\n';
	return table(
		['SAGA', 'COMPANY', 'ID', 'STEPS', 'NO STEP FOR', 'NEXT TIMER', 'WAITING FOR'],
		instances.map((one) => [
			one.saga,
			one.company,
			one.id,
			one.version,
			age(one.quietMs),
			one.nextTimer ? `${one.nextTimer.name} ${one.nextTimer.dueAt.toISOString().slice(0, 19)}Z` : '-',
			isOver(one) ? `(ended: ${one.outcome})` : one.waitingFor,
		]),
	);
}

const isOver = ({ status }: SagaSummary) => status === 'completed' || status === 'compensated';

export function instanceInWords(one: SagaSummary & { readonly history: readonly SagaHistoryEntry[] }): string {
	const { saga, company, id, status, outcome, waitingFor, startedAt, nextTimer, quietMs, stuckMs, history } = one;
	const lines = [
		`saga         ${saga}, version ${one.definitionVersion}`,
		`instance     ${printable(id)} of ${printable(company)}`,
		...(isOver(one) || status === 'running' ? [] : [`status       ${status}`]),
		isOver(one) ? `ended        ${outcome}` : `waiting for  ${printable(waitingFor)}`,
		`started      ${startedAt.toISOString()}, no step for ${age(quietMs)}`,
		...(stuckMs !== null && stuckMs > 0 && !isOver(one) ? [`stuck for    ${age(stuckMs)}`] : []),
		...(nextTimer
			? [`next timer   ${nextTimer.name}, due ${nextTimer.dueAt.toISOString()} by the business clock`]
			: []),
		'history',
		...history.flatMap(stepInWords),
	];
	return lines.map((line) => `${line}\n`).join('');
}

function stepInWords({ version, event, messageId, decisions, commands, act, states, at }: SagaHistoryEntry): string[] {
	return [
		`  ${version}  ${at.toISOString()}  ${printable(event)}  ${printable(messageId)}`,
		...(act ? [`       by ${printable(act.actor)}: ${printable(act.command)}`] : []),
		...decisions.map((decision) => `       ${printable(decision)}`),
		...commands.map((command) => `       sent ${printable(command)}`),
		...(states ? [`       before ${inJson(states.before)}`, `       after  ${inJson(states.after)}`] : []),
	];
}

const inJson = (state: object | null) => (state === null ? '-' : printable(JSON.stringify(state)));

/** What an act would do, or did. */
export function actInWords({ before, after, commands }: ActResult): string {
	const moves = [
		`status       ${before.status === after.status ? before.status : `${before.status} → ${after.status}`}`,
		`waiting for  ${printable(before.waitingFor)}`,
		...(after.waitingFor === before.waitingFor
			? []
			: [`then for     ${printable(after.waitingFor) || '(nothing: it has ended)'}`]),
		...commands.map(({ topic, type, id }) => `sends        ${type} ${id} to ${topic}`),
	];
	return moves.map((line) => `${line}\n`).join('');
}
