import { PsraError } from '../../infra/errors.ts';
import type { Correction } from '../schema/profile.ts';
import type { PublishedSet } from '../schema/published.ts';

/** The published sets with the typing errors that the corrections name put right, before anything is read. */
export function retypedSets(sets: readonly PublishedSet[], corrections: readonly Correction[]): PublishedSet[] {
	return sets.map((set, index) =>
		corrections.reduce<PublishedSet>(
			(read, one) => (one.kind === 'retype' && one.rows.includes(index) ? retyped(read, index, one) : read),
			set,
		),
	);
}

function retyped(set: PublishedSet, index: number, one: Extract<Correction, { kind: 'retype' }>): PublishedSet {
	const rules = set.rules.map((rule) => ({ ...rule, rule: rule.rule.replaceAll(one.from, one.to) }));
	if (rules.some(({ rule }, at) => rule !== set.rules[at]?.rule)) return { ...set, rules };
	throw new PsraError('PACK_INVALID', `Correction ${one.name} finds nothing to put right in set ${index}`, {
		field: `corrections.${one.name}.from`,
		problem: `${JSON.stringify(one.from)} does not stand in set ${index} (${set.heading})`,
		remedy: 'Compare the published text with the correction; it may have been put right there.',
	});
}
