import { createHash } from 'node:crypto';
import type { FullState, MovementRow } from '../../infra/ports/facts.ts';
import type { EventTypes, InventoryMovement } from '../../schemas/index.ts';

/** Record types that carry the full state of their key, with the table and the id that they are kept under. */
const TABLES = {
	'psra.erp.Party': { kind: 'party', id: (r: EventTypes['psra.erp.Party']) => r.partyId },
	'psra.erp.Item': { kind: 'item', id: (r: EventTypes['psra.erp.Item']) => r.sku },
	'psra.erp.Bom': { kind: 'bom', id: (r: EventTypes['psra.erp.Bom']) => r.sku },
	'psra.erp.Routing': { kind: 'routing', id: (r: EventTypes['psra.erp.Routing']) => r.sku },
	'psra.erp.ProductionOrder': {
		kind: 'production_order',
		id: (r: EventTypes['psra.erp.ProductionOrder']) => r.orderId,
	},
	'psra.erp.PriceList': { kind: 'price_list', id: (r: EventTypes['psra.erp.PriceList']) => r.sku },
	'psra.erp.ExchangeRate': { kind: 'exchange_rate', id: (r: EventTypes['psra.erp.ExchangeRate']) => r.pair },
	'psra.erp.SupplierDeclaration': {
		kind: 'supplier_declaration',
		id: (r: EventTypes['psra.erp.SupplierDeclaration']) => r.declarationId,
	},
} as const;

export type FullStateType = keyof typeof TABLES;

export function fullStateOf<T extends FullStateType>(type: T, record: EventTypes[T]): FullState {
	const { kind, id } = TABLES[type] as { kind: FullState['kind']; id: (record: EventTypes[T]) => string };
	return {
		kind,
		company: record.company,
		id: id(record),
		sequence: record.sequence,
		contentHash: contentHash(record),
		record,
	};
}

/** Document number, year and line; the parts can hold anything, so they are joined as JSON. */
export function documentOf({
	documentNumber,
	documentYear,
	line,
}: {
	documentNumber: string;
	documentYear: number;
	line: string;
}): string {
	return JSON.stringify([documentNumber, documentYear, line]);
}

export function movementRowOf(movement: InventoryMovement): MovementRow {
	return {
		company: movement.company,
		sku: movement.sku,
		document: documentOf(movement),
		kind: movement.kind,
		cancels: movement.cancels && documentOf(movement.cancels),
		postingDate: movement.postingDate,
		partyId: movement.partyId,
		contentHash: contentHash(movement),
		record: movement,
	};
}

/** Decoding gives the fields in the schema's order, so equal records give equal text. */
function contentHash(record: object): string {
	return createHash('sha256').update(JSON.stringify(record)).digest('hex');
}
