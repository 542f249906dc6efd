import { emit, submitted } from './ledger.ts';
import type { Distinct, Mapping } from './mapping.ts';
import { linesOf } from './mapping.ts';
import { sentences } from './profile.ts';
import type { Row } from './row.ts';
import { flag, key, pattern, words } from './row.ts';

/** A line of suppliers.csv. */
export interface SupplierLine {
	readonly supplier: string;
	readonly name: string;
	readonly active: boolean;
	readonly country: string;
	/** Gives long-term declarations, says the overlay. */
	readonly declares: boolean;
}

export function readSupplier(row: Row): SupplierLine {
	return {
		supplier: key(row, 'supplier'),
		name: words(row, 'name'),
		active: flag(row, 'active'),
		country: pattern(row, 'country_overlay', /^[A-Z]{2}$/, 'write the ISO 3166 alpha-2 code'),
		declares: flag(row, 'provides_ltsd_overlay'),
	};
}

/** The firm itself, where a profile assumes one, and its suppliers. */
export function mapParties(mapping: Mapping, suppliers: readonly Distinct<SupplierLine>[]): void {
	const { ledger, company, sequence, profile } = mapping;
	if (profile) {
		const { partyId, name, country, address, signatory } = profile.company;
		emit(ledger, {
			topic: 'erp.parties',
			type: 'psra.erp.Party',
			value: {
				...{ company, partyId, sequence, erpVersion: null, name, country, address, signatory },
				roles: ['own'],
				active: true,
				assumptions: sentences(profile.company),
			},
			lines: [],
		});
	}
	for (const { line, places } of suppliers) {
		const { supplier: partyId, name, country, active } = line.value;
		const index = emit(ledger, {
			topic: 'erp.parties',
			type: 'psra.erp.Party',
			value: {
				...{ company, partyId, sequence, erpVersion: null, name, country, active },
				roles: ['supplier'],
				address: null,
				signatory: null,
				assumptions: sentences(profile?.supplierCountries),
			},
			lines: linesOf(places),
		});
		submitted(ledger, places, index);
	}
}
