/**
 * What stands on a long-term supplier's declaration (Annex 22-16 of Implementing Regulation (EU) 2015/2447), and the
 * port that draws it. The input is the whole page: a renderer reads no clock, no configuration and no database, so
 * that the same document always gives the same bytes.
 */

/** A firm as it is to be named on the page. `address` is the postal address, one element a line. */
export interface DocumentParty {
	readonly name: string;
	readonly address: readonly string[];
}

/** One line of the goods. `commercialDesignation` is the name that the invoices use (note 2 of the Annex). */
export interface DocumentGoods {
	readonly sku: string;
	readonly description: string;
	readonly commercialDesignation: string;
	/** Digits only, two to ten of them. */
	readonly hs: string;
	/** Origin criterion code that an agreement asks for, e.g. `C1` for Japan. */
	readonly originCriterion?: string;
}

/** A preference country by its code (note 5): ISO 3166 alpha-2, XS for Serbia, XK for Kosovo. */
export interface PreferenceCountry {
	readonly code: string;
	/** Edition of the pan-Euro-Mediterranean rules that the origin was found under; only for countries of that area. */
	readonly pemFramework?: 'old' | 'revised';
}

/**
 * The statement of note 6. `not-applicable`: pan-Euro-Mediterranean cumulation can't apply, and the page then carries
 * no boxes at all. `applied` names the countries that cumulation was applied with.
 */
export type CumulationStatement =
	| { readonly kind: 'not-applicable' }
	| { readonly kind: 'none' }
	| { readonly kind: 'applied'; readonly with: readonly string[] };

/** Everything on the page. Dates are `YYYY-MM-DD`. */
export interface LtsdDocument {
	/** For people, e.g. `LTSD-2026-000017`. */
	readonly certificateNumber: string;
	/** For machines: the id in topics and addresses. */
	readonly certificateId: string;
	/** 1 for the first issue. */
	readonly version: number;
	/** The firm that declares. */
	readonly supplier: DocumentParty;
	/** The one firm supplied (note 3). */
	readonly customer: DocumentParty;
	/** At least one; originating goods only. */
	readonly goods: readonly DocumentGoods[];
	/** As written in the origin field (note 4). */
	readonly origin: 'European Union' | 'EU';
	/** At least one. */
	readonly preferenceCountries: readonly PreferenceCountry[];
	readonly cumulation: CumulationStatement;
	readonly validFrom: string;
	readonly validTo: string;
	readonly issued: { readonly place: string; readonly date: string };
	readonly signer: { readonly name: string; readonly position: string };
	/** Agreements that the declaration rests on, by their full titles. */
	readonly agreements: readonly { readonly id: string; readonly title: string }[];
	/** One line on what the verdicts rest on, e.g. the rule edition. */
	readonly ruleBasis?: string;
	/** Where the declaration can be looked up. */
	readonly lookupUrl?: string;
	/** Notices that the page must show plainly, e.g. `Prepared in a demonstration`. */
	readonly marks: readonly string[];
}

/**
 * Draws a declaration.
 *
 * An adapter MUST write the prescribed wording as the law has it, fill every blank from the document and nothing from
 * elsewhere; MUST give the same bytes for the same document; MUST refuse a text that it can't draw with
 * `CHARACTER_NOT_IN_FONT` (facts: `field`, `character`, `codePoint`) and never leave a character out or replace it.
 */
export interface CertificateDocumentRenderer {
	/** The PDF file. */
	render(document: LtsdDocument): Promise<Uint8Array>;
}
