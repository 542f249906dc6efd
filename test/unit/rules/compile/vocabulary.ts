/**
 * The words and signs that a rule's wording may consist of beside figures, codes and names. A new word here is a new
 * way of saying something: look at what node it becomes before adding it.
 */
const WORDS = `
	( ) , - . : or
	a all and animals annual any applicable apply are articles as at b be both by cases cc change chapter chapters
	classification cth ctsh digit does each ex-works exceed except exw followed from good have heading however i if ii
	in included incorporated into is it item least level limits made material materials maximum maxnom may must
	non-originating not obtained of originating parts price product production provided quota rule same satisfy set
	shall subheading tariff that the their they to total undergo undergone until up used value weight were which wholly
	within would
`;

/** A joint between two published texts without operator has the empty text. */
export const VOCABULARY: ReadonlySet<string> = new Set(['', ...WORDS.trim().split(/\s+/)]);
