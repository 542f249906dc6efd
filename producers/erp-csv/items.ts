import type { Decimal } from '../../rules/schema/decimal.ts';
import { isZero } from '../../rules/schema/decimal.ts';
import type { Objection } from './ledger.ts';
import { emit, objected, submitted } from './ledger.ts';
import type { Distinct, Mapping } from './mapping.ts';
import { linesOf } from './mapping.ts';
import { sentences } from './profile.ts';
import type { Row } from './row.ts';
import { flag, key, optionalNumber, optionalPattern, RowFault, show, spelled, words } from './row.ts';
import type { Units } from './units.ts';
import { kilograms, WEIGHT_UNITS } from './weight.ts';

/** A line of items.csv. */
export interface ItemLine {
	readonly sku: string;
	readonly name: string;
	readonly made: boolean;
	readonly finishedGood: boolean;
	/** Null: not known, which the file writes as zero. */
	readonly listPrice: Decimal | null;
	readonly weight: Decimal | null;
	readonly weightUnit: string;
	readonly hs: string | null;
}

export function readItem(row: Row): ItemLine {
	const weight = optionalNumber(row, 'weight');
	if (weight && weight.unscaled < 0n) throw new RowFault('weight', 'is below zero', 'correct the weight');
	return {
		sku: key(row, 'sku'),
		name: words(row, 'name'),
		made: flag(row, 'made_in_house'),
		finishedGood: flag(row, 'finished_good'),
		listPrice: known(optionalNumber(row, 'list_price')),
		weight: known(weight),
		weightUnit: row.text('weight_unit'),
		hs: optionalPattern(
			row,
			'hs6',
			/^\d{6,10}$/,
			'write the tariff code as 6 to 10 digits without dots, or leave it blank',
		),
	};
}

function known(value: Decimal | null): Decimal | null {
	return value && !isZero(value) ? value : null;
}

/** Items. One with a price or weight that can't be used is sent without it, and the line is a finding on the item. */
export function mapItems(mapping: Mapping, items: readonly Distinct<ItemLine>[], units: Units): void {
	const { ledger, company, sequence, profile } = mapping;
	for (const { line, places } of items) {
		const item = line.value;
		const weight = item.weight && kilograms(item.weight, item.weightUnit);
		const index = emit(ledger, {
			topic: 'erp.items',
			type: 'psra.erp.Item',
			value: {
				...{ company, sku: item.sku, sequence, erpVersion: null },
				description: item.name,
				commercialDesignation: null,
				hs: item.hs,
				hsEdition: '2022',
				subdivision: null,
				baseUnit: units.baseUnitOf(item.sku),
				units: units.conversionsOf(item.sku),
				netWeightKg: weight && spelled(weight),
				procurement: item.made ? 'made' : 'bought',
				finishedGood: item.finishedGood,
				active: true,
				assumptions: [
					...sentences(item.finishedGood && profile?.evaluatedOn, item.hs !== null && profile?.tariffCodes),
					...units.assumptionsOf(item.sku),
				],
			},
			lines: linesOf(places),
		});
		const objection = objectionTo(item);
		if (objection) objected(ledger, places, objection);
		else submitted(ledger, places, index);
	}
}

function objectionTo(item: ItemLine): Objection | null {
	const subject = { kind: 'item', id: item.sku } as const;
	if (item.listPrice && item.listPrice.unscaled < 0n)
		return {
			...{ subject, code: 'PRICE_NEGATIVE', field: 'list_price' },
			problem: `list_price ${spelled(item.listPrice)} is below zero`,
			remedy: 'correct the price, or write 0 where it is not known',
		};
	if (item.weight && !kilograms(item.weight, item.weightUnit))
		return {
			...{ subject, code: 'WEIGHT_UNIT_UNKNOWN', field: 'weight_unit' },
			problem: `weight_unit ${show(item.weightUnit)} can not be converted to kilograms`,
			remedy: `give the weight in one of ${WEIGHT_UNITS.join(', ')}`,
		};
	return null;
}
