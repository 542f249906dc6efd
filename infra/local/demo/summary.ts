import { relative } from 'node:path';
import type { DemoState } from './state.ts';

/** The last line of `--json` (interfaces.md). Paths relative to the project. */
export interface Summary {
	readonly ok: boolean;
	readonly seconds: {
		readonly install: number;
		readonly stackReady: number;
		readonly firstVerdict: number | null;
		readonly total: number;
	};
	readonly verdicts: {
		readonly originating: number;
		readonly notOriginating: number;
		readonly indeterminate: number;
		readonly byBasis: Readonly<Record<string, number>>;
	};
	readonly certificates: readonly {
		readonly id: string;
		readonly status: 'issued' | 'revoked' | 'superseded' | 'refused';
		readonly agreements: readonly string[];
		readonly customer: string;
		readonly pdf: string | null;
		readonly reason: string | null;
	}[];
	readonly erpReceipts: number;
	readonly deadLetters: number;
	readonly trust: null;
	readonly endpoints: {
		readonly kafka: string;
		readonly registry: string;
		readonly database: string;
		readonly api: string;
		readonly console: null;
	};
	readonly access: { readonly tokenFile: string };
	/** Of each file of a folder: its lines, and what they became. */
	readonly lines: readonly FileOutcome[];
}

export interface FileOutcome {
	readonly file: string;
	readonly lines: number;
	readonly facts: number;
	readonly findings: number;
	readonly deadLetters: number;
}

export function verdictCounts({ evaluations }: DemoState): Summary['verdicts'] {
	const byBasis: Record<string, number> = {};
	for (const { basis } of evaluations) byBasis[basis] = (byBasis[basis] ?? 0) + 1;
	const count = (verdict: string) => evaluations.filter((e) => e.verdict === verdict).length;
	return {
		originating: count('originating'),
		notOriginating: count('not_originating'),
		indeterminate: count('indeterminate'),
		byBasis,
	};
}

export function certificateLines(
	{ certificates }: DemoState,
	root: string,
	pdfs: ReadonlyMap<string, string>,
): Summary['certificates'] {
	return certificates.map(({ id, status, record, revocationReason }) => {
		const pdf = pdfs.get(id);
		return {
			id,
			status,
			agreements: record.agreements,
			customer: record.customerId,
			pdf: pdf === undefined ? null : relative(root, pdf),
			reason: revocationReason ?? record.reason ?? null,
		};
	});
}
