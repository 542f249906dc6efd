import type { OriginStatusReport } from '../../infra/ports/inventory-erp.ts';

/**
 * The key of a report: the same for every attempt and after every restart, another for every version. Printable
 * ASCII without quotes or backslashes, so that it fits a structured-field string (RFC 9651, section 3.3.3).
 */
export function idempotencyKey(
	of: Pick<OriginStatusReport, 'company' | 'sku' | 'agreement' | 'certificateId' | 'version'>,
): string {
	return [of.company, of.certificateId, `v${of.version}`, of.sku, of.agreement].map(encodeURIComponent).join('/');
}
