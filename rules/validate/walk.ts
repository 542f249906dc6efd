import type { Allowance, Condition, MaterialClass } from '../schema/condition.ts';

/** The condition and all conditions below it. */
export function* conditionsOf(condition: Condition): Generator<Condition> {
	yield condition;
	if (condition.kind === 'all' || condition.kind === 'any') for (const one of condition.of) yield* conditionsOf(one);
	if (condition.kind === 'within-quota' || condition.kind === 'time-limit') yield* conditionsOf(condition.of);
}

/** The material classes that one condition names, those of its allowances and those left out included. */
export function classesOf(condition: Condition): MaterialClass[] {
	return classesNamed(condition).flatMap((one) => [one, ...(one.except ?? [])]);
}

function classesNamed(condition: Condition): MaterialClass[] {
	switch (condition.kind) {
		case 'tariff-change':
		case 'any-heading':
			return [...(condition.except ?? []), ...allowancesOf(condition).flatMap(({ materials }) => materials)];
		case 'max-weight':
			return [...condition.materials, ...(condition.of === 'product' ? [] : condition.of)];
		case 'max-value':
			return condition.materials ?? [];
		case 'process':
			return condition.on ?? [];
		case 'wholly-obtained-materials':
		case 'minimum-wholly-obtained':
		case 'minimum-originating':
		case 'originating-value-above':
		case 'produced-from':
		case 'must-originate':
			return condition.materials;
		default:
			return [];
	}
}

/** The process names that one condition carries. */
export function processesOf(condition: Condition): string[] {
	if (condition.kind === 'process') return [condition.name];
	return allowancesOf(condition).flatMap(({ process }) => (process === undefined ? [] : [process]));
}

function allowancesOf(condition: Condition): readonly Allowance[] {
	const relaxable = condition.kind === 'tariff-change' || condition.kind === 'any-heading';
	return relaxable ? (condition.allowances ?? []) : [];
}
