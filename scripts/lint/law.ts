import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import type { Violation } from './violation.ts';

const LAW = fileURLToPath(new URL('../../.dependency-cruiser.mjs', import.meta.url));

/** The rooms of the house; a new one at the top must be added here to be seen at all. */
export const ROOMS = [
	'schemas',
	'topics',
	'rules',
	'sagas',
	'producers',
	'consumers',
	'infra',
	'test',
	'bench',
	'scripts',
];

/** Every import below `root` that the import law forbids. */
export async function findLawViolations(root: string): Promise<Violation[]> {
	const { forbidden, options } = await extractDepcruiseConfig(LAW);
	const rules = forbidden ?? [];
	const result = await cruise(
		ROOMS.filter((room) => existsSync(join(root, room))),
		{ ...options, baseDir: root, validate: true, ruleSet: { forbidden: rules } },
	);
	const comments = new Map(rules.map((rule) => [rule.name, rule.comment]));
	return (result.output as ICruiseResult).summary.violations.map(({ rule, from, to, cycle }) => ({
		rule: rule.name,
		at: from,
		what: cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : to,
		why: comments.get(rule.name) ?? '',
	}));
}
