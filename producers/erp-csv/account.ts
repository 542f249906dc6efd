import type { FolderPlan } from './outcome.ts';

/** What became of a file's lines. `complete` holds where `lines = submitted + findings + deadLetters`. */
export interface FileAccount {
	readonly file: string;
	/** Lines with data, the heading not counted. */
	readonly lines: number;
	readonly submitted: number;
	readonly findings: number;
	readonly deadLetters: number;
	readonly complete: boolean;
}

/** The account of each file of a plan, in the plan's order. */
export function accountsOf(plan: FolderPlan): FileAccount[] {
	return [...plan.lines].map(([file, lines]) => {
		const own = plan.outcomes.filter((outcome) => outcome.file === file);
		const count = (kind: string) => own.filter((outcome) => outcome.outcome === kind).length;
		const submitted = count('submitted');
		const findings = count('finding');
		const deadLetters = count('dead-letter');
		const once = new Set(own.map((outcome) => outcome.line)).size === own.length;
		return {
			file,
			lines,
			submitted,
			findings,
			deadLetters,
			complete: once && lines === submitted + findings + deadLetters,
		};
	});
}
