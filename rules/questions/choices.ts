import { valueAt } from '../engine/change.ts';
import { indexOf, rowsFor } from '../engine/lookup.ts';
import type { OriginCase } from '../schema/case.ts';
import type { RulePack } from '../schema/pack.ts';

export type QuestionKind = 'subdivision' | 'process' | 'named_material';

/** One answer that may be given. */
export interface Choice {
	/** What an answer names: the row's place among those that may be meant (`row-1`), `yes` or `no`. */
	readonly id: string;
	/** What it stands for, in the words of the rule. */
	readonly text: string;
	/** What stands in the case once it is given. */
	readonly value: string | boolean;
}

/** The kind of fact that stands at a path of a case; undefined where no closed question asks for it. */
export function kindOf(path: string): QuestionKind | undefined {
	if (/(^|\.)subdivision$/.test(path)) return 'subdivision';
	if (/(^|\.)processes\["/.test(path)) return 'process';
	return /\.named\["/.test(path) ? 'named_material' : undefined;
}

export function choicesOf(kind: QuestionKind, origin: OriginCase, path: string, pack: RulePack): Choice[] {
	if (kind !== 'subdivision') {
		return [
			{ id: 'yes', text: 'yes', value: true },
			{ id: 'no', text: 'no', value: false },
		];
	}
	const hs = valueAt(origin, path.replace(/subdivision$/, 'hs'));
	if (typeof hs !== 'string') return [];
	return rowsFor(indexOf(pack), hs).map(({ subdivision }, index) => ({
		id: `row-${index + 1}`,
		text: subdivision === '' ? 'none of the others' : subdivision,
		value: subdivision,
	}));
}
