import { describe, expect, it } from '@jest/globals';
import { retry } from '../../../../../consumers/runner/middleware/retry.ts';
import { Never, PsraError, RetrySoon } from '../../../../../infra/errors.ts';

const pauses = (error: unknown, attempts: number) =>
	Array.from({ length: attempts }, (_, i) => retry(error, i + 1)).map((v) =>
		'retryAfterMs' in v ? v.retryAfterMs : 'dead',
	);

describe('the retry ladder', () => {
	it.each([
		'DATABASE_UNAVAILABLE',
		'KAFKA_UNAVAILABLE',
		'REGISTRY_UNAVAILABLE',
		'ERP_UNAVAILABLE',
		'ANSWERERS_UNAVAILABLE',
	] as const)('waits for %s without end, two seconds at most between', (code) => {
		const error = new PsraError(code, 'down');
		expect(pauses(error, 8)).toEqual([50, 100, 200, 400, 800, 1_600, 2_000, 2_000]);
		expect(retry(error, 10_000)).toEqual({ retryAfterMs: 2_000 });
	});

	it('gives other faults eight deliveries', () => {
		const early = new PsraError('SAGA_EVENT_EARLY', 'not known yet');
		expect(pauses(early, 9)).toEqual([50, 100, 200, 400, 800, 1_600, 2_000, 'dead', 'dead']);
		expect(retry(early, 8)).toEqual({ deadLetter: early });
		expect(pauses(new RetrySoon('a moment'), 8).at(-1)).toBe('dead');
	});

	it('names an error of unknown make HANDLER_FAILED, with what it said', () => {
		const cause = new TypeError('x is undefined');
		expect(retry(cause, 8)).toMatchObject({
			deadLetter: {
				code: 'HANDLER_FAILED',
				cause,
				facts: { problem: 'x is undefined', remedy: expect.stringContaining('Redrive') },
			},
		});
		expect(retry('a text', 8)).toMatchObject({ deadLetter: { facts: { problem: 'a text' } } });
	});

	it('lets go at once of what can never succeed', () => {
		const never = new PsraError('VALUE_INVALID', 'no');
		expect(retry(never, 1)).toEqual({ deadLetter: never });
		expect(retry(new Never(never), 1)).toEqual({ deadLetter: never });
		const passing = new PsraError('DATABASE_UNAVAILABLE', 'down');
		expect(retry(new Never(passing), 1)).toEqual({ deadLetter: passing });
	});

	it('waits as long as it is asked to, and no less than its own pause', () => {
		const busy = (retryAfterMs: unknown) => new PsraError('ERP_UNAVAILABLE', 'busy', { retryAfterMs });
		expect(retry(busy(7_000), 1)).toEqual({ retryAfterMs: 7_000 });
		expect(retry(busy(10), 3)).toEqual({ retryAfterMs: 200 });
		expect(retry(busy('soon'), 1)).toEqual({ retryAfterMs: 50 });
	});
});
