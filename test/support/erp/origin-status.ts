import type { OriginStatusReport } from '../../../infra/ports/inventory-erp.ts';

/** A report of the first version of a certificate. */
export const issued: OriginStatusReport = {
	company: 'hanze',
	sku: 'HD-250-MID',
	agreement: 'eu-uk',
	status: 'issued',
	certificateId: '01JN5Y3F7Q9X4S8B2C6D0E1G2H',
	certificateNumber: 'LTSD-2026-000017',
	version: 1,
	validFrom: '2026-03-01',
	validTo: '2028-02-29',
	revokedFrom: null,
};
