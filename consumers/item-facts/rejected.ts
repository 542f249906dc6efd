import { type ErrorCode, PsraError } from '../../infra/errors.ts';
import type { Finding } from '../../infra/ports/findings.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { HandlerResult } from '../runner/index.ts';
import type { Violation } from './check/index.ts';
import type { Concerned } from './concerned.ts';
import type { Reevaluation } from './reevaluate.ts';

/** A record that could not be taken over, by its kind and id. */
export type Rejected = Pick<Finding, 'company' | 'subjectKind' | 'subjectId'>;

const REASONS = ['VALUE_INVALID', 'SEQUENCE_CONFLICT'] as const satisfies readonly ErrorCode[];

export function rejectedOf(company: string, kind: string, id: string): Rejected {
	return { company, subjectKind: `rejected ${kind}`, subjectId: id };
}

/**
 * A record that can't be taken over goes to the dead letters. The fact that it would have replaced or added may no longer
 * be the whole truth, so its items are not judged until a good record heals it.
 */
export async function reject(
	changed: Reevaluation['changed'],
	session: Session,
	rejected: Rejected,
	{ skus, everyProduct, messageId }: Concerned & { readonly messageId: string },
	{ error, violations }: Reason,
): Promise<HandlerResult> {
	const { company, subjectKind, subjectId } = rejected;
	const common = { ...rejected, code: error.code, messageId };
	const about = everyProduct || skus.length === 0 ? [null] : skus;
	const findings = about.flatMap((sku) =>
		violations.map((violation): Finding => ({ ...common, ...violation, sku, blocking: sku !== null || everyProduct })),
	);
	const before = await session.facts.replaceFindings(company, subjectKind, subjectId, findings);
	await changed(session, company, [...new Set([...before, ...skus])]);
	return { deadLetter: error };
}

/** A good record came: what its rejected one had blocked is free again. Answers which items that were. */
export function heal({ facts }: Session, { company, subjectKind, subjectId }: Rejected): Promise<string[]> {
	return facts.replaceFindings(company, subjectKind, subjectId, []);
}

/** As `heal`: what a document said no longer matters once it was taken back, by a cancellation of its own item. */
export async function healCancelled(
	session: Session,
	company: string,
	sku: string,
	document: string,
): Promise<string[]> {
	const rejected = rejectedOf(company, 'movement', document);
	for (const code of REASONS) {
		const documents = await session.facts.subjectsWith(company, sku, rejected.subjectKind, code);
		if (documents.includes(document)) return heal(session, rejected);
	}
	return [];
}

export interface Reason {
	readonly error: PsraError;
	/** At least one. */
	readonly violations: readonly Violation[];
}

/** It says what can't be. */
export function invalid(type: string, violations: readonly Violation[]): Reason {
	const [first] = violations as [Violation];
	const all = violations.map((v) => `${v.field}: ${v.problem}`).join('; ');
	return { error: new PsraError('VALUE_INVALID', `${type}: ${all}`, { ...first, problem: all }), violations };
}

/** It says otherwise than what is known under the same sequence or document: which one is right only the ERP can tell. */
export function conflict(what: string, field: string, remedy: string): Reason {
	const violation = { field, problem: `${what} is known with another content`, remedy };
	return {
		error: new PsraError('SEQUENCE_CONFLICT', `Two contents of ${what}.`, { ...violation }),
		violations: [violation],
	};
}
