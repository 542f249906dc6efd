import type {
	Bom,
	CertificateRequest,
	InventoryMovement,
	Item,
	Party,
	PriceList,
	Routing,
	SupplierDeclaration,
} from '../../../schemas/index.ts';
import type { TypedRecord } from './publish.ts';

/**
 * Records of a small firm that makes pumps, each right in every field; a test changes what it is about. Everything
 * holds on 2 March 2026, the day of the installation's clock.
 */
export const COMPANY = 'NL-TEST';

const first = { company: COMPANY, sequence: 1, erpVersion: null, assumptions: [] } as const;

type Made<T> = (changes?: Partial<T>) => T;

export const party: Made<Party> = (changes) => ({
	...first,
	partyId: 'S-CN',
	name: 'Ningbo Parts Co., Ltd.',
	country: 'CN',
	roles: ['supplier'],
	address: { street: 'Hailong Road 1', postalCode: '315100', city: 'Ningbo' },
	signatory: null,
	active: true,
	...changes,
});

export const ourselves = party({
	partyId: 'OWN',
	name: 'Pompenfabriek Test B.V.',
	country: 'NL',
	roles: ['own'],
	address: { street: 'Kade 1', postalCode: '6541 XZ', city: 'Nijmegen' },
	signatory: { name: 'M. Tester', position: 'Customs manager', place: 'Nijmegen' },
});

export const customer: Made<Party> = (changes) =>
	party({
		partyId: 'C-DE',
		name: 'Lastenrad GmbH',
		country: 'DE',
		roles: ['customer'],
		address: { street: 'Kai 12', postalCode: '28217', city: 'Bremen' },
		...changes,
	});

/** A bought part of heading 8413. */
export const item: Made<Item> = (changes) => ({
	...first,
	sku: 'PART',
	description: 'Pump housing',
	commercialDesignation: null,
	hs: '841391',
	hsEdition: '2022',
	subdivision: null,
	baseUnit: 'EA',
	units: [],
	netWeightKg: '1',
	procurement: 'bought',
	finishedGood: false,
	active: true,
	...changes,
});

/** A pump that is made and sold. */
export const product: Made<Item> = (changes) =>
	item({
		sku: 'PUMP',
		description: 'Centrifugal water pump',
		commercialDesignation: 'Pump W20',
		hs: '841370',
		procurement: 'made',
		finishedGood: true,
		...changes,
	});

export const bom = (sku: string, components: readonly string[], changes?: Partial<Bom>): Bom => ({
	...first,
	sku,
	baseQuantity: '1',
	lines: components.map((componentSku, index) => ({
		lineId: String((index + 1) * 10),
		componentSku,
		quantity: '1',
		unit: 'EA',
		role: 'material',
		validFrom: null,
		validTo: null,
	})),
	incompleteReason: null,
	...changes,
});

export const routing: Made<Routing> = (changes) => ({
	...first,
	sku: 'PUMP',
	operations: [
		{ operationId: '0010', description: 'Machining and assembly', territory: 'NL', operation: 'other', processes: [] },
	],
	...changes,
});

/** One price in euro a piece. */
export const prices = (
	sku: string,
	kind: 'ex_works' | 'purchase',
	amount: string,
	changes?: Partial<PriceList>,
): PriceList => ({
	...first,
	sku,
	prices: [
		{
			kind,
			partyId: kind === 'purchase' ? 'S-CN' : null,
			amount,
			currency: 'EUR',
			perQuantity: '1',
			unit: 'EA',
			validFrom: null,
			validTo: null,
		},
	],
	...changes,
});

export const movement: Made<InventoryMovement> = (changes) => ({
	company: COMPANY,
	sku: 'PART',
	documentNumber: '5000000001',
	documentYear: 2026,
	line: '1',
	kind: 'receipt',
	cancels: null,
	postingDate: '2026-02-01',
	entryQuantity: '100',
	entryUnit: 'EA',
	baseQuantity: '100',
	baseUnit: 'EA',
	partyId: 'S-CN',
	unitPrice: '40',
	currency: 'EUR',
	countryOfOrigin: 'CN',
	lot: null,
	assumptions: [],
	...changes,
});

/** Valid on every count, by a supplier in the EU. */
export const declaration: Made<SupplierDeclaration> = (changes) => ({
	...first,
	declarationId: 'D-1',
	supplierId: 'S-DE',
	form: 'annex_22_16',
	received: '2025-12-20',
	issued: '2025-12-16',
	validFrom: '2026-01-01',
	validTo: '2027-12-31',
	origin: 'European Union',
	countries: ['GB'],
	goods: [{ sku: 'PART', hs: null, originating: true }],
	materials: [],
	cumulation: null,
	responsiblePerson: 'A. Signer',
	signature: 'handwritten',
	revocation: null,
	...changes,
});

export const request: Made<CertificateRequest> = (changes) => ({
	company: COMPANY,
	requestId: 'R-1',
	customerId: 'C-DE',
	skus: ['PUMP'],
	agreements: ['eu-uk'],
	validFrom: '2026-01-01',
	validTo: '2027-12-31',
	regularSupply: true,
	requestedOn: '2026-03-01',
	requestedBy: null,
	...changes,
});

/** The firm with a supplier in China, one in Germany, and a customer in Germany. */
export const parties: readonly TypedRecord[] = [
	ourselves,
	party(),
	party({ partyId: 'S-DE', name: 'Rheinfeld GmbH', country: 'DE' }),
	customer(),
].map((value) => ({ type: 'psra.erp.Party', value }));

/**
 * A product with one bought part under numbers of its own, e.g. `PUMP-A` and `PART-A`. The part is of another
 * subheading, so the pump originates at any price.
 */
export function pump(suffix: string): TypedRecord[] {
	const [made, part] = [`PUMP-${suffix}`, `PART-${suffix}`];
	return [
		{ type: 'psra.erp.Item', value: product({ sku: made }) },
		{ type: 'psra.erp.Item', value: item({ sku: part }) },
		{ type: 'psra.erp.Bom', value: bom(made, [part]) },
		{ type: 'psra.erp.Routing', value: routing({ sku: made }) },
		{ type: 'psra.erp.PriceList', value: prices(made, 'ex_works', '100') },
		{ type: 'psra.erp.PriceList', value: prices(part, 'purchase', '40') },
	];
}
