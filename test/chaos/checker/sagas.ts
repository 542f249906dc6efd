import { refusalOf, twice } from './business.ts';
import type { Asked, Evidence, SagaRow } from './evidence.ts';

const ISSUANCE = 'certificate-issuance';
const LIFECYCLE = 'certificate-lifecycle';

/** Every saga is where its request must have led it, and each of its steps was taken once. */
export function sagas(evidence: Evidence): string[] {
	const { asked, tables } = evidence;
	const of = (saga: string) => new Map(tables.sagas.filter((row) => row.saga === saga).map((row) => [row.id, row]));
	const issuances = of(ISSUANCE);
	const lifecycles = of(LIFECYCLE);
	const taken = Map.groupBy(tables.history, ({ saga, id }) => `${saga} ${id}`);
	const known = new Set(asked.map(({ requestId }) => requestId));
	return [
		...asked.flatMap((one) => issuanceOf(evidence, one, issuances.get(one.requestId))),
		...[...issuances.keys()].filter((id) => !known.has(id)).map((id) => `nobody asked for ${id}`),
		...asked.flatMap((one) => lifecycleOf(evidence, one, lifecycles)),
		...tables.sagas.flatMap((row) => stepsOf(row, taken.get(`${row.saga} ${row.id}`) ?? [])),
		...twice(tables.history.flatMap(({ commands }) => commands)).map((command) => `sent by two steps: ${command}`),
	];
}

function issuanceOf(evidence: Evidence, one: Asked, saga: SagaRow | undefined): string[] {
	const { tables } = evidence;
	const { requestId, expected, revoked } = one;
	if (!saga) return [`${requestId} was asked for, and no saga knows it`];
	const is = saga.status === 'completed' ? saga.outcome : `running (${saga.waitingFor})`;
	const found = tables.certificates.filter((row) => row.requestId === requestId);
	const certificate = found.map(({ status }) => status).join(', ') || 'none';
	if (expected === 'waiting') {
		// What it waits for are facts: anything that passes by itself is no reason to stand still.
		const waits =
			saga.status === 'running' &&
			!/^(facts in flight|ltsd-issuance|the ERP|verdicts on|a person)/.test(saga.waitingFor);
		return waits && found.length === 0
			? []
			: [`${requestId} should wait for facts; it is ${is}, certificate ${certificate}`];
	}
	if (is === 'refused' && certificate === 'refused' && isRefusedEarly(evidence, one)) return [];
	const wanted = expected === 'issued' && revoked ? 'revoked' : expected;
	return is === expected && certificate === wanted
		? []
		: [`${requestId} should be ${expected} (${wanted}); it is ${is}, certificate ${certificate}`];
}

/**
 * The one end that a request may have beside its own. It was asked before its suppliers' declarations were sent, and
 * refused on the facts at hand (infra/adr/0008): for want of origin and for nothing else. Once the facts were judged the
 * same was asked under another number, and that request ends as this one should have. There is no such licence for a yes.
 */
function isRefusedEarly({ asked, records }: Evidence, { requestId, expected, early, skus }: Asked): boolean {
	const again = asked.find((one) => one.requestId === early?.again);
	const isRight = again !== undefined && again.early === undefined && again.expected === expected;
	return isRight && `${again.skus}` === `${skus}` && refusalOf(records, requestId) === 'not-originating';
}

/** A declaration is watched for years: it is at rest with all goods covered, or with the ERP told of all that are off. */
function lifecycleOf(
	{ tables }: Evidence,
	{ requestId, expected, revoked }: Asked,
	lifecycles: ReadonlyMap<string, SagaRow>,
): string[] {
	const certificate = tables.certificates.find((row) => row.requestId === requestId);
	const watch = certificate && lifecycles.get(certificate.id);
	if (expected !== 'issued' || certificate?.status === 'refused')
		return watch ? [`${requestId} has no declaration and is watched`] : [];
	if (!watch) return [`the declaration of ${requestId} is not watched`];
	const wanted = revoked ? 'told' : 'covered';
	const rests = watch.status === 'running' && watch.standings?.every((one) => one === wanted);
	return rests ? [] : [`the goods of ${requestId} should be ${wanted}; they are ${watch.standings?.join(', ')}`];
}

function stepsOf({ saga, id, version }: SagaRow, steps: readonly { readonly version: number }[]): string[] {
	const whole = steps.length === version && steps.every((step, index) => step.version === index + 1);
	return whole ? [] : [`${saga} ${id} is at version ${version} by the steps ${steps.map((one) => one.version)}`];
}
