import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import type { Violation } from './violation.ts';

const LAW = fileURLToPath(new URL('../../.dependency-cruiser.mjs', import.meta.url));

const NO_ROOMS = new Set(['node_modules', 'var', 'dist', 'coverage', 'docs']);

/** The top folders below `root` that may hold sources, known to the law or not. */
export function roomsOf(root: string): string[] {
	return readdirSync(root, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NO_ROOMS.has(entry.name))
		.map((entry) => entry.name);
}

/** The law as `.dependency-cruiser.mjs` gives it. */
export function readLaw(): ReturnType<typeof extractDepcruiseConfig> {
	return extractDepcruiseConfig(LAW);
}

/** Every import below `root` that the import law forbids. */
export async function findLawViolations(root: string): Promise<Violation[]> {
	const { forbidden, options } = await readLaw();
	const rules = forbidden ?? [];
	const result = await cruise(roomsOf(root), {
		...options,
		baseDir: root,
		validate: true,
		ruleSet: { forbidden: rules },
	});
	const comments = new Map(rules.map((rule) => [rule.name, rule.comment]));
	return (result.output as ICruiseResult).summary.violations.map(({ rule, from, to, cycle }) => ({
		rule: rule.name,
		at: from,
		what: cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : to,
		why: comments.get(rule.name) ?? '',
	}));
}
