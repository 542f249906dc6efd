/** A legal entity that declares: its own currency, and the agreements that its products are judged under. */
export interface CompanySettings {
	readonly company: string;
	/** ISO 4217. */
	readonly currency: string;
	/** Pack ids, e.g. `eu-uk`. */
	readonly agreements: readonly string[];
	/** Days after its first day that an exchange rate still values anything; absent: 100. */
	readonly rateDays?: number;
	/** Months that goods lie in stock at most: what was received before is used up. Absent: goods of any age may be there. */
	readonly stockMonths?: number;
}
