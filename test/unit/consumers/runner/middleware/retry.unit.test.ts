import { describe, expect, it } from '@jest/globals';
import { type InPlace, retry as retryIn, retryParked } from '../../../../../consumers/runner/middleware/retry.ts';
import { Never, PsraError, RetryAfter, RetrySoon } from '../../../../../infra/errors.ts';

const FOR_EVER: InPlace = { sinceMs: 0, atMostMs: Number.POSITIVE_INFINITY };
const retry = (error: unknown, attempt: number, inPlace = FOR_EVER) => retryIn(error, attempt, inPlace);

const pauses = (error: unknown, attempts: number) =>
	Array.from({ length: attempts }, (_, i) => retry(error, i + 1)).map((v) =>
		'retryAfterMs' in v ? v.retryAfterMs : 'deadLetter' in v ? 'dead' : 'parked',
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
		const conflict = new PsraError('VERSION_CONFLICT', 'another step came between');
		expect(pauses(conflict, 9)).toEqual([50, 100, 200, 400, 800, 1_600, 2_000, 'dead', 'dead']);
		expect(retry(conflict, 8)).toEqual({ deadLetter: conflict });
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

describe('a message that can not be tried in place for ever', () => {
	const down = new PsraError('ERP_UNAVAILABLE', 'down');
	const at = (sinceMs: number) => ({ sinceMs, atMostMs: 10_000 });

	it('is parked once its next try would come too late', () => {
		expect(retry(down, 9, at(8_000))).toEqual({ retryAfterMs: 2_000 });
		expect(retry(down, 9, at(8_001))).toEqual({ parkForMs: 1_000 });
	});

	it('is parked at once where a longer pause is asked for', () => {
		const busy = new PsraError('ERP_UNAVAILABLE', 'busy', { retryAfterMs: 30_000 });
		expect(retry(busy, 1, at(0))).toEqual({ parkForMs: 30_000 });
		expect(retry(new RetryAfter('closed', 60_000), 1, at(0))).toEqual({ parkForMs: 60_000 });
	});

	it.each(['SAGA_EVENT_EARLY', 'SAGA_VERSION_UNSUPPORTED'] as const)(
		'does not hold its partition up for %s',
		(code) => {
			expect(pauses(new PsraError(code, 'not yet'), 3)).toEqual([50, 100, 'parked']);
		},
	);

	it('is not parked for want of the database: there is no other place', () => {
		expect(retry(new PsraError('DATABASE_UNAVAILABLE', 'away'), 99, at(60_000))).toEqual({ retryAfterMs: 2_000 });
	});
});

describe('a parked message', () => {
	const next = (error: unknown, tries: number) => {
		const verdict = retryParked(error, tries);
		return 'parkForMs' in verdict ? verdict.parkForMs : verdict.deadLetter.code;
	};

	it('waits for what is outside without end, two minutes at most between', () => {
		const down = new PsraError('ERP_UNAVAILABLE', 'down');
		expect([1, 2, 3, 7, 8, 10_000].map((tries) => next(down, tries))).toEqual([
			1_000, 2_000, 4_000, 64_000, 120_000, 120_000,
		]);
		expect(next(new PsraError('SAGA_VERSION_UNSUPPORTED', 'older'), 10_000)).toBe(120_000);
	});

	it('waits about an hour for an answer’s saga, and is given up after that', () => {
		const early = new PsraError('SAGA_EVENT_EARLY', 'not known yet');
		const waits = Array.from({ length: 34 }, (_, i) => next(early, i + 1) as number);
		expect(waits.reduce((sum, ms) => sum + ms) / 3_600_000).toBeCloseTo(0.94, 1);
		expect(next(early, 35)).toBe('SAGA_EVENT_EARLY');
	});

	it('is given up where nobody foresaw why it fails, or it can never succeed', () => {
		expect([next(new TypeError('x'), 7), next(new TypeError('x'), 8)]).toEqual([64_000, 'HANDLER_FAILED']);
		expect(next(new PsraError('VALUE_INVALID', 'no'), 1)).toBe('VALUE_INVALID');
	});

	it('waits as long as it is asked to', () => {
		expect(next(new RetryAfter('closed', 5), 9)).toBe(5);
		expect(next(new PsraError('ERP_UNAVAILABLE', 'busy', { retryAfterMs: 300_000 }), 1)).toBe(300_000);
	});
});
