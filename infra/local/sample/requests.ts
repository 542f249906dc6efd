import type { CertificateRequest } from '../../../schemas/index.ts';
import { COMPANY } from './company.ts';

interface Row {
	readonly id: string;
	readonly customer: string;
	readonly skus: readonly string[];
	readonly on: string;
	/** 1 January 2026 to 31 December 2027 where absent. */
	readonly period?: readonly [validFrom: string, validTo: string];
	/** Regular supplies where absent. */
	readonly once?: true;
	readonly by?: string;
	/** eu-uk where absent. */
	readonly agreement?: string;
}

/** Which of them end how, and why, stands in expectations.ts. */
const AT_ONCE: readonly Row[] = [
	{ id: 'R-2026-001', customer: 'C-4001', skus: ['DRV-M250', 'SNS-TRQ'], on: '2026-02-02' },
	{ id: 'R-2026-002', customer: 'C-4002', skus: ['DRV-H750'], on: '2026-02-03' },
	{ id: 'R-2026-003', customer: 'C-4003', skus: ['PMP-W20'], on: '2026-02-05' },
	{ id: 'R-2026-004', customer: 'C-4004', skus: ['ANC-ST'], on: '2026-02-06' },
	{ id: 'R-2026-005', customer: 'C-4005', skus: ['BAT-500'], on: '2026-02-09' },
	{ id: 'R-2026-006', customer: 'C-4006', skus: ['DSP-C1'], on: '2026-02-11', by: 'inside sales' },
	{ id: 'R-2026-007', customer: 'C-4001', skus: ['LCK-B1', 'CBG-PA'], on: '2026-02-12' },
	{ id: 'R-2026-008', customer: 'C-4002', skus: ['DRV-F500'], on: '2026-02-13' },
	{ id: 'R-2026-009', customer: 'C-4006', skus: ['HUB-F20'], on: '2026-02-16', period: ['2026-03-01', '2028-02-29'] },
	{ id: 'R-2026-010', customer: 'C-4001', skus: ['CTL-48'], on: '2026-02-17' },
	{ id: 'R-2026-011', customer: 'C-4003', skus: ['KIT-BRG'], on: '2026-02-18' },
	{ id: 'R-2026-012', customer: 'C-4004', skus: ['PMP-G6'], on: '2026-02-19' },
	{ id: 'R-2026-013', customer: 'C-4007', skus: ['DRV-M250'], on: '2026-02-20' },
	{ id: 'R-2026-014', customer: 'C-4005', skus: ['DRV-M250', 'CTL-72'], on: '2026-02-23' },
	{ id: 'R-2026-015', customer: 'C-4006', skus: ['SNS-TRQ'], on: '2026-02-24', period: ['2026-10-01', '2028-09-30'] },
	{ id: 'R-2026-016', customer: 'C-4002', skus: ['PMP-W20'], on: '2026-02-25', once: true, by: 'inside sales' },
	{ id: 'R-2026-017', customer: 'C-4003', skus: ['PMP-C24'], on: '2026-02-26' },
	{ id: 'R-2026-018', customer: 'C-4001', skus: ['TRY-AL'], on: '2026-02-27' },
	{ id: 'R-2026-019', customer: 'C-4003', skus: ['FIT-SS'], on: '2026-02-27' },
	{ id: 'R-2026-020', customer: 'C-4005', skus: ['BAT-LEV'], on: '2026-02-27' },
	{ id: 'R-2026-021', customer: 'C-4006', skus: ['CVR-BX'], on: '2026-02-27' },
	{ id: 'R-2026-022', customer: 'C-4001', skus: ['SNS-TRQ'], on: '2026-03-02', agreement: 'eu-japan' },
];

/** Under a derived pack, sent once a person has accepted it; the first asks again for what R-2026-022 was refused. */
const AFTER_ACCEPTANCE: readonly Row[] = [
	{ id: 'R-2026-023', customer: 'C-4001', skus: ['SNS-TRQ'], on: '2026-03-02', agreement: 'eu-japan' },
	{ id: 'R-2026-024', customer: 'C-4006', skus: ['HUB-F20'], on: '2026-03-02', agreement: 'eu-japan' },
];

const request = (row: Row): CertificateRequest => ({
	company: COMPANY,
	requestId: row.id,
	customerId: row.customer,
	skus: row.skus,
	agreements: [row.agreement ?? 'eu-uk'],
	validFrom: row.period?.[0] ?? '2026-01-01',
	validTo: row.period?.[1] ?? '2027-12-31',
	regularSupply: !row.once,
	requestedOn: row.on,
	requestedBy: row.by ?? 'customer portal',
});

export const requests: readonly CertificateRequest[] = AT_ONCE.map(request);

export const requestsAfterAcceptance: readonly CertificateRequest[] = AFTER_ACCEPTANCE.map(request);
