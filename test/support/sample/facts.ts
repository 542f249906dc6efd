import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type SampleEvent, sample, sampleEvents } from '../../../infra/local/sample/index.ts';
import type { MovementRow } from '../../../infra/local/sample/movements.ts';
import type { EventType, EventTypes } from '../../../schemas/index.ts';

export function ofType<T extends EventType>(type: T): EventTypes[T][] {
	return sampleEvents().flatMap((event) => (event.type === type ? [event.value as EventTypes[T]] : []));
}

export function readMovements(): MovementRow[] {
	const text = readFileSync(new URL('inventory-movements.csv', sample.csvFolder), 'utf8');
	return parse(text, { columns: true }) as MovementRow[];
}

/** Everything that the sample says, by its keys. */
export interface SampleFacts {
	readonly parties: ReadonlyMap<string, EventTypes['psra.erp.Party']>;
	readonly items: ReadonlyMap<string, EventTypes['psra.erp.Item']>;
	readonly boms: ReadonlyMap<string, EventTypes['psra.erp.Bom']>;
	readonly routings: ReadonlyMap<string, EventTypes['psra.erp.Routing']>;
	readonly prices: ReadonlyMap<string, EventTypes['psra.erp.PriceList']>;
	readonly rates: ReadonlyMap<string, EventTypes['psra.erp.ExchangeRate']>;
	readonly declarations: readonly EventTypes['psra.erp.SupplierDeclaration'][];
	readonly movements: readonly MovementRow[];
}

function by<T>(values: readonly T[], key: (value: T) => string): Map<string, T> {
	return new Map(values.map((value) => [key(value), value]));
}

export function readFacts(): SampleFacts {
	return {
		parties: by(ofType('psra.erp.Party'), (v) => v.partyId),
		items: by(ofType('psra.erp.Item'), (v) => v.sku),
		boms: by(ofType('psra.erp.Bom'), (v) => v.sku),
		routings: by(ofType('psra.erp.Routing'), (v) => v.sku),
		prices: by(ofType('psra.erp.PriceList'), (v) => v.sku),
		rates: by(ofType('psra.erp.ExchangeRate'), (v) => v.pair),
		declarations: ofType('psra.erp.SupplierDeclaration'),
		movements: readMovements(),
	};
}

/** The facts after later events: a newer version of a declaration in place of the older one, and further movements. */
export function withEvents(facts: SampleFacts, events: readonly SampleEvent[]): SampleFacts {
	const declarations = [...facts.declarations];
	const movements = [...facts.movements];
	for (const { type, value } of events) {
		if (type === 'psra.erp.InventoryMovement') movements.push(rowOf(value));
		else if (type === 'psra.erp.SupplierDeclaration') {
			const index = declarations.findIndex((one) => one.declarationId === value.declarationId);
			declarations.splice(index < 0 ? declarations.length : index, 1, value);
		} else throw new Error(`${type} is no later event of the sample`);
	}
	return { ...facts, declarations, movements };
}

function rowOf(movement: EventTypes['psra.erp.InventoryMovement']): MovementRow {
	if (movement.cancels) throw new Error('no later event of the sample takes a movement back');
	return {
		document_number: movement.documentNumber,
		document_year: String(movement.documentYear),
		line: movement.line,
		kind: movement.kind,
		cancels_document: '',
		cancels_year: '',
		cancels_line: '',
		posting_date: movement.postingDate,
		sku: movement.sku,
		quantity: movement.entryQuantity,
		unit: movement.entryUnit,
		base_quantity: movement.baseQuantity ?? '',
		base_unit: movement.baseUnit ?? '',
		party: movement.partyId ?? '',
		unit_price: movement.unitPrice ?? '',
		currency: movement.currency ?? '',
		country_of_origin: movement.countryOfOrigin ?? '',
		lot: movement.lot ?? '',
	};
}
