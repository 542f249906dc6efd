import type { PemFramework } from '../schema/declaration.ts';
import type { Uncarried } from './carried.ts';
import type { CivilDate } from './dates.ts';

/** A long-term supplier's declaration (Annex 22-16) before it is issued. */
export interface DeclarationDraft {
	readonly issued: CivilDate;
	readonly issuedAt: string;
	readonly validFrom: CivilDate;
	readonly validTo: CivilDate;
	readonly supplier: { readonly name: string; readonly country: string };
	readonly customer: { readonly name: string; readonly country: string };
	/** Supplied regularly, with a status that is expected to stay the same. */
	readonly regularSupply: boolean;
	readonly goods: readonly DraftedGood[];
	readonly origin: string;
	readonly preferenceCountries: readonly { readonly code: string; readonly pemFramework?: PemFramework }[];
	readonly cumulation:
		| { readonly kind: 'not-applicable' }
		| { readonly kind: 'none' }
		| { readonly kind: 'applied'; readonly with: readonly string[] };
	readonly signer: { readonly name: string; readonly position: string };
}

/** A rule of form that the draft breaks; it is refused, never corrected. */
export interface Violation {
	readonly rule: string;
	/** Path in the draft. */
	readonly field: string;
	/** The source; a secondary one is named as such. */
	readonly article: string;
	readonly message: string;
	readonly remedy: string;
}

/** `originating`: by the verdicts of the day of issue, under every agreement that the declaration is for. */
export interface DraftedGood {
	readonly sku: string;
	readonly originating: boolean;
	readonly originCriterion?: string;
	/**
	 * First day of the unbroken run of days up to that verdict on which the facts of each day give an originating product,
	 * under every agreement; null where it was not looked for.
	 */
	readonly originatingSince: CivilDate | null;
	/** Days of the period that the facts of a verdict don't carry. */
	readonly uncarried?: readonly Uncarried[];
}

export type Rule = (draft: DeclarationDraft) => Violation[];
