import { PsraError } from '../../infra/errors.ts';
import type { Condition } from '../schema/condition.ts';
import type { Correction } from '../schema/profile.ts';
import type { Alternative, Draft } from './draft.ts';

/** The drafts with one documented correction applied. Throws PACK_INVALID where it names rows that it doesn't fit. */
export function applyCorrection(drafts: readonly Draft[], correction: Correction): Draft[] {
	const touched = correction.rows.map((row) => draftOfSet(drafts, row, correction));
	switch (correction.kind) {
		case 'retype':
			return drafts.map((draft) => (touched.includes(draft) ? marked(draft, correction) : draft));
		case 'move':
			return drafts.map((draft) => (touched.includes(draft) ? marked(moved(draft, correction), correction) : draft));
		case 'title': {
			const titled = (draft: Draft) => marked({ ...draft, subdivision: correction.title }, correction);
			return drafts.map((draft) => (touched.includes(draft) ? titled(draft) : draft));
		}
		case 'quota':
			return drafts.map((draft) => (touched.includes(draft) ? marked(limited(draft, correction), correction) : draft));
		case 'share-allowance':
			return drafts.map((draft) => (touched.includes(draft) ? marked(shared(draft, correction), correction) : draft));
		case 'extend-until':
			return drafts.map((draft) => (touched.includes(draft) ? extended(draft, correction) : draft));
		case 'overlay':
			return [...drafts.filter((draft) => !touched.includes(draft)), ...overlaid(touched, correction)];
		case 'inherit': {
			const [row, from] = touched as [Draft, Draft];
			const alternatives = [...from.alternatives, ...row.alternatives];
			const sets = [...row.sets, ...from.sets];
			return drafts.map((draft) => (draft === row ? marked({ ...row, alternatives, sets }, correction) : draft));
		}
	}
}

function draftOfSet(drafts: readonly Draft[], set: number, correction: Correction): Draft {
	const found = drafts.find((draft) => draft.sets[0] === set);
	if (found) return found;
	throw new PsraError('PACK_INVALID', `Correction ${correction.name} names set ${set}, which is not there`, {
		field: `corrections.${correction.name}.rows`,
		problem: `no published set has the index ${set}`,
		remedy: 'Look the set up in the published file and correct its index in the profile.',
	});
}

function marked(draft: Draft, { name }: Correction): Draft {
	return { ...draft, corrections: [...draft.corrections, name] };
}

function limited(draft: Draft, { quota }: Extract<Correction, { kind: 'quota' }>): Draft {
	const alternatives = draft.alternatives.map((one): Alternative => {
		return { ...one, condition: { kind: 'within-quota', of: one.condition, quota } };
	});
	return { ...draft, subdivision: '', alternatives };
}

function moved(draft: Draft, { from, to }: Extract<Correction, { kind: 'move' }>): Draft {
	const elsewhere = (code: string) => (code.startsWith(from) ? to + code.slice(from.length) : code);
	const heading = draft.heading.split('-').map(elsewhere).join('-');
	return { ...draft, heading, min: elsewhere(draft.min), max: elsewhere(draft.max) };
}

function extended(draft: Draft, correction: Extract<Correction, { kind: 'extend-until' }>): Draft {
	let hits = 0;
	const alternatives = draft.alternatives.map((alternative): Alternative => {
		const { condition } = alternative;
		if (condition.kind !== 'time-limit' || condition.until !== correction.from) return alternative;
		hits += 1;
		return { ...alternative, condition: { ...condition, until: correction.until } };
	});
	if (hits > 0) return marked({ ...draft, alternatives }, correction);
	throw new PsraError('PACK_INVALID', `Correction ${correction.name} finds no time limit in ${draft.heading}`, {
		field: `corrections.${correction.name}.from`,
		problem: `no alternative of ${draft.heading} ends on ${correction.from}`,
		remedy: 'Compare the published text with the correction; it may have been overtaken.',
	});
}

/** Every change of classification without an allowance gets that of the alternative which has one. */
function shared(draft: Draft, correction: Correction): Draft {
	const changes = draft.alternatives.flatMap(({ condition }) => changesIn(condition));
	const given = changes.find(({ allowances }) => allowances !== undefined);
	const wanting = changes.filter((one) => one.level === given?.level && one.allowances === undefined);
	if (given === undefined || wanting.length === 0) {
		throw new PsraError(
			'PACK_INVALID',
			`Correction ${correction.name} finds no allowance to share in ${draft.heading}`,
			{
				field: `corrections.${correction.name}.rows`,
				problem: `of the alternatives of ${draft.heading} not one has an allowance and another lacks it`,
				remedy: 'Compare the published text with the correction; it may have been overtaken.',
			},
		);
	}
	const { allowances } = given;
	const relaxed = (condition: Condition): Condition => {
		if (condition.kind === 'all') return { ...condition, of: condition.of.map(relaxed) };
		return condition.kind === 'tariff-change' && wanting.includes(condition) && allowances
			? { ...condition, allowances }
			: condition;
	};
	return { ...draft, alternatives: draft.alternatives.map((one) => ({ ...one, condition: relaxed(one.condition) })) };
}

function changesIn(condition: Condition): Extract<Condition, { kind: 'tariff-change' }>[] {
	if (condition.kind === 'all') return condition.of.flatMap(changesIn);
	return condition.kind === 'tariff-change' ? [condition] : [];
}

/**
 * Rows of overlapping ranges cut into ranges that do not overlap; each carries the alternatives of every row that
 * covers it, in the order in which the correction names them.
 */
function overlaid(rows: readonly Draft[], correction: Correction): Draft[] {
	const starts = rows.flatMap((row) => [Number(row.min), Number(row.max) + 1]);
	const cuts = [...new Set(starts)].sort((a, b) => a - b);
	return cuts.slice(0, -1).flatMap((from, index) => {
		const to = (cuts[index + 1] as number) - 1;
		const covering = rows.filter((row) => Number(row.min) <= from && to <= Number(row.max));
		const [first] = covering;
		if (!first) return [];
		const min = String(from).padStart(10, '0');
		const max = String(to).padStart(10, '0');
		const same = covering.findLast((row) => row.min === min && row.max === max);
		const draft = {
			heading: same?.heading ?? headingOf(min, max),
			subdivision: first.subdivision,
			min,
			max,
			alternatives: covering.flatMap((row) => row.alternatives),
			sets: covering.flatMap((row) => row.sets),
			corrections: first.corrections,
		};
		return [covering.length > 1 || !same ? marked(draft, correction) : draft];
	});
}

/** "160100-160413" for 1601000000 to 1604139999, as the published file writes headings. */
function headingOf(min: string, max: string): string {
	const [from, to] = [min.slice(0, 6), max.slice(0, 6)];
	return from === to ? from : `${from}-${to}`;
}

/** Puts the quota's own name where the text speaks of the applicable one. */
export function withQuotaName(condition: Condition, name: string): Condition {
	if (condition.kind === 'within-quota') return { ...condition, quota: name };
	if (condition.kind === 'all' || condition.kind === 'any') {
		return { ...condition, of: condition.of.map((one) => withQuotaName(one, name)) };
	}
	return condition.kind === 'time-limit' ? { ...condition, of: withQuotaName(condition.of, name) } : condition;
}
