import type { InventoryMovement, SupplierDeclaration } from '../../../schemas/index.ts';
import { COMPANY } from './company.ts';
import { declarations } from './declarations.ts';
import type { SampleEvent } from './event.ts';
import { type ExpectedRequest, expectedRequests, type LaterEvent } from './expectations.ts';

/** The declaration that is taken back; its supplier now buys the cable and the plugs in Asia. */
export const REVOKED = { declarationId: 'D-2026-009', from: '2026-02-01', noticedOn: '2026-03-02' } as const;

/** The supplier's notice, as the ERP sends the declaration again: the same one in its second version. */
export function revocationEvents(): SampleEvent[] {
	const declaration = declarations.find((one) => one.declarationId === REVOKED.declarationId);
	if (!declaration) throw new RangeError(`the sample has no declaration ${REVOKED.declarationId}`);
	const { from, noticedOn } = REVOKED;
	const value: SupplierDeclaration = {
		...declaration,
		sequence: 2,
		erpVersion: '2',
		revocation: { from, skus: [], noticedOn },
	};
	return [{ topic: 'erp.supplier-declarations', type: 'psra.erp.SupplierDeclaration', value }];
}

/** Day to which the demo's clock has to be advanced before the receipt after the lapse is sent. */
export const LAPSE_DAY = '2026-06-15';

/** Stators that came after their declaration had lapsed on 30 April 2026 and nobody had asked for a new one. */
const RECEIPT: InventoryMovement = {
	company: COMPANY,
	documentNumber: '5000000400',
	documentYear: 2026,
	line: '1',
	kind: 'receipt',
	cancels: null,
	postingDate: '2026-06-10',
	sku: 'STA-DE',
	entryQuantity: '60',
	entryUnit: 'EA',
	baseQuantity: '60',
	baseUnit: 'EA',
	partyId: 'S-DE1',
	unitPrice: '52.00',
	currency: 'EUR',
	countryOfOrigin: 'DE',
	lot: 'STA-DE-260610',
	assumptions: [],
};

/** Made with them, and sold before anybody noticed: the customer has to be told of this delivery. */
const DELIVERY: InventoryMovement = {
	...RECEIPT,
	documentNumber: '8000004500',
	kind: 'delivery',
	postingDate: '2026-06-12',
	sku: 'DRV-F500',
	entryQuantity: '40',
	baseQuantity: '40',
	partyId: 'C-4002',
	unitPrice: '146.00',
	countryOfOrigin: 'NL',
	lot: null,
};

/** What the ERP sends on the day to which the clock was advanced. */
export function lapseEvents(): SampleEvent[] {
	return [RECEIPT, DELIVERY].map((value) => ({
		topic: 'erp.inventory-movements',
		type: 'psra.erp.InventoryMovement',
		value,
	}));
}

/** The declarations that an event takes back, and no others. */
export function revocationsBy(
	event: LaterEvent,
): readonly { readonly requestId: string; readonly goods: NonNullable<ExpectedRequest['later']>['goods'] }[] {
	return expectedRequests.flatMap(({ requestId, later }) =>
		later?.event === event ? [{ requestId, goods: later.goods }] : [],
	);
}
