import { deviations, revocationDeviations } from './expectation.ts';
import type { Officer } from './officer.ts';
import type { Screen } from './screen.ts';
import type { Act, Source } from './source.ts';
import type { DemoState } from './state.ts';

export interface Hands {
	readonly screen: Screen;
	readonly officer: Officer;
	readonly publish: (events: Act['events']) => Promise<void>;
	/** Looks until nothing is under way and `reached` holds; answers the last state, with whether it did in time. */
	readonly watching: (
		stage: string,
		reached: (state: DemoState) => boolean,
	) => Promise<{ readonly state: DemoState; readonly settled: boolean }>;
}

export interface Played {
	readonly state: DemoState;
	/** What did not come out as it should. */
	readonly wrong: readonly string[];
}

/** Plays what the source holds after its facts are in: act by act, each once the one before has come to its end. */
export async function play({ acts }: Source, { screen, officer, publish, watching }: Hands): Promise<Played> {
	const unanswered = ({ openReviews }: DemoState) => openReviews - officer.left();
	let { state, settled } = await watching('taking facts in and judging', (now) => unanswered(now) === 0);
	let expected: readonly string[] = settled ? [] : ['facts were still under way'];
	for (const act of acts) {
		if (!settled) break;
		screen.say('');
		screen.say(act.title);
		if (act.accept) await officer.accept(act.accept.agreement, act.accept.statement);
		await publish(act.events);
		const off = (now: DemoState) => [
			...deviations(now, act.requests ?? []),
			...revocationDeviations(now, act.revocations ?? []),
		];
		({ state, settled } = await watching(act.stage, (now) => unanswered(now) === 0 && off(now).length === 0));
		expected = settled ? [] : [`${act.stage} had not ended in time`, ...off(state)];
	}
	return { state, wrong: expected };
}
