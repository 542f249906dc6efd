import { setTimeout as pause } from 'node:timers/promises';
import { PsraError } from '../../errors.ts';
import type { OfficerReview } from '../sample/reviews.ts';

export interface OfficerOptions {
	/** Base address of the API. */
	readonly api: string;
	/** Bearer token whose label is the officer's name. */
	readonly token: () => Promise<string>;
	readonly answers: readonly OfficerReview[];
	readonly onDecision: (decided: {
		readonly sku: string;
		readonly agreement: string;
		readonly answer: OfficerReview;
	}) => void;
}

export interface Officer extends AsyncDisposable {
	/** Tasks that are open and that the officer has no answer to. */
	readonly left: () => number;
	accept(agreement: string, statement: string): Promise<void>;
}

const LOOK_EVERY_MS = 400;

interface Task {
	readonly taskId: string;
	readonly sku: string;
	readonly agreement: string;
	readonly kind: string;
	readonly text: string;
	readonly choices: readonly { readonly id: string; readonly text: string }[];
}

/** A person at work, over the API as any person: decides what is open and known, and leaves the rest to whoever watches. */
export function startOfficer({ api, token, answers, onDecision }: OfficerOptions): Officer {
	const stop = new AbortController();
	let left = 0;

	async function call(path: string, body?: object): Promise<unknown> {
		const response = await fetch(`${api}${path}`, {
			method: body ? 'POST' : 'GET',
			headers: {
				authorization: `Bearer ${await token()}`,
				...(body && { 'content-type': 'application/json' }),
			},
			...(body && { body: JSON.stringify(body) }),
			signal: stop.signal,
		});
		const answer = (await response.json()) as { readonly detail?: string };
		if (response.ok) return answer;
		throw new PsraError('REQUEST_FAILED', `${path}: ${response.status} ${answer.detail}`);
	}

	async function look(): Promise<void> {
		const { tasks } = (await call('/v1/review/tasks?limit=200')) as { readonly tasks: readonly Task[] };
		let unknown = 0;
		for (const task of tasks) {
			const answer = answers.find((one) => fits(one, task));
			const choice =
				answer && task.choices.find(({ id, text }) => id === answer.choiceId && text === answer.choiceText);
			if (!choice) {
				unknown += 1;
				continue;
			}
			await call(`/v1/review/tasks/${task.taskId}/decision`, { choice: choice.id, reason: answer.reason });
			onDecision({ sku: task.sku, agreement: task.agreement, answer });
		}
		left = unknown;
	}

	const working = (async () => {
		while (!stop.signal.aborted) {
			// A task that somebody else decided meanwhile is no longer open at the next look.
			await look().catch(() => undefined);
			await pause(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
		}
	})();

	return {
		left: () => left,
		async accept(agreement, statement) {
			await call('/v1/review/pack-acceptances', { agreement, statement });
		},
		async [Symbol.asyncDispose]() {
			stop.abort();
			await working;
		},
	};
}

function fits({ sku, agreement, kind, about }: OfficerReview, task: Task): boolean {
	return (
		task.sku === sku &&
		task.agreement === agreement &&
		task.kind === kind &&
		(about === undefined || task.text.includes(about))
	);
}
