import type { Asked, Gate, Judgement, WeighedVote } from './types.ts';

/** Least probability of an accepted answer, and least share of the votes' weight behind it. */
const THRESHOLD = 0.8;
/** Families of models that must stand behind it: one voice is none. */
export const LEAST_FAMILIES = 2;

/** Every condition of acceptance, whether it holds or not: a person sees all of them. */
export function gatesOf(
	asked: Asked,
	weighty: readonly WeighedVote[],
	{
		foremost,
		posterior,
		agreementShare,
		families,
	}: Pick<Judgement, 'foremost' | 'posterior' | 'agreementShare' | 'families'>,
): Gate[] {
	const offered = foremost !== null && asked.choices.includes(foremost);
	return [
		atLeast('posterior', posterior, THRESHOLD),
		atLeast('agreement', agreementShare, THRESHOLD),
		atLeast('families', families, LEAST_FAMILIES),
		citationsOf(asked, weighty),
		{
			name: 'engine',
			passed: offered,
			detail: offered ? 'the rules allow each answer that was offered' : 'no answer that was offered stands',
		},
		{
			name: 'safety',
			passed: asked.suspicions.length === 0,
			detail: asked.suspicions.join('; ') || 'nothing in the evidence speaks to the models',
		},
	];
}

function atLeast(name: Gate['name'], figure: number, limit: number): Gate {
	return { name, passed: figure >= limit, detail: `${figure} against ${limit} at least` };
}

/** A vote that cites what was not there was not given on this question, whatever it chose. */
function citationsOf({ citable }: Asked, weighty: readonly WeighedVote[]): Gate {
	const inventing = weighty.filter(
		({ said }) => 'choice' in said && said.citations.some((cited) => !citable.has(cited)),
	);
	const names = inventing.map(({ identity }) => identity.name).join(', ');
	return {
		name: 'citations',
		passed: inventing.length === 0,
		detail: names === '' ? 'whatever is cited was in the question' : `${names} cites what was not in the question`,
	};
}
