import type { DeclarationCase, DeclarationForm } from '../schema/declaration.ts';

/** A supplier's declaration as a firm's records keep it. Null means that it was left blank. */
export interface RecordedDeclaration {
	readonly declarationId: string;
	readonly form: string;
	readonly issued: string | null;
	readonly validFrom: string | null;
	readonly validTo: string | null;
	readonly origin: string | null;
	readonly countries: readonly string[];
	readonly goods: readonly { readonly sku: string; readonly hs: string | null; readonly originating: boolean }[];
	readonly materials: readonly { readonly hs: string | null; readonly value: string | null }[];
	readonly cumulation: { readonly none: boolean; readonly with: readonly string[] } | null;
	readonly responsiblePerson: string | null;
	readonly signature: string;
	readonly revocation: { readonly from: string; readonly skus: readonly string[] } | null;
}

const FORMS: Readonly<Record<string, DeclarationForm>> = {
	annex_22_15: '22-15',
	annex_22_16: '22-16',
	annex_22_17: '22-17',
	annex_22_18: '22-18',
};

/**
 * The declaration as `judgeDeclaration` reads it. What the records do not keep is absent and so not judged: wording,
 * media, and, while the supplier is not known, its country. An electronic signature rests on media that the records
 * do not keep, so only a missing one is judged.
 */
export function declarationCaseOf(
	recorded: RecordedDeclaration,
	parties: { readonly supplierCountry: string | undefined; readonly customerCountry: string | undefined },
	use?: NonNullable<DeclarationCase['use']>,
): DeclarationCase {
	const form = FORMS[recorded.form];
	return {
		id: recorded.declarationId,
		...(form && { form }),
		issued: recorded.issued,
		...(recorded.validFrom !== null || isLongTermForm(form) ? { validFrom: recorded.validFrom } : {}),
		...(recorded.validTo !== null || isLongTermForm(form) ? { validTo: recorded.validTo } : {}),
		...(parties.supplierCountry && { supplierCountry: parties.supplierCountry }),
		...(parties.customerCountry && { customerCountry: parties.customerCountry }),
		origin: recorded.origin,
		countries: [...recorded.countries],
		goods: recorded.goods.map(({ sku, hs, originating }) => ({ id: sku, ...(hs && { hs }), originating })),
		...(recorded.materials.length > 0 && { materials: recorded.materials.map(({ hs, value }) => ({ hs, value })) }),
		...(recorded.cumulation && { cumulation: { none: recorded.cumulation.none, with: [...recorded.cumulation.with] } }),
		responsiblePerson: recorded.responsiblePerson,
		...(recorded.signature === 'handwritten' && { signature: 'handwritten' as const }),
		...(recorded.signature === 'none' && { signature: null }),
		...(recorded.revocation && {
			revocation: { from: recorded.revocation.from, articles: [...recorded.revocation.skus] },
		}),
		...(use && { use }),
	};
}

/** On a single declaration there is no period to fill in, so a blank one is not judged. */
function isLongTermForm(form: DeclarationForm | undefined): boolean {
	return form === '22-16' || form === '22-18';
}
