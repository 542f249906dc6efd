import type { InventoryMovement } from '../../schemas/index.ts';
import type { Objection } from './ledger.ts';
import { emit, objected, submitted } from './ledger.ts';
import type { Distinct, Mapping } from './mapping.ts';
import { linesOf } from './mapping.ts';
import type { Row } from './row.ts';
import {
	date,
	key,
	notNegative,
	optionalKey,
	optionalNumber,
	optionalPattern,
	pattern,
	RowFault,
	spelled,
} from './row.ts';

/** A line of inventory-movements.csv: a movement but for its company. */
export type MovementLine = Omit<InventoryMovement, 'company' | 'assumptions'>;

const KINDS = ['receipt', 'issue_to_order', 'delivery', 'return_to_supplier', 'adjustment', 'cancellation'] as const;
const RETURN = 'book a return or a cancellation as a movement of that kind';
const YEAR = /^(?:19|20)\d{2}$/;

export function readMovement(row: Row): MovementLine {
	const kind = KINDS.find((candidate) => candidate === row.text('kind'));
	if (!kind) throw new RowFault('kind', 'is not known', `write one of ${KINDS.join(', ')}`);
	const cancels = readCancels(row);
	if ((kind === 'cancellation') !== (cancels !== null))
		throw new RowFault(
			'cancels_document',
			cancels ? `is given by a ${kind}` : 'is blank',
			'name the document that is taken back on cancellations, and on them only',
		);
	const baseQuantity = row.text('base_quantity') === '' ? null : notNegative(row, 'base_quantity', RETURN);
	const baseUnit = optionalKey(row, 'base_unit');
	if ((baseQuantity === null) !== (baseUnit === null))
		throw new RowFault('base_unit', 'and base_quantity are not given together', 'fill in both, or none');
	const unitPrice = optionalNumber(row, 'unit_price');
	const currency = optionalPattern(row, 'currency', /^[A-Z]{3}$/, 'write the ISO 4217 code');
	if (unitPrice && !currency) throw new RowFault('currency', 'is blank beside a price', 'write the ISO 4217 code');
	return {
		sku: key(row, 'sku'),
		documentNumber: key(row, 'document_number'),
		documentYear: Number(pattern(row, 'document_year', YEAR, 'write the year with four digits')),
		line: key(row, 'line'),
		kind,
		cancels,
		postingDate: date(row, 'posting_date'),
		entryQuantity: spelled(notNegative(row, 'quantity', RETURN)),
		entryUnit: key(row, 'unit'),
		baseQuantity: baseQuantity && spelled(baseQuantity),
		baseUnit,
		partyId: optionalKey(row, 'party'),
		unitPrice: unitPrice && spelled(unitPrice),
		currency: unitPrice ? currency : null,
		countryOfOrigin: optionalPattern(row, 'country_of_origin', /^[A-Z]{2}$/, 'write the ISO 3166 alpha-2 code'),
		lot: optionalKey(row, 'lot'),
	};
}

function readCancels(row: Row): InventoryMovement['cancels'] {
	const columns = ['cancels_document', 'cancels_year', 'cancels_line'];
	if (columns.every((column) => row.text(column) === '')) return null;
	return {
		documentNumber: key(row, 'cancels_document'),
		documentYear: Number(pattern(row, 'cancels_year', YEAR, 'write the year with four digits')),
		line: key(row, 'cancels_line'),
	};
}

/** Movements as our own format gives them. */
export function mapMovements(mapping: Mapping, movements: readonly Distinct<MovementLine>[]): void {
	const { ledger, company } = mapping;
	for (const { line, places } of movements) {
		const objection = objectionTo(line.value);
		if (objection) {
			objected(ledger, places, objection);
			continue;
		}
		const index = emit(ledger, {
			topic: 'erp.inventory-movements',
			type: 'psra.erp.InventoryMovement',
			value: { company, ...line.value, assumptions: [] },
			lines: linesOf(places),
		});
		submitted(ledger, places, index);
	}
}

function objectionTo(movement: MovementLine): Objection | null {
	const subject = { kind: 'item', id: movement.sku } as const;
	if (movement.kind === 'receipt' && movement.partyId === null)
		return {
			...{ subject, code: 'SUPPLIER_UNKNOWN', field: 'party' },
			problem: 'a receipt names no supplier',
			remedy: 'give the number of the supplier',
		};
	if (movement.unitPrice?.startsWith('-'))
		return {
			...{ subject, code: 'PRICE_NEGATIVE', field: 'unit_price' },
			problem: `unit_price ${movement.unitPrice} is below zero`,
			remedy: 'correct the price, or leave it blank where it is not known',
		};
	return null;
}
