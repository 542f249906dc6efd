import type { SupplierDeclaration } from '../../../schemas/index.ts';
import { firstVersion } from './event.ts';
import { items } from './items.ts';

interface Row {
	readonly id: string;
	readonly supplier: string;
	readonly issued: string;
	/** Start and end of the period. */
	readonly period: readonly [validFrom: string, validTo: string];
	readonly goods: readonly string[];
	readonly signer: string;
	/** Annex 22-16 where absent. */
	readonly form?: SupplierDeclaration['form'];
	/** GB where absent. */
	readonly countries?: readonly string[];
	readonly materials?: SupplierDeclaration['materials'];
	readonly revocation?: SupplierDeclaration['revocation'];
}

const ROWS: readonly Row[] = [
	// Valid, two years.
	{
		id: 'D-2024-118',
		supplier: 'S-NL1',
		issued: '2024-12-16',
		period: ['2025-01-01', '2026-12-31'],
		goods: ['PA66'],
		countries: ['GB', 'CA'],
		signer: 'H. Steenhof, sales director',
	},
	// Lapses on 30 April 2026.
	{
		id: 'D-2024-041',
		supplier: 'S-NL1',
		issued: '2024-04-22',
		period: ['2024-05-01', '2026-04-30'],
		goods: ['HOSE'],
		signer: 'H. Steenhof, sales director',
	},
	// Lapses on 31 May 2026.
	{
		id: 'D-2024-052',
		supplier: 'S-PL1',
		issued: '2024-05-20',
		period: ['2024-06-01', '2026-05-31'],
		goods: ['PLATE6'],
		signer: 'K. Nowicka, export manager',
	},
	// Two in a row cover the year without a gap.
	{
		id: 'D-2023-077',
		supplier: 'S-DE1',
		issued: '2023-06-19',
		period: ['2023-07-01', '2025-06-30'],
		goods: ['SHAFT', 'GEAR-DE', 'SPR', 'SEAL'],
		signer: 'Dr. A. Rheinfeld, Geschäftsführer',
	},
	{
		id: 'D-2025-069',
		supplier: 'S-DE1',
		issued: '2025-06-16',
		period: ['2025-07-01', '2027-06-30'],
		goods: ['SHAFT', 'GEAR-DE', 'SPR', 'SEAL'],
		countries: ['GB', 'JP (C1)'],
		signer: 'Dr. A. Rheinfeld, Geschäftsführer',
	},
	// Not originating, but its imported core is named: only that counts. Lapses on 30 April 2026.
	{
		id: 'D-2024-046',
		supplier: 'S-DE1',
		issued: '2024-04-29',
		period: ['2024-05-01', '2026-04-30'],
		form: 'annex_22_18',
		goods: ['STA-DE'],
		materials: [{ sku: 'STA-DE', description: 'Stator core, laminated', hs: '8503', value: '30.00', currency: 'EUR' }],
		signer: 'Dr. A. Rheinfeld, Geschäftsführer',
	},
	// Late: issued in February 2026, covers deliveries from March 2025 on.
	{
		id: 'D-2026-009',
		supplier: 'S-FR1',
		issued: '2026-02-10',
		period: ['2025-03-01', '2027-02-28'],
		goods: ['CBL', 'CON'],
		signer: 'C. Perrier, responsable douanes',
	},
	// Lapsed at the end of 2025 and not renewed.
	{
		id: 'D-2024-003',
		supplier: 'S-IT1',
		issued: '2024-01-08',
		period: ['2024-01-01', '2025-12-31'],
		goods: ['IMP', 'GP6'],
		signer: 'L. Ferrari, responsabile export',
	},
	// Revoked from November 2025 on: the supplier has moved placement of the boards to Asia.
	{
		id: 'D-2024-115',
		supplier: 'S-CZ1',
		issued: '2024-12-11',
		period: ['2025-01-01', '2026-12-31'],
		goods: ['PCBA-72'],
		revocation: { from: '2025-11-01', skus: [], noticedOn: '2025-11-12' },
		signer: 'J. Hrubý, vedoucí expedice',
	},
	// One for each consignment.
	{
		id: 'D-2025-058',
		supplier: 'S-PL1',
		issued: '2025-05-21',
		period: ['2025-05-20', '2025-05-20'],
		form: 'annex_22_15',
		goods: ['WIRE'],
		signer: 'K. Nowicka, export manager',
	},
	{
		id: 'D-2025-131',
		supplier: 'S-PL1',
		issued: '2025-11-18',
		period: ['2025-11-18', '2025-11-18'],
		form: 'annex_22_15',
		goods: ['WIRE'],
		signer: 'K. Nowicka, export manager',
	},
	// Worthless: a supplier's declaration passes between firms in the EU.
	{
		id: 'D-2025-012',
		supplier: 'S-GB1',
		issued: '2025-01-20',
		period: ['2025-01-01', '2026-12-31'],
		goods: ['MAGR', 'SEAL'],
		signer: 'T. Penhallow, managing director',
	},
];

const hsOf = new Map(items.map((item) => [item.sku, item.hs]));

export const declarations: readonly SupplierDeclaration[] = ROWS.map((row) => {
	const form = row.form ?? 'annex_22_16';
	const originating = form === 'annex_22_15' || form === 'annex_22_16';
	return {
		...firstVersion,
		declarationId: row.id,
		supplierId: row.supplier,
		form,
		received: row.issued,
		issued: row.issued,
		validFrom: row.period[0],
		validTo: row.period[1],
		origin: 'European Union',
		countries: row.countries ?? ['GB'],
		goods: row.goods.map((sku) => ({ sku, hs: hsOf.get(sku) ?? null, originating })),
		materials: row.materials ?? [],
		cumulation: null,
		responsiblePerson: row.signer,
		signature: 'handwritten',
		revocation: row.revocation ?? null,
	};
});
