import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES, isRetryable, Never, PsraError, RetryAfter, RetrySoon } from '../../../infra/errors.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const CODES = Object.keys(ERROR_CODES);

/** Text of every source file of the product; not the table of codes itself, not tests. */
function productSource(): string {
	const rooms = ['consumers', 'infra', 'producers', 'rules', 'sagas', 'schemas', 'topics'];
	const paths = rooms.flatMap((room) =>
		readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
	);
	return paths
		.filter((path) => path.endsWith('.ts') && path !== 'infra/errors.ts')
		.map((path) => readFileSync(join(root, path), 'utf8'))
		.join('\n');
}

describe('error codes', () => {
	// An object literal keeps the last of two equal keys, so that uniqueness is asked of the text.
	it('stand in the table once each', () => {
		const table = /ERROR_CODES = \{([\s\S]*?)\n\} as const/.exec(
			readFileSync(join(root, 'infra/errors.ts'), 'utf8'),
		)?.[1];
		const written = [...(table ?? '').matchAll(/^\t([A-Z_]+):/gm)].map((match) => match[1]);
		expect(written).toEqual(CODES);
		expect(new Set(written).size).toBe(written.length);
	});

	it('have a meaning of their own, in a sentence', () => {
		const meanings = Object.values(ERROR_CODES).map(({ meaning }) => meaning);
		for (const meaning of meanings) expect(meaning).toMatch(/^[A-Z].*\.$/);
		expect(new Set(meanings).size).toBe(meanings.length);
	});

	it('are documented, each as it can be tried again', () => {
		const document = readFileSync(join(root, 'docs/ERRORS.md'), 'utf8');
		for (const [code, { retryable, meaning }] of Object.entries(ERROR_CODES))
			expect(document).toContain(`| \`${code}\` | ${retryable} | ${meaning} |`);
	});

	// Some are chosen before they are thrown, so that any mention counts but a comparison.
	it('are all in use: a code that nothing gives misleads those who look for it', () => {
		const source = productSource();
		expect(CODES.filter((code) => !new RegExp(`(?<!(?:[!=]==|case)\\s)'${code}'`).test(source))).toEqual([]);
	});

	it('are all in the table', () => {
		const thrown = [...productSource().matchAll(/new PsraError\(\s*'([A-Z_]+)'/g)].map((match) => match[1] as string);
		expect(thrown.filter((code) => !CODES.includes(code))).toEqual([]);
	});
});

describe('what trying again can do', () => {
	it('is said by the code', () => {
		expect(new PsraError('DATABASE_UNAVAILABLE', 'The connection broke.').retryable).toBe('later');
		expect(isRetryable(new PsraError('DATABASE_UNAVAILABLE', 'The connection broke.'))).toBe(true);
		expect(isRetryable(new PsraError('VALUE_INVALID', 'A negative price.'))).toBe(false);
	});

	it('is said by a control error before its cause', () => {
		const passing = new PsraError('KAFKA_UNAVAILABLE', 'No broker answers.');
		expect(isRetryable(new Never(passing))).toBe(false);
		expect(new Never(passing).message).toBe('No broker answers.');
		expect(isRetryable(new RetrySoon('locked'))).toBe(true);
		expect(isRetryable(new RetryAfter('closed until morning', 60_000))).toBe(true);
	});

	it('is hoped for where the error is of unknown make', () => {
		expect(isRetryable(new TypeError('socket hang up'))).toBe(true);
		expect(isRetryable('a string')).toBe(true);
	});

	it('leaves facts and cause to those who must act', () => {
		const cause = new Error('ECONNREFUSED');
		const error = new PsraError('ERP_REFUSED', 'The ERP refuses P-1.', { field: 'sku', problem: 'unknown' }, cause);
		expect(error).toMatchObject({ name: 'PsraError', code: 'ERP_REFUSED', cause, facts: { field: 'sku' } });
		expect('cause' in new PsraError('ERP_REFUSED', 'x')).toBe(false);
	});
});
