/** Words that say nothing of goods. */
const EMPTY = new Set(
	'a an and are as at be by for from has in into is it its kind more no not of on one or other others than that the their them these this to used was were which whether with without containing articles thereof parts n.e.c. nec'.split(
		' ',
	),
);

/** The words of a text that tell something, in their order, cut to a common stem: `fittings` and `fitting` are one. */
export function wordsOf(text: string): string[] {
	const found = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return found.filter((word) => word.length > 1 && !EMPTY.has(word)).map(stem);
}

/** English endings only, and only where enough of the word is left. */
function stem(word: string): string {
	for (const ending of ['ings', 'ing', 'ers', 'ies', 'ed', 'es', 's']) {
		if (word.length - ending.length >= 4 && word.endsWith(ending)) return word.slice(0, -ending.length);
	}
	return word;
}
