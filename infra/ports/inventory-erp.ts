/**
 * The inventory interface of a firm's ERP: where the origin status of an item goes once a declaration was issued,
 * superseded or revoked.
 */

/** The status of one item under one agreement, by one version of one certificate. Dates are `YYYY-MM-DD`. */
export interface OriginStatusReport {
	/** The legal entity that declares. */
	readonly company: string;
	readonly sku: string;
	/** Pack id, e.g. `eu-uk`. */
	readonly agreement: string;
	/** What happened to the certificate; only under `issued` may the item be sold as covered by it. */
	readonly status: 'issued' | 'superseded' | 'revoked';
	readonly certificateId: string;
	readonly certificateNumber: string;
	/** Rises by one with each change of the certificate, so that the ERP can refuse a stale one. */
	readonly version: number;
	readonly validFrom: string;
	readonly validTo: string;
	/** Of a revoked one: first day of shipments that are not covered; else null. */
	readonly revokedFrom: string | null;
}

/**
 * What the ERP did. `applied`: it took the status over; `stale`: it holds a later version and kept that;
 * `duplicate`: it held exactly this already.
 */
export type Disposition = 'applied' | 'stale' | 'duplicate';

export interface ErpReceipt {
	readonly receiptId: string;
	readonly disposition: Disposition;
	/** The version that was reported, not the one that the ERP holds. */
	readonly version: number;
	/** The ERP's clock, RFC 3339. */
	readonly receivedAt: string;
}

/**
 * An adapter MUST send `idempotencyKey` unchanged with every attempt and MUST answer a receipt only where the ERP
 * gave one. It fails with `ERP_UNAVAILABLE` where the same call may succeed later, which includes an answer that is
 * no receipt (the update may or may not have been made: call again with the same key), and with `ERP_REFUSED` where
 * a person must look. `facts.retryAfterMs` is there where the ERP asked for a pause. It does not repeat by itself.
 */
export interface InventoryErp {
	report(status: OriginStatusReport, idempotencyKey: string): Promise<ErpReceipt>;
}
