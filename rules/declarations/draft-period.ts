import type { Uncarried } from './carried.ts';
import { type CivilDate, compareDates, isCivilDate, nextDay, previousDay } from './dates.ts';
import type { DeclarationDraft, Rule, Violation } from './draft.ts';
import {
	type Bounds,
	earliestStart,
	endNotTooLate,
	latestEnd,
	latestStart,
	startNotTooEarly,
	startNotTooLate,
} from './period.ts';
import { ART_62_1, ART_62_2 } from './sources.ts';

/** What the period of a draft must keep to: the dates of Article 62(2), and what the facts carry on each day. */

export const datesExist: Rule = (draft) =>
	(['issued', 'validFrom', 'validTo'] as const)
		.filter((field) => !isCivilDate(draft[field]))
		.map((field) => ({
			rule: 'dates',
			field,
			article: ART_62_2,
			message: `"${draft[field]}" is no calendar date.`,
			remedy: 'State the date as YYYY-MM-DD.',
		}));

function startOf({ issued, validFrom }: DeclarationDraft): Violation[] {
	const early = earliestStart(issued);
	const late = latestStart(issued);
	const broken = (message: string, bounds: Bounds): Violation => ({
		rule: 'start',
		field: 'validFrom',
		article: ART_62_2,
		message,
		remedy: `Choose a start from ${early.strict} to ${late.strict}${bounds === early ? ', and single declarations (Article 61) for older deliveries' : ''}.`,
	});
	if (startNotTooEarly(issued, validFrom) !== 'strict') {
		return [broken(`The start ${validFrom} is more than 12 months before the issue on ${issued}.`, early)];
	}
	if (startNotTooLate(issued, validFrom) !== 'strict') {
		return [broken(`The start ${validFrom} is more than 6 months after the issue on ${issued}.`, late)];
	}
	return [];
}

function endOf({ validFrom, validTo }: DeclarationDraft): Violation[] {
	const latest = latestEnd(validFrom).strict;
	const fault =
		compareDates(validTo, validFrom) < 0
			? `The end ${validTo} is before the start ${validFrom}.`
			: endNotTooLate(validFrom, validTo) !== 'strict'
				? `The end ${validTo} is more than 24 months after the start ${validFrom}.`
				: undefined;
	if (fault === undefined) return [];
	const remedy = `Choose an end from ${validFrom} to ${latest}.`;
	return [{ rule: 'end', field: 'validTo', article: ART_62_2, message: fault, remedy }];
}

export const period: Rule = (draft) => (datesExist(draft).length > 0 ? [] : [...startOf(draft), ...endOf(draft)]);

/** Every good originates on every day of the period, those before the issue included. */
export const carriedPeriod: Rule = (draft) =>
	draft.goods.flatMap(({ sku, uncarried = [] }, index) => {
		const [first] = uncarried;
		if (first === undefined) return [];
		const days = uncarried.map(span).join(', ');
		const carried = between(draft, uncarried).map(span).join(' or ');
		const message = first.resold
			? `${sku} is resold as it was bought, and no valid supplier's declaration covers ${days}; a trader declares for the period of his own supplier's declaration only.`
			: `${sku} is not shown to originate on deliveries of ${days}.`;
		const inside = carried === '' ? '' : `Choose a period inside ${carried}, or `;
		const obtain = first.resold
			? "obtain suppliers' declarations for the other days"
			: 'issue single declarations for the other deliveries (Article 61), each on a verdict for its day';
		const remedy = `${inside}${obtain}.`;
		return [
			{
				rule: 'carried-period',
				field: `goods[${index}]`,
				article: ART_62_1,
				message,
				remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}`,
			},
		];
	});

/** No day before the issue is covered that the facts of that day don't carry. */
export const carriedStart: Rule = ({ issued, validFrom, goods }) =>
	goods.flatMap(({ sku, originating, originatingSince }, index) => {
		if (!originating || compareDates(validFrom, originatingSince ?? issued) >= 0) return [];
		const singly = 'issue single declarations for deliveries before (Article 61), each on a verdict for its day';
		const [message, remedy] =
			originatingSince === null
				? [
						`${sku} is not shown to have originated on the days from ${validFrom} until the issue on ${issued}.`,
						`Choose a start from ${issued} on, or send the request again under a new number, upon which those days are judged too.`,
					]
				: [
						`${sku} is not shown to have originated, by the facts of each day, on all days from ${validFrom} on; it has since ${originatingSince}.`,
						`Choose a start from ${originatingSince} on, or ${singly}.`,
					];
		return [{ rule: 'carried-period', field: `goods[${index}]`, article: ART_62_1, message, remedy }];
	});

const span = ({ from, to }: { from: CivilDate; to: CivilDate }): string => (from === to ? from : `${from} to ${to}`);

/** What is left of the period; `uncarried` in the order of its days. */
function between({ validFrom, validTo }: DeclarationDraft, uncarried: readonly Uncarried[]) {
	const left: { from: CivilDate; to: CivilDate }[] = [];
	let from = validFrom;
	for (const gap of uncarried) {
		if (compareDates(from, gap.from) < 0) left.push({ from, to: previousDay(gap.from) });
		from = nextDay(gap.to);
	}
	if (compareDates(from, validTo) <= 0) left.push({ from, to: validTo });
	return left;
}
