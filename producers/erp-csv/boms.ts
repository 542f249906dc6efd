import type { Decimal } from '../../rules/schema/decimal.ts';
import { emit, submitted } from './ledger.ts';
import type { Mapping } from './mapping.ts';
import { grouped, linesOf } from './mapping.ts';
import { sentences } from './profile.ts';
import type { Row } from './row.ts';
import { key, number, optionalDate, RowFault, spelled } from './row.ts';
import type { BadLine, Line, Table } from './table.ts';
import { bury, itemsOf } from './table.ts';

/** A line of boms.csv. */
export interface BomRow {
	readonly parent: string;
	readonly component: string;
	readonly quantity: Decimal;
	readonly unit: string;
	readonly validFrom: string | null;
	readonly validTo: string | null;
}

export function readBomRow(row: Row): BomRow {
	const quantity = number(row, 'quantity');
	if (quantity.unscaled <= 0n) throw new RowFault('quantity', 'is not above zero', 'give the quantity that is used');
	const validFrom = optionalDate(row, 'valid_from');
	const validTo = optionalDate(row, 'valid_to');
	if (validFrom && validTo && validTo < validFrom)
		throw new RowFault('valid_to', `is before valid_from (${validFrom})`, 'correct one of the two dates');
	return {
		parent: key(row, 'parent_sku'),
		component: key(row, 'component_sku'),
		quantity,
		unit: key(row, 'unit'),
		validFrom,
		validTo,
	};
}

/** Whether a line of a bill holds on a day. */
export function holdsOn(row: BomRow, day: string): boolean {
	return (row.validFrom === null || row.validFrom <= day) && (row.validTo === null || day <= row.validTo);
}

/**
 * One event per made item. Lines that can't be read leave their bill incomplete, and the bill says so: an item may
 * never be judged by half of its components. A line that names no parent at all (as a spreadsheet that repeats it
 * only in the first row of a group writes) leaves every bill of the file incomplete.
 */
export function mapBoms(mapping: Mapping, table: Table<BomRow>, made: ReadonlySet<string>): void {
	const { ledger, company, sequence, profile } = mapping;
	const groups = grouped(table.good, (line) => line.value.parent);
	const known = new Set([...groups.keys(), ...made]);
	const everyBill = [...groups.keys()];
	const concerned = (bad: BadLine) => (bad.item === '' ? everyBill : itemsOf(bad, known));
	const unread = grouped(
		table.bad.flatMap((bad) => concerned(bad).map((sku) => ({ sku, bad }))),
		({ sku }) => sku,
	);
	for (const sku of new Set([...groups.keys(), ...unread.keys()])) {
		const lines = groups.get(sku) ?? [];
		const missing = (unread.get(sku) ?? []).map((entry) => entry.bad.letter);
		const index = emit(ledger, {
			topic: 'erp.boms',
			type: 'psra.erp.Bom',
			value: {
				...{ company, sku, sequence, erpVersion: null, baseQuantity: '1' },
				lines: bomLines(lines),
				incompleteReason: reasonOf(missing),
				assumptions: sentences(profile?.stillValid),
			},
			lines: linesOf([...lines, ...missing]),
		});
		submitted(ledger, lines, index);
	}
	bury(ledger, table.bad, concerned);
}

/** The file numbers no lines: component and first day name one, and lines alike are told apart by their order. */
function bomLines(lines: readonly Line<BomRow>[]) {
	const seen = new Map<string, number>();
	return lines.map(({ value }) => {
		const name = `${value.component}@${value.validFrom ?? ''}`;
		const nth = (seen.get(name) ?? 0) + 1;
		seen.set(name, nth);
		return {
			lineId: nth === 1 ? name : `${name}#${nth}`,
			componentSku: value.component,
			quantity: spelled(value.quantity),
			unit: value.unit,
			role: 'material' as const,
			validFrom: value.validFrom,
			validTo: value.validTo,
		};
	});
}

function reasonOf(missing: readonly BadLine['letter'][]): string | null {
	const [first] = missing;
	if (!first) return null;
	const others = missing.length === 1 ? '' : ` and ${missing.length - 1} more`;
	return `${first.file} line ${first.line}${others} can not be read: ${first.error.problem}`;
}
