import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KEPT_RUNS } from '../../scripts/generate/benchmarks.ts';

/** Gathers a bench's figures for `docs/bench/NAME.jsonl`; `keep` writes them, once all of them are there. */
export function kept(root: string, name: string): { write(text: string): void; keep(): void } {
	const file = join(root, KEPT_RUNS, `${name}.jsonl`);
	let figures = '';
	return {
		write(text) {
			figures += text;
		},
		keep() {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, figures);
		},
	};
}
