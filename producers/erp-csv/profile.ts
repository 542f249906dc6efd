import { z } from 'zod';

const isoDate = z.iso.date();
const country = z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 alpha-2 code');
const text = z.string().min(1);

/** Every section is one assumption: an id, and the sentence that is shown with each verdict that rests on it. */
const assumption = { id: z.string().regex(/^[a-z][a-z0-9-]*$/), sentence: text };

const company = z.strictObject({
	...assumption,
	/** Company id of every key. */
	company: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
	partyId: text,
	name: text,
	country,
	address: z.strictObject({ street: text, postalCode: text, city: text }),
	signatory: z.strictObject({ name: text, position: text, place: text }),
});

const declarations = z
	.strictObject({
		...assumption,
		issued: isoDate,
		validFrom: isoDate,
		validTo: isoDate,
		origin: text,
		countries: z.array(country).min(1),
		responsiblePerson: text,
	})
	.refine((d) => d.validFrom >= addMonths(d.issued, -12) && d.validFrom <= addMonths(d.issued, 6), {
		path: ['validFrom'],
		error: 'starts more than 12 months before or 6 months after the date of issue (Art. 62(2) IR 2015/2447)',
	})
	.refine((d) => d.validTo > d.validFrom && d.validTo < addMonths(d.validFrom, 24), {
		path: ['validTo'],
		error: 'is not within 24 months of the start (Art. 62(2) IR 2015/2447)',
	});

/**
 * What is assumed where ERP files are silent. Sections may be left out: what they would have said is then unknown,
 * and what depends on it is indeterminate.
 */
export const profileSchema = z.strictObject({
	$comment: z.string().optional(),
	company,
	/** The day for which the goods are judged. */
	evaluatedOn: z.strictObject({ ...assumption, date: isoDate }),
	/** Of every price in the files. */
	currency: z.strictObject({ ...assumption, code: z.string().regex(/^[A-Z]{3}$/) }).optional(),
	/** Bills and prices of long ago still hold. */
	stillValid: z.strictObject(assumption).optional(),
	/** Goods lie in stock for so many months at most; without it receipts of any age count for origin. */
	usedUp: z.strictObject({ ...assumption, stockMonths: z.int().positive() }).optional(),
	/** The tariff codes of the files. */
	tariffCodes: z.strictObject(assumption).optional(),
	/** The suppliers' countries of the files. */
	supplierCountries: z.strictObject(assumption).optional(),
	/** The list price is the ex-works price. */
	exWorks: z.strictObject(assumption).optional(),
	/** The base unit is the one that bills of material use; a price unit's pieces are counted in it. */
	baseUnits: z.strictObject(assumption).optional(),
	/** Suppliers marked in provides_ltsd_overlay have declared all that they are priced for. */
	declarations: declarations.optional(),
	/** What is done to goods made in house. */
	operations: z
		.strictObject({ ...assumption, minimumComponents: z.int().min(1), territory: country, description: text })
		.optional(),
});

export type Profile = z.infer<typeof profileSchema>;

/** The same day so many months on; the month's last day where it has no such day. */
function addMonths(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Everything that a profile assumes, for a summary. */
export function assumptionsOf(profile: Profile): { readonly id: string; readonly sentence: string }[] {
	return Object.values(profile).flatMap((section) =>
		typeof section === 'object' ? [{ id: section.id, sentence: section.sentence }] : [],
	);
}

/** The sentences of the sections that are there. */
export function sentences(
	...sections: readonly ({ readonly sentence: string } | false | null | undefined)[]
): string[] {
	return sections.flatMap((section) => (section ? [section.sentence] : []));
}
