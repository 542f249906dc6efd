/** Limits that several packs state of themselves. */

/** Of a pack whose `checked` is false although its rows are the agreement's own. */
export const PROVISIONS_NOT_CHECKED =
	'The general provisions were not checked line by line against the agreement’s own text: a declaration needs a named person’s acceptance.';

/** What the compiler reads into every list in the wording of these agreements, or leaves to the case. */
export const HOW_LISTS_ARE_READ: readonly string[] = [
	'A case calls the note on mixtures of textile materials "7" and that on made-up products "8", whatever their numbers here.',
	'The value or weight of materials used in a rule is read as that of non-originating ones where it limits them.',
	'The notes of the list define the processes that it names; which of them took place is asked of the case.',
	'Codes are matched as they stand against rules of the edition of the list.',
	'Rules that no sentence of the grammar reads stand as they are and leave a verdict open.',
];
