import { type Answer, type AskedQuestion, isRest, nameIn, REST_AT_MOST } from './question.ts';
import { type Index, indexed, type Passage } from './search.ts';
import { wordsOf } from './words.ts';

/** Passages that are read of those found. */
const READ = 8;
const SHARPNESS = 6;

/**
 * Retrieval: the evidence is looked up in a library of headings and names of processes, and the choice that says what the
 * passages found there say is taken.
 */
export function byRetrieval(library: readonly Passage[]): (question: AskedQuestion) => Answer {
	const index = indexed(library);
	return (question) => (question.kind === 'subdivision' ? ofRows(index, question) : ofName(question, library));
}

function ofRows(index: Index, { choices, evidence }: AskedQuestion): Answer {
	const about = evidence.filter(({ kind }) => kind !== 'material');
	const found = index.search(about.map(({ text }) => text).join(' '), READ);
	if (found.length === 0) return { choice: null, confidence: 0, citations: [] };
	const weightOf = found.reduce((sum, { score }) => sum + score, 0);
	const likeness = (text: string) => {
		const wanted = new Set(wordsOf(text));
		const shared = (passage: Passage) => {
			const words = new Set(wordsOf(passage.text));
			const common = [...wanted].filter((word) => words.has(word)).length;
			return wanted.size === 0 ? 0 : common / wanted.size;
		};
		return found.reduce((sum, { passage, score }) => sum + shared(passage) * score, 0) / weightOf;
	};
	const rows = choices.map(({ id, text }) => ({ id, rest: isRest(text), like: isRest(text) ? 0 : likeness(text) }));
	const best = Math.max(0, ...rows.map(({ like }) => like));
	const scored = rows.map((row) => ({ ...row, like: row.rest ? 1 - best : row.like }));
	const total = scored.reduce((sum, { like }) => sum + Math.exp(SHARPNESS * like), 0);
	const [first] = scored.toSorted((a, b) => b.like - a.like);
	if (!first) return { choice: null, confidence: 0, citations: [] };
	const claimed = Math.exp(SHARPNESS * first.like) / total;
	return {
		choice: first.id,
		confidence: first.rest ? Math.min(claimed, REST_AT_MOST) : claimed,
		citations: [first.id, ...about.slice(0, 3).map(({ id }) => id)],
	};
}

/** Among all names of its kind that the library holds, is the one asked for what the evidence speaks of? */
function ofName(question: AskedQuestion, library: readonly Passage[]): Answer {
	const name = nameIn(question);
	const names = [...new Set([name, ...library.filter(({ kind }) => kind === question.kind).map(({ text }) => text)])];
	const index = indexed(names.map((text) => ({ kind: question.kind, text })));
	const found = index.search(question.evidence.map(({ text }) => text).join(' '), 3);
	const place = found.findIndex(({ passage }) => passage.text === name);
	if (place === 0) {
		const [first, second] = found;
		const lead = first && second ? 1 - second.score / first.score : 1;
		return { choice: 'yes', confidence: 0.6 + 0.35 * lead, citations: [] };
	}
	return place > 0
		? { choice: null, confidence: 0, citations: [] }
		: { choice: 'no', confidence: REST_AT_MOST, citations: [] };
}
