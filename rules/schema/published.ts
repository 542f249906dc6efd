import { z } from 'zod';

/** One rule of a set, as the UK Trade Tariff service publishes it (domain notes, "The published rule sets"). */
const publishedRule = z.object({
	rule: z.string().min(1),
	/** A hint of the publisher, not a parse; the compiler reads the text alone (trap 1). */
	class: z.array(z.string()),
	operator: z.enum(['or']).nullable(),
	quota: z.boolean(),
	/** The compiler reads no footnotes; a file that has them is refused, not guessed at. */
	footnotes: z.array(z.unknown()).max(0),
	/** False on the printing rules of Mexico, which hold for exports to it within a quota, as their text says too. */
	import: z.boolean(),
	export: z.literal(true),
});

const publishedSet = z.object({
	heading: z.string().min(1),
	subdivision: z.string(),
	min: z.string().regex(/^\d{10}$/),
	max: z.string().regex(/^\d{10}$/),
	valid: z.boolean(),
	rules: z.array(publishedRule).min(1),
});
export type PublishedSet = z.infer<typeof publishedSet>;

/** The published file of one agreement. */
export const publishedFile = z.object({ rule_sets: z.array(publishedSet).min(1) });
export type PublishedFile = z.infer<typeof publishedFile>;
