import { PsraError, reasonOf } from '../errors.ts';
import { EXIT } from '../terminal/index.ts';

const UNREACHABLE = new Set([
	'KAFKA_UNAVAILABLE',
	'KAFKA_UNAUTHORISED',
	'REGISTRY_UNAVAILABLE',
	'REGISTRY_UNAUTHORISED',
	'DATABASE_UNAVAILABLE',
	'ERP_UNAVAILABLE',
	'ANSWERERS_UNAVAILABLE',
	'LEDGER_WITNESS_UNAVAILABLE',
]);
const USAGE = new Set(['CONFIG_INVALID', 'SECRET_MISSING']);
const FINDING = new Set([
	'SCHEMA_INCOMPATIBLE',
	'SCHEMA_NOT_REGISTERED',
	'SCHEMA_ID_MOVED',
	'LEDGER_LEAF_UNKNOWN',
	'LEDGER_ROLLED_BACK',
	'LEDGER_FORKED',
	'LEDGER_DAMAGED',
]);
const REFUSED = new Set(['SAGA_ACT_REFUSED']);

export function exitCodeOf(error: unknown): number {
	if (!(error instanceof PsraError)) return EXIT.failed;
	if (UNREACHABLE.has(error.code)) return EXIT.unreachable;
	if (USAGE.has(error.code)) return EXIT.usage;
	if (REFUSED.has(error.code)) return EXIT.refused;
	return FINDING.has(error.code) ? EXIT.finding : EXIT.failed;
}

/** What a program reads: one JSON object. */
export function inJson(error: unknown): string {
	const known = error instanceof PsraError ? error : undefined;
	const message = reasonOf(error);
	const hint = known?.facts.remedy;
	const said = { code: known?.code ?? null, message, ...(hint !== undefined && { hint }) };
	return JSON.stringify({ apiVersion: 'psra/v1', kind: 'Error', error: said });
}

/** What a person reads: the message, and the remedy where there is one. A defect shows its stack. */
export function inWords(error: unknown): string {
	if (!(error instanceof PsraError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
	return [`${error.code}: ${error.message}`, error.facts.remedy].filter(Boolean).join('\n  ');
}
