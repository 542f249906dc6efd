import type {
	Bom,
	BomLine,
	ExchangeRate,
	InventoryMovement,
	Item,
	Party,
	Price,
	PriceList,
	ProductionOrder,
	Routing,
	RoutingOperation,
	SupplierDeclaration,
} from '../../../schemas/index.ts';

/** ERP records of company HD, plain and good; each test says what is special about its own. */

const common = { company: 'HD', sequence: 1, erpVersion: null, assumptions: [] };
const OPEN = { validFrom: null, validTo: null };

export const item = (sku: string, rest: Partial<Item> = {}): Item => ({
	...common,
	sku,
	description: sku,
	commercialDesignation: null,
	hs: '850131',
	hsEdition: '2022',
	subdivision: null,
	baseUnit: 'PC',
	units: [],
	netWeightKg: null,
	procurement: 'bought',
	finishedGood: false,
	active: true,
	...rest,
});

export const made = (sku: string, rest: Partial<Item> = {}) =>
	item(sku, { procurement: 'made', hs: '841370', ...rest });

export const line = (componentSku: string, quantity = '1', rest: Partial<BomLine> = {}): BomLine => ({
	lineId: '10',
	componentSku,
	quantity,
	unit: 'PC',
	role: 'material',
	...OPEN,
	...rest,
});

export const bom = (sku: string, lines: readonly BomLine[], rest: Partial<Bom> = {}): Bom => ({
	...common,
	sku,
	baseQuantity: '1',
	lines: lines.map((one, index) => ({ ...one, lineId: String((index + 1) * 10) })),
	incompleteReason: null,
	...rest,
});

export const price = (kind: Price['kind'], amount: string, rest: Partial<Price> = {}): Price => ({
	kind,
	partyId: null,
	amount,
	currency: 'EUR',
	perQuantity: '1',
	unit: 'PC',
	...OPEN,
	...rest,
});

export const prices = (sku: string, ...list: readonly Price[]): PriceList => ({ ...common, sku, prices: list });

export const operation = (rest: Partial<RoutingOperation> = {}): RoutingOperation => ({
	operationId: '10',
	description: '',
	territory: 'NL',
	operation: 'other',
	processes: [],
	...rest,
});

export const routing = (sku: string, ...operations: readonly RoutingOperation[]): Routing => ({
	...common,
	sku,
	operations,
});

/** Order 4711 of ten pieces, finished. */
export const order = (sku: string, rest: Partial<ProductionOrder> = {}): ProductionOrder => ({
	...common,
	sku,
	orderId: '4711',
	status: 'finished',
	quantity: '10',
	made: '10',
	unit: 'EA',
	territory: 'NL',
	startedOn: '2026-02-02',
	finishedOn: '2026-02-06',
	lot: null,
	components: [{ sku: 'MOTOR', quantity: '10', unit: 'EA', lot: null }],
	...rest,
});

export const party = (partyId: string, rest: Partial<Party> = {}): Party => ({
	...common,
	partyId,
	name: partyId,
	country: 'DE',
	roles: ['supplier'],
	address: null,
	signatory: null,
	active: true,
	...rest,
});

export const own = (rest: Partial<Party> = {}) =>
	party('HD', { roles: ['own'], country: 'NL', name: 'Hollands Drijfwerk', ...rest });

export const rate = (
	pair: string,
	...rates: readonly (readonly [validFrom: string, rate: string])[]
): ExchangeRate => ({
	...common,
	pair,
	rates: rates.map(([validFrom, value]) => ({ validFrom, rate: value })),
});

/** A receipt of so many pieces at a price each. */
export const received = (
	sku: string,
	quantity: string,
	unitPrice: string | null,
	rest: Partial<InventoryMovement> = {},
): InventoryMovement => ({
	company: 'HD',
	sku,
	documentNumber: '5000',
	documentYear: 2026,
	line: '1',
	kind: 'receipt',
	cancels: null,
	postingDate: '2026-01-15',
	entryQuantity: quantity,
	entryUnit: 'PC',
	baseQuantity: null,
	baseUnit: null,
	partyId: 'S-DE',
	unitPrice,
	currency: 'EUR',
	countryOfOrigin: null,
	lot: null,
	assumptions: [],
	...rest,
});

/** A long-term declaration of S-DE for Great Britain over 2026 that lists the item as originating. */
export const declared = (sku: string, rest: Partial<SupplierDeclaration> = {}): SupplierDeclaration => ({
	...common,
	declarationId: `D ${sku}`,
	supplierId: 'S-DE',
	form: 'annex_22_16',
	received: '2026-01-02',
	issued: '2026-01-01',
	validFrom: '2026-01-01',
	validTo: '2026-12-31',
	origin: 'European Union',
	countries: ['GB'],
	goods: [{ sku, hs: null, originating: true }],
	materials: [],
	cumulation: null,
	responsiblePerson: 'A. Schmidt',
	signature: 'handwritten',
	revocation: null,
	...rest,
});
