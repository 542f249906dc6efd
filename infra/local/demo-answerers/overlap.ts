import { type Answer, type AskedQuestion, isRest, nameIn, REST_AT_MOST } from './question.ts';
import { wordsOf } from './words.ts';

/** Share of the words that have to be found for a process or a material to be called by its name. */
const NAMED_FROM = 0.6;
/** How sharply a difference in coverage becomes a probability. */
const SHARPNESS = 5;

/**
 * Overlap of words: how much of what a choice says is found in the evidence. A word that all choices share tells them
 * apart in nothing and counts less.
 */
export function byOverlap(question: AskedQuestion): Answer {
	return question.kind === 'subdivision' ? ofRows(question) : ofName(question);
}

function ofRows({ choices, evidence }: AskedQuestion): Answer {
	const found = new Set(evidence.flatMap(({ text }) => wordsOf(text)));
	const rows = choices.map(({ id, text }) => ({ id, rest: isRest(text), words: [...new Set(wordsOf(text))] }));
	const named = rows.filter(({ rest }) => !rest);
	const weight = (word: string) => 1 / named.filter(({ words }) => words.includes(word)).length;
	const coverage = (words: readonly string[]) => {
		const all = words.reduce((sum, word) => sum + weight(word), 0);
		return all === 0 ? 0 : words.reduce((sum, word) => sum + (found.has(word) ? weight(word) : 0), 0) / all;
	};
	const covered = named.map(({ id, words }) => ({ id, share: coverage(words) }));
	const best = Math.max(0, ...covered.map(({ share }) => share));
	const scored = [...covered, ...rows.filter(({ rest }) => rest).map(({ id }) => ({ id, share: 1 - best }))];
	const total = scored.reduce((sum, { share }) => sum + Math.exp(SHARPNESS * share), 0);
	const [first] = scored.toSorted((a, b) => b.share - a.share);
	if (!first || first.share === 0) return { choice: null, confidence: 0, citations: [] };
	const claimed = Math.exp(SHARPNESS * first.share) / total;
	const isTheRest = rows.some(({ id, rest }) => rest && id === first.id);
	const choice = choices.find(({ id }) => id === first.id) as { id: string; text: string };
	const told = new Set(wordsOf(choice.text));
	const cited = evidence.filter(({ text }) => wordsOf(text).some((word) => told.has(word))).map(({ id }) => id);
	return {
		choice: first.id,
		confidence: isTheRest ? Math.min(claimed, REST_AT_MOST) : claimed,
		citations: [first.id, ...cited],
	};
}

/** Yes where the evidence calls the thing by its name; that it does not is weak evidence of a no. */
function ofName(question: AskedQuestion): Answer {
	const name = [...new Set(wordsOf(nameIn(question)))];
	const holding = question.evidence.map(({ id, text }) => ({ id, words: new Set(wordsOf(text)) }));
	const share = (words: ReadonlySet<string>) =>
		name.length === 0 ? 0 : name.filter((word) => words.has(word)).length / name.length;
	const best = Math.max(0, ...holding.map(({ words }) => share(words)));
	if (best >= NAMED_FROM) {
		const cited = holding.filter(({ words }) => share(words) === best).map(({ id }) => id);
		return { choice: 'yes', confidence: 0.5 + best / 2 - 0.05, citations: cited };
	}
	return { choice: 'no', confidence: REST_AT_MOST - best / 5, citations: [] };
}
