/** A legal entity that declares: its own currency, and the agreements that its products are judged under. */
export interface CompanySettings {
	readonly company: string;
	/** ISO 4217. */
	readonly currency: string;
	/** Pack ids, e.g. `eu-uk`. */
	readonly agreements: readonly string[];
}
