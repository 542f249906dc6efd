import { distinct, type NeededGap, rowGaps } from './gaps.ts';
import { operationsGap } from './insufficient.ts';
import type { Assessment, Gap, Scope } from './model.ts';
import { and, not, or } from './truth.ts';

/** What the steps of an assessment found. */
export type Found = Pick<
	Assessment,
	'originatingOnly' | 'originatingOnlyCumulated' | 'insufficient' | 'materialsStated' | 'rows' | 'ruled'
>;

export function whollyObtainedGap(scope: Scope): NeededGap[] {
	if (scope.whollyObtained !== 'unknown') return [];
	const fact = 'whether the product is wholly obtained';
	const provision = scope.pack.pack.manifest.articles.whollyObtained;
	return [{ gap: { path: scope.whollyObtainedPath, fact, kind: 'missing-facts' }, needed: null, provision }];
}

/** What leaves the verdict open, each question once, in the order of the steps. */
export function openQuestions(scope: Scope, found: Found, rowGap: Gap | null): NeededGap[] {
	const { manifest } = scope.pack.pack;
	const questions: NeededGap[] = whollyObtainedGap(scope);
	const ask = (gap: Gap, provision: string) => questions.push({ gap, needed: null, provision });
	const askDoubts = () => {
		const doubts = scope.statuses.flatMap((status) => status.item.doubts);
		for (const doubt of doubts) ask(doubt, manifest.absorption.article);
	};
	if (found.originatingOnly === 'unknown') askDoubts();
	if (and(not(found.insufficient), or(found.originatingOnlyCumulated, found.ruled)) === 'no')
		return distinct(questions);
	if (found.insufficient === 'unknown') ask(operationsGap(scope), manifest.insufficientOperations.article);
	if (found.materialsStated === 'unknown') {
		const gap: Gap = { path: scope.materialsPath, fact: 'the materials used', kind: 'missing-facts' };
		ask(gap, manifest.articles.productSpecificRules);
	}
	if (found.originatingOnlyCumulated === 'unknown' && found.ruled === 'no') askDoubts();
	if (found.originatingOnlyCumulated !== 'yes' && found.ruled === 'unknown') {
		if (rowGap !== null) ask(rowGap, manifest.articles.productSpecificRules);
		questions.push(...found.rows.flatMap(rowGaps));
	}
	return distinct(questions);
}
