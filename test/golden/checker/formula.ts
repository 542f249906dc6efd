export type Truth = 'yes' | 'no' | 'unknown';

const TRUTHS: readonly Truth[] = ['no', 'unknown', 'yes'];
const rank = (truth: Truth) => TRUTHS.indexOf(truth);
const WORDS = ['and', 'or', 'not'];

/** `(change or maxNomExw) and worked` over the truths of the tests that it names. Throws where it names another. */
export function truthOf(formula: string, truths: ReadonlyMap<string, Truth>): Truth {
	const tokens = formula.match(/[A-Za-z]\w*|\S/g) ?? [];
	let at = 0;

	const either = (): Truth => joined('or', both, Math.max);
	const both = (): Truth => joined('and', one, Math.min);

	function joined(word: string, part: () => Truth, choose: (a: number, b: number) => number): Truth {
		let truth = part();
		while (tokens[at] === word) {
			at += 1;
			truth = TRUTHS[choose(rank(truth), rank(part()))] as Truth;
		}
		return truth;
	}

	function one(): Truth {
		const token = tokens[at++];
		if (token === 'not') return TRUTHS[2 - rank(one())] as Truth;
		if (token === '(') {
			const truth = either();
			if (tokens[at++] !== ')') throw new Error('lacks a closing bracket');
			return truth;
		}
		const truth = truths.get(token ?? '');
		if (truth === undefined) throw new Error(`names "${token ?? 'nothing'}", which is no test of the case`);
		return truth;
	}

	const truth = either();
	if (at < tokens.length) throw new Error(`is not understood from "${tokens[at]}" on`);
	return truth;
}

/** The tests that a formula names. */
export function namesIn(formula: string): Set<string> {
	return new Set((formula.match(/[A-Za-z]\w*/g) ?? []).filter((word) => !WORDS.includes(word)));
}
