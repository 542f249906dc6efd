/**
 * The words and signs that a rule's wording may consist of beside figures, codes and names. A new word here is a new
 * way of saying something: look at what node it becomes before adding it.
 */
const WORDS = `
	( ) , - . : or
	a all and animals annual any applicable apply are articles as at b be board both by cases cc change chapter chapters
	classification contain content cost cth ctsh digit does each ex-works exceed except exw fob followed following free
	from good goods have heading however i if ii in included incorporated into is it item least level limits made
	material materials maximum maxnom may must non-originating not obtained of on one onwards operations originating
	parts place price product production provided quota regional rule rvc same satisfy set shall subheading takes tariff
	that the their they to total undergo undergone until up use used value weight were which wholly within would your
`;

/** A joint between two published texts without operator has the empty text. */
export const VOCABULARY: ReadonlySet<string> = new Set(['', ...WORDS.trim().split(/\s+/)]);
