import type { TopicName } from '../../topics/catalogue/index.ts';

/** A kind of ERP file: which columns it has, and where its lines go. */
export interface FileFormat {
	readonly name: string;
	/** The topic of the lines' main fact. */
	readonly topic: TopicName;
	readonly required: readonly string[];
	/** Columns that may be there; those that are not read stand here too, so that they raise no warning. */
	readonly optional: readonly string[];
	/** The column that names the item a line speaks of; null where it speaks of none. */
	readonly itemColumn: string | null;
}

export const ITEMS: FileFormat = {
	name: 'items.csv',
	topic: 'erp.items',
	required: ['sku', 'name', 'made_in_house', 'finished_good', 'list_price', 'weight', 'weight_unit', 'hs6'],
	optional: ['standard_cost', 'last_purchase_price', 'subcategory'],
	itemColumn: 'sku',
};

export const BOMS: FileFormat = {
	name: 'boms.csv',
	topic: 'erp.boms',
	required: ['parent_sku', 'component_sku', 'quantity', 'unit', 'valid_from', 'valid_to'],
	optional: ['level'],
	itemColumn: 'parent_sku',
};

export const SUPPLIERS: FileFormat = {
	name: 'suppliers.csv',
	topic: 'erp.parties',
	required: ['supplier', 'name', 'active', 'country_overlay', 'provides_ltsd_overlay'],
	optional: ['credit_rating'],
	itemColumn: null,
};

export const SUPPLIER_PRICES: FileFormat = {
	name: 'supplier-prices.csv',
	topic: 'erp.prices',
	required: ['sku', 'supplier', 'standard_price', 'price_unit', 'pieces_per_price_unit_overlay'],
	optional: ['lead_time_days', 'last_receipt_cost', 'last_receipt_date'],
	itemColumn: 'sku',
};

export const RECEIPTS: FileFormat = {
	name: 'receipts.csv',
	topic: 'erp.inventory-movements',
	required: ['purchase_order', 'line', 'due_date', 'supplier', 'sku', 'unit_price', 'received', 'rejected'],
	optional: ['ordered'],
	itemColumn: 'sku',
};

export const MOVEMENTS: FileFormat = {
	name: 'inventory-movements.csv',
	topic: 'erp.inventory-movements',
	required: ['document_number', 'document_year', 'line', 'kind', 'posting_date', 'sku', 'quantity', 'unit'],
	optional: [
		'cancels_document',
		'cancels_year',
		'cancels_line',
		'base_quantity',
		'base_unit',
		'party',
		'unit_price',
		'currency',
		'country_of_origin',
		'lot',
	],
	itemColumn: 'sku',
};

/** Files that belong together: one alone says too little. */
export const FOLDER: readonly FileFormat[] = [ITEMS, BOMS, SUPPLIERS, SUPPLIER_PRICES, RECEIPTS];

/** Every file that a folder may hold. */
export const FORMATS: readonly FileFormat[] = [...FOLDER, MOVEMENTS];
