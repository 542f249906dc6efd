import type { DocumentGoods, LtsdDocument } from '../../../infra/ports/certificate-document.ts';

/** A declaration with one page. */
export const shortDeclaration: LtsdDocument = {
	certificateNumber: 'LTSD-2026-000017',
	certificateId: '01JN5Y3F7Q9X4S8B2C6D0E1G2H',
	version: 1,
	supplier: { name: 'Hanze Drives B.V.', address: ['Ambachtsweg 12', '8041 AX Zwolle', 'Netherlands'] },
	customer: {
		name: 'Lastenradmanufaktur Köln GmbH & Co. KG',
		address: ['Girlitzweg 30', '50829 Köln', 'Germany'],
	},
	goods: [
		{
			sku: 'HD-250-MID',
			description: 'Mid-mounted electric drive unit for cargo bicycles, 250 W',
			commercialDesignation: 'Hanze Mid 250',
			hs: '850131',
		},
		{
			sku: 'HD-PUMP-11',
			description: 'Hand-operated air pump, aluminium, with pressure gauge',
			commercialDesignation: 'Hanze Floor Pump 11 bar',
			hs: '841420',
		},
	],
	origin: 'European Union',
	preferenceCountries: [{ code: 'GB' }],
	cumulation: { kind: 'not-applicable' },
	validFrom: '2026-03-01',
	validTo: '2028-02-29',
	issued: { place: 'Zwolle', date: '2026-03-01' },
	signer: { name: 'Anneke de Wit', position: 'Customs Manager' },
	agreements: [{ id: 'eu-uk', title: 'EU-UK Trade and Cooperation Agreement' }],
	ruleBasis: 'Product-specific rules of the pack eu-uk, edition 2026.1',
	lookupUrl: 'https://ltsd.example/c/01JN5Y3F7Q9X4S8B2C6D0E1G2H',
	marks: [],
};

export function manyGoods(count: number): DocumentGoods[] {
	return Array.from({ length: count }, (_, i) => ({
		sku: `HD-${String(i + 1).padStart(4, '0')}`,
		description: `Planetary gear carrier, case-hardened steel, stage ${(i % 3) + 1}, ratio 1:${(i % 7) + 3}`,
		commercialDesignation: `Carrier PG-${i + 1}`,
		hs: ['848340', '848390', '85013100', '871496'][i % 4] as string,
	}));
}

/** A declaration over several pages, with cumulation, in three scripts. */
export const longDeclaration: LtsdDocument = {
	...shortDeclaration,
	certificateNumber: 'LTSD-2026-000018',
	version: 2,
	supplier: { name: 'Ελληνικά Ποδήλατα Α.Ε.', address: ['Οδός Ερμού 5', '105 63 Αθήνα', 'Ελλάδα'] },
	customer: { name: 'Български велосипеди ООД', address: ['бул. „Витоша“ 1', '1000 София', 'България'] },
	goods: manyGoods(70),
	preferenceCountries: [{ code: 'CH', pemFramework: 'revised' }, { code: 'GB' }],
	cumulation: { kind: 'applied', with: ['NO', 'IS'] },
	marks: ['Prepared in a demonstration', 'Development key'],
};
