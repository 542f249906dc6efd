import { PsraError } from '../../infra/errors.ts';
import type { Answerer } from '../../infra/ports/answerers.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Question } from '../../schemas/index.ts';
import { LEAST_FAMILIES } from './judge/gates.ts';
import type { Heard, JudgeSettings } from './judge/index.ts';
import { promptOf } from './prompt/index.ts';

export interface PanelParts {
	readonly answerers: readonly Answerer[];
	readonly clock: Clock;
	readonly settings: Pick<JudgeSettings, 'reliabilityFloor'> & {
		/** Milliseconds after it was asked for which a question waits for answerers that are away. */
		readonly waitMs: number;
	};
	/** A mark that no text can guess. */
	readonly marker: () => string;
}

/** Milliseconds between attempts while answerers are away, unless one of them asks for more. */
const PAUSE_MS = 2_000;
/** An attempt at which some answer costs what they ask: a quarter of the time waited lies between, up to so much. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * Puts a question to all answerers side by side. It is put only once as many families as an acceptance needs answer
 * their health probe, and its answers count only if so many then answered; else ANSWERERS_UNAVAILABLE is thrown, which
 * makes it wait. After the limit, or where there are not so many families at all, whatever is said goes to a person.
 */
export async function askPanel(
	question: Question,
	{ answerers, clock, settings, marker }: PanelParts,
): Promise<readonly Heard[]> {
	const countedFamilies = (of: readonly Answerer[]) =>
		new Set(
			of.filter(({ identity }) => identity.reliability >= settings.reliabilityFloor).map((a) => a.identity.family),
		).size;
	const waitedMs = clock.now().getTime() - Date.parse(question.askedAt);
	const waits = countedFamilies(answerers) >= LEAST_FAMILIES && waitedMs < settings.waitMs;

	if (waits) {
		const healthy = await Promise.all(answerers.map((answerer) => answerer.healthy()));
		const ready = countedFamilies(answerers.filter((_, index) => healthy[index]));
		if (ready < LEAST_FAMILIES) throw away(ready, PAUSE_MS);
	}
	const heard = await Promise.all(
		answerers.map(async (answerer) => ({
			answerer,
			identity: answerer.identity,
			said: await answerer.ask(promptOf(question, marker())),
		})),
	);
	const present = heard.filter(({ said }) => !('abstained' in said) || said.abstained !== 'unavailable');
	const came = countedFamilies(present.map(({ answerer }) => answerer));
	if (waits && came < LEAST_FAMILIES) {
		const asked = heard.map(({ said }) => ('retryAfterMs' in said ? (said.retryAfterMs ?? 0) : 0));
		throw away(came, Math.max(PAUSE_MS, Math.min(waitedMs / 4, LONGEST_PAUSE_MS), ...asked));
	}
	return heard.map(({ identity, said }) => ({ identity, said }));
}

function away(families: number, retryAfterMs: number): PsraError {
	const problem = `${families} of the ${LEAST_FAMILIES} families of answerers that an answer needs can be reached`;
	return new PsraError('ANSWERERS_UNAVAILABLE', `The question waits: ${problem}.`, {
		problem,
		remedy: 'Look at the endpoints of PSRA_ANSWERERS; after PSRA_ANSWERERS_WAIT_MS the question goes to a person.',
		retryAfterMs,
	});
}
