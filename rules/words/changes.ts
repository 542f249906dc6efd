import { stepsOf } from '../engine/change.ts';
import type { Flip } from '../schema/result.ts';
import { ownerText } from './missing.ts';
import { MAX_TOLD, type Point, point, type Telling } from './telling.ts';

/** The single changes that turn the verdict; the first are told, the rest counted. */
export function changePoints(telling: Telling): Point[] {
	const { say, format, result } = telling;
	const told = result.flips.slice(0, MAX_TOLD).map((flip) => {
		const change = changeText(flip, telling);
		return point(say(`change.entry.${flip.verdict}`, { change }));
	});
	const more = result.flips.length - told.length;
	return more === 0 ? told : [...told, point(say(`change.more.${format.form(more)}`, { count: String(more) }))];
}

const PRICES = { exw: 'exw', fob: 'fob', transactionValue: 'transaction-value' } as const;

/** Name of the price that a field of the product holds; undefined for another field. */
export function priceField(path: string): 'exw' | 'fob' | 'transaction-value' | undefined {
	return PRICES[/^product\.(\w+)$/.exec(path)?.[1] as keyof typeof PRICES];
}

function changeText({ path, from, to }: Flip, telling: Telling): string {
	const { say, format } = telling;
	const price = priceField(path);
	if (price !== undefined && typeof to === 'string') {
		const after = { price: say(`base.${price}`, {}), to: format.money(to) };
		return typeof from === 'string'
			? say('change.price', { ...after, from: format.money(from) })
			: say('change.price-absent', after);
	}
	const steps = stepsOf(path);
	const [field, holder] = [String(steps.at(-1)), steps.at(-2)];
	const of = ownerText(path, telling);
	const answer = to === true ? 'true' : 'false';
	if (holder === 'processes') return say(`change.process.${answer}`, { name: field });
	if (holder === 'named') return say(`change.named.${answer}`, { of, name: field });
	if (holder === 'evidence') return evidenceChange(field, to, of, telling);
	switch (field) {
		case 'status':
			return say(to === 'originating' ? 'change.status.originating' : 'change.status.non-originating', { of });
		case 'evidence':
			return say('change.evidence.new', { of, date: format.date(dateOf(to) ?? telling.origin.date) });
		case 'whollyObtained':
			return say(`change.whollyObtained.${answer}`, { of });
		case 'operations':
			return say('change.operations', { of });
		case 'subdivision':
			return say('change.subdivision', { of, name: String(to) });
		default:
			return say('change.other', { path, to: JSON.stringify(to), from: JSON.stringify(from) });
	}
}

function evidenceChange(field: string, to: unknown, of: string, { say, format }: Telling): string {
	if (typeof to !== 'string')
		return say(field === 'agreements' ? 'change.evidence.agreements' : 'change.evidence.not-revoked', { of });
	const date = format.date(to);
	if (field === 'revokedFrom') return say('change.evidence.revoked', { of, date });
	return say(field === 'validFrom' ? 'change.evidence.from' : 'change.evidence.until', { of, date });
}

function dateOf(evidence: unknown): string | undefined {
	return (evidence as { validFrom?: string } | null)?.validFrom;
}
