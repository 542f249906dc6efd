import type { DemoState } from './state.ts';

interface Expected {
	readonly requestId: string;
	readonly expected: 'issued' | 'refused' | 'waiting';
}

/**
 * Requests that are not where they should be, in words. `waiting` is a saga that has all its verdicts and lacks facts;
 * issued and refused are ended sagas, so an issued one has the ERP's receipts.
 */
export function deviations(state: DemoState, expected: readonly Expected[]): string[] {
	const sagas = new Map(state.sagas.map((saga) => [saga.id, saga]));
	return expected.flatMap(({ requestId, expected: wanted }) => {
		const saga = sagas.get(requestId);
		if (!saga) return [`${requestId} is not known yet`];
		const reached =
			saga.status === 'completed'
				? saga.outcome
				: waits(saga.waitingFor)
					? 'waiting'
					: `on its way (${saga.waitingFor})`;
		return reached === wanted || (wanted === 'waiting' && waitedInVain(state, requestId))
			? []
			: [`${requestId} should be ${wanted} and is ${reached}`];
	});
}

/** Refused since its time was over: the clock was advanced before this start. */
function waitedInVain({ certificates }: DemoState, requestId: string): boolean {
	return certificates.some((one) => one.requestId === requestId && one.record.code === 'indeterminate');
}

/** Declarations that should be taken back for a good from a day on, or not at all, and are not, in words. */
export function revocationDeviations(
	state: DemoState,
	expected: readonly {
		readonly requestId: string;
		readonly goods: readonly { readonly sku: string; readonly from: string }[];
	}[],
): string[] {
	return expected.flatMap(({ requestId, goods }) => {
		const certificate = state.certificates.find((one) => one.requestId === requestId);
		if (!certificate) return [`${requestId} has no declaration to take back`];
		const is = JSON.stringify(certificate.revocations.map(({ sku, from }) => ({ sku, from })));
		const wanted = JSON.stringify(goods.map(({ sku, from }) => ({ sku, from })));
		if (is !== wanted) return [`${requestId} should be revoked for ${wanted} and is for ${is}`];
		const isWhole = certificate.status === 'revoked';
		return isWhole && !state.revokedAndTold.includes(certificate.id)
			? [`the ERP does not know of ${requestId} yet`]
			: [];
	});
}

/** The saga's own words while it judges with every verdict at hand name the facts that are missing. */
function waits(waitingFor: string): boolean {
	return !/^(verdicts on|facts in flight|ltsd-issuance|the ERP's receipts)/.test(waitingFor);
}
