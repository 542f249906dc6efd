import { PsraError } from '../../infra/errors.ts';
import { assumeDeclarations, assumeRoutings } from './assumed.ts';
import { mapBoms, readBomRow } from './boms.ts';
import * as formats from './formats.ts';
import { mapItems, readItem } from './items.ts';
import type { Ledger } from './ledger.ts';
import { newLedger } from './ledger.ts';
import type { Mapping } from './mapping.ts';
import { distinct } from './mapping.ts';
import { mapMovements, readMovement } from './movements.ts';
import type { CsvOutcome, FolderPlan } from './outcome.ts';
import type { Profile } from './profile.ts';
import { mapReceipts, readReceipt } from './receipts.ts';
import { mapPrices, readSupplierPrice } from './supplier-prices.ts';
import { mapParties, readSupplier } from './suppliers.ts';
import type { FolderFile } from './table.ts';
import { bury, itemsOf, readTable } from './table.ts';
import { unitsOf } from './units.ts';

export interface MapOptions {
	/** Company id; may be left out where the profile gives it. */
	readonly company?: string;
	/**
	 * The sequence of every full-state event of this load; a whole number from 1. It is given and not made from a clock
	 * or a counter, so that the same folder loaded twice gives the same events and the second load changes nothing. A
	 * changed folder is loaded with a higher number; with the same one, what differs is refused as SEQUENCE_CONFLICT.
	 */
	readonly loadVersion: number;
	readonly profile?: Profile;
}

/**
 * Maps the files of a folder to events, one outcome for each line. Pure: sends nothing, reads no clock.
 * Throws VALUE_INVALID where the options contradict or the folder holds no ERP file.
 */
export function mapFolder(files: readonly FolderFile[], options: MapOptions): FolderPlan {
	const company = companyOf(options);
	const ledger = newLedger();
	lookAtNames(ledger, files);
	const mapping: Mapping = { ledger, company, sequence: options.loadVersion, profile: options.profile ?? null };

	const supplierTable = readTable(ledger, files, formats.SUPPLIERS, readSupplier);
	const itemTable = readTable(ledger, files, formats.ITEMS, readItem);
	const bomTable = readTable(ledger, files, formats.BOMS, readBomRow);
	const priceTable = readTable(ledger, files, formats.SUPPLIER_PRICES, readSupplierPrice);
	const receiptTable = readTable(ledger, files, formats.RECEIPTS, readReceipt);
	const movementTable = readTable(ledger, files, formats.MOVEMENTS, readMovement);

	const item = (value: { readonly sku: string }) => ({ kind: 'item', id: value.sku }) as const;
	const suppliers = distinct(
		ledger,
		supplierTable.good,
		(value) => value.supplier,
		(value) => ({ kind: 'party', id: value.supplier }),
		'supplier',
	);
	const items = distinct(ledger, itemTable.good, (value) => value.sku, item, 'sku');
	const prices = distinct(ledger, priceTable.good, (value) => `${value.sku}|${value.supplier}`, item, 'supplier');
	const receipts = distinct(
		ledger,
		receiptTable.good,
		(value) => `${value.document}|${value.dueDate.slice(0, 4)}|${value.line}`,
		item,
		'purchase_order',
	);
	const movements = distinct(
		ledger,
		movementTable.good,
		(value) => `${value.documentNumber}|${value.documentYear}|${value.line}`,
		item,
		'document_number',
	);

	const bomRows = bomTable.good.map((line) => line.value);
	const priceLines = prices.map((price) => price.line.value);
	const units = unitsOf(mapping.profile, bomRows, priceLines);
	mapParties(mapping, suppliers);
	mapItems(mapping, items, units);
	mapBoms(mapping, bomTable, new Set(items.filter((i) => i.line.value.made).map((i) => i.line.value.sku)));
	mapPrices(mapping, items, prices, units);
	assumeRoutings(mapping, items, bomRows);
	assumeDeclarations(mapping, suppliers, items, prices);
	mapReceipts(mapping, receipts, prices, units);
	mapMovements(mapping, movements);

	const known = new Set([...items.map((i) => i.line.value.sku), ...priceLines.map((price) => price.sku)]);
	for (const table of [supplierTable, itemTable, priceTable, receiptTable, movementTable])
		bury(ledger, table.bad, (bad) => itemsOf(bad, known));
	return {
		company,
		events: ledger.events,
		outcomes: inOrder(ledger.outcomes),
		notices: ledger.notices,
		lines: ledger.lines,
	};
}

function companyOf(options: MapOptions): string {
	const company = options.profile?.company.company ?? options.company;
	const wrong = (field: string, problem: string, remedy: string) =>
		new PsraError('VALUE_INVALID', `${field} ${problem}`, { field, problem, remedy });
	if (company === undefined) throw wrong('company', 'is not given', 'name the company, or load with a profile');
	if (!/^[^\p{Cc}|]+$/u.test(company))
		throw wrong('company', 'is blank, or holds "|" or a control character', 'name the company by letters and digits');
	if (options.company !== undefined && options.company !== company)
		throw wrong('company', `is ${options.company}, the profile's is ${company}`, 'leave one of the two out');
	if (!Number.isSafeInteger(options.loadVersion) || options.loadVersion < 1)
		throw wrong('loadVersion', `is ${options.loadVersion}`, 'give a whole number from 1');
	return company;
}

function lookAtNames(ledger: Ledger, files: readonly FolderFile[]): void {
	const names = formats.FORMATS.map((format) => format.name);
	if (!files.some((file) => names.includes(file.name)))
		throw new PsraError('VALUE_INVALID', 'the folder holds no ERP file', {
			field: 'dir',
			problem: 'the folder holds no ERP file',
			remedy: `put at least one of ${names.join(', ')} into it`,
		});
	const missing = formats.FOLDER.filter((format) => !files.some((file) => file.name === format.name));
	for (const { name } of missing.length < formats.FOLDER.length ? missing : [])
		ledger.notices.push({
			severity: 'warning',
			file: name,
			column: '',
			problem: 'the file is missing; what it would say stays unknown',
			remedy: `export ${name} into the folder too`,
		});
	for (const file of files)
		if (!names.includes(file.name))
			ledger.notices.push({
				severity: 'warning',
				file: file.name,
				column: '',
				problem: 'the file is none that the loader knows and is not read',
				remedy: `name it as one of ${names.join(', ')}`,
			});
}

function inOrder(outcomes: readonly CsvOutcome[]): CsvOutcome[] {
	const rank = new Map(formats.FORMATS.map((format, at) => [format.name, at]));
	return outcomes.toSorted((a, b) => (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0) || a.line - b.line);
}
