import type { SagaCount, SagaHistoryEntry, SagaSummary } from '../../infra/ports/saga-desk.ts';
import { age, printable, table } from '../../infra/terminal/index.ts';

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
			one.status === 'completed' ? `(ended: ${one.outcome})` : one.waitingFor,
		]),
	);
}

export function instanceInWords(one: SagaSummary & { readonly history: readonly SagaHistoryEntry[] }): string {
	const { saga, company, id, status, outcome, waitingFor, startedAt, nextTimer, quietMs, history } = one;
	const lines = [
		`saga         ${saga}`,
		`instance     ${printable(id)} of ${printable(company)}`,
		status === 'completed' ? `ended        ${outcome}` : `waiting for  ${printable(waitingFor)}`,
		`started      ${startedAt.toISOString()}, no step for ${age(quietMs)}`,
		...(nextTimer
			? [`next timer   ${nextTimer.name}, due ${nextTimer.dueAt.toISOString()} by the business clock`]
			: []),
		'history',
		...history.flatMap(stepInWords),
	];
	return lines.map((line) => `${line}\n`).join('');
}

function stepInWords({ version, event, messageId, commands, at }: SagaHistoryEntry): string[] {
	return [
		`  ${version}  ${at.toISOString()}  ${printable(event)}  ${printable(messageId)}`,
		...commands.map((command) => `       sent ${printable(command)}`),
	];
}
