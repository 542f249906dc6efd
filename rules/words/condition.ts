import type { Allowance, Condition, HsRange, MaterialClass, ValueCap } from '../schema/condition.ts';
import type { Telling } from './telling.ts';

/** What a condition asks, in full; terms of art are explained where they stand. */
export function conditionText(condition: Condition, telling: Telling): string {
	const { say, format } = telling;
	switch (condition.kind) {
		case 'all':
		case 'any':
			return condition.of.map((one) => nested(one, telling)).join(`; ${say(`condition.${condition.kind}`, {})} `);
		case 'wholly-obtained-product':
			return say('condition.wholly-obtained-product', {});
		case 'wholly-obtained-materials':
		case 'produced-from':
		case 'must-originate':
			return say(`condition.${condition.kind}`, { materials: classesText(condition.materials, telling) });
		case 'minimum-wholly-obtained':
			return say('condition.minimum-wholly-obtained', {
				percent: format.percent(condition.percent),
				materials: classesText(condition.materials, telling),
			});
		case 'minimum-originating':
			return say('condition.minimum-originating', {
				percent: format.percent(condition.percent),
				materials: classesText(condition.materials, telling),
			});
		case 'originating-value-above':
			return say('condition.originating-value-above', {
				percent: format.percent(condition.percent),
				base: say(`base.${condition.of}`, {}),
				materials: classesText(condition.materials, telling),
			});
		case 'originating-outweighs':
			return say('condition.originating-outweighs', {});
		case 'max-net-cost':
			return say('condition.max-net-cost', { percent: format.percent(condition.percent) });
		case 'tariff-change':
			return say(`condition.tariff-change.${condition.level}`, restrictions(condition, telling));
		case 'any-heading':
			return say('condition.any-heading', restrictions(condition, telling));
		case 'max-value': {
			const share = { percent: format.percent(condition.percent), base: say(`base.${condition.of}`, {}) };
			if (condition.materials === undefined) return say('condition.max-value', share);
			return say('condition.max-value-of', { ...share, materials: classesText(condition.materials, telling) });
		}
		case 'min-rvc':
			return say('condition.min-rvc', {
				percent: format.percent(condition.percent),
				base: say(`base.${condition.of}`, {}),
			});
		case 'max-weight': {
			const whole =
				condition.of === 'product'
					? say('whole.product', {})
					: say('whole.materials', { materials: classesText(condition.of, telling) });
			const materials = classesText(condition.materials, telling);
			return say('condition.max-weight', { materials, percent: format.percent(condition.percent), whole });
		}
		case 'process':
			if (condition.on === undefined) return say('condition.process', { process: condition.name });
			return say('condition.process-on', { process: condition.name, materials: classesText(condition.on, telling) });
		case 'within-quota':
			return say('condition.within-quota', { inner: nested(condition.of, telling), quota: condition.quota });
		case 'time-limit':
			return say('condition.time-limit', {
				inner: nested(condition.of, telling),
				period: periodText(condition.from, condition.until, telling),
			});
		case 'per-item':
			if (condition.maxNonOriginating === undefined) return say('condition.per-item', {});
			return say('condition.per-item-up-to', { limit: capText(condition.maxNonOriginating, telling) });
		case 'unparsed':
			return say('condition.unparsed', { text: condition.text });
	}
}

/** As `conditionText`, short where it has been told in full before. */
export function conditionName(condition: Condition, telling: Telling): string {
	const { say } = telling;
	switch (condition.kind) {
		case 'tariff-change': {
			const name = say(`name.tariff-change.${condition.level}`, {});
			return condition.except === undefined ? name : say('name.excepting', { name });
		}
		case 'any-heading':
			return say('name.any-heading', {});
		default:
			return conditionText(condition, telling);
	}
}

export function periodText(
	from: string | null | undefined,
	until: string | null | undefined,
	telling: Telling,
): string {
	const { say, format } = telling;
	if (from != null && until != null) {
		return say('period.between', { from: format.date(from), until: format.date(until) });
	}
	if (from != null) return say('period.from', { from: format.date(from) });
	return until == null ? '' : say('period.until', { until: format.date(until) });
}

/** "materials of heading 8503, or …". */
export function classesText(classes: readonly MaterialClass[], telling: Telling): string {
	return classes.map((one) => classText(one, telling)).join(` ${telling.say('condition.any', {})} `);
}

function nested(condition: Condition, telling: Telling): string {
	const inner = conditionText(condition, telling);
	const grouped = ['all', 'any', 'within-quota', 'time-limit'].includes(condition.kind);
	return grouped ? telling.say('condition.group', { inner }) : inner;
}

interface Restricted {
	readonly except?: readonly MaterialClass[];
	readonly allowances?: readonly Allowance[];
}

function restrictions({ except, allowances }: Restricted, telling: Telling): { except: string; allowances: string } {
	return {
		except: except === undefined ? '' : telling.say('except', { materials: classesText(except, telling) }),
		allowances: (allowances ?? []).map((one) => allowanceText(one, telling)).join(''),
	};
}

function allowanceText({ materials, maxValue, process }: Allowance, telling: Telling): string {
	const { say } = telling;
	const of = { materials: classesText(materials, telling) };
	const limit = maxValue === undefined ? undefined : capText(maxValue, telling);
	if (limit !== undefined && process !== undefined) return say('allowance.limit-process', { ...of, limit, process });
	if (limit !== undefined) return say('allowance.limit', { ...of, limit });
	return process === undefined ? say('allowance.plain', of) : say('allowance.process', { ...of, process });
}

function capText({ percent, of, or }: ValueCap, { say, format }: Telling): string {
	const one = { percent: format.percent(percent), base: say(`base.${of}`, {}) };
	if (or === undefined) return say('limit.one', one);
	const otherPercent = format.percent(or.percent);
	return say('limit.either', { ...one, otherPercent, otherBase: say(`base.${or.of}`, {}) });
}

function classText({ except, ...whole }: MaterialClass, telling: Telling): string {
	const materials = plainClassText(whole, telling);
	if (except === undefined) return materials;
	const others = except.map((one) => plainClassText(one, telling)).join(` ${telling.say('condition.any', {})} `);
	return telling.say('class.other-than', { materials, others });
}

function plainClassText({ named, ranges, relation }: Omit<MaterialClass, 'except'>, { say, format }: Telling): string {
	let materials = named === undefined ? say('class.any', {}) : say('class.named', { name: named });
	if (ranges !== undefined) {
		const codes = ranges.map((range) => rangeText(range, { say, format })).join(', ');
		materials = say('class.of', { materials, codes });
	}
	return relation === undefined ? materials : say(`class.${relation}`, { materials });
}

function rangeText({ from, to }: HsRange, { say, format }: Pick<Telling, 'say' | 'format'>): string {
	const unit = ({ 2: 'chapter', 4: 'heading', 6: 'subheading' } as const)[from.length] ?? 'code';
	if (from === to) return say(`codes.${unit}`, { code: format.code(from) });
	return say(`codes.${unit}s`, { from: format.code(from), to: format.code(to) });
}
