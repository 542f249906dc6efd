import { describe, expect, it } from '@jest/globals';
import { exitCodeOf, inJson, inWords } from '../../../../infra/cli/exit-code.ts';
import { ERROR_CODES, type ErrorCode, PsraError } from '../../../../infra/errors.ts';
import { EXIT } from '../../../../infra/terminal/index.ts';

const codeOf = (code: ErrorCode) => exitCodeOf(new PsraError(code, 'why'));

describe('the exit code', () => {
	it.each<[ErrorCode, number]>([
		['CONFIG_INVALID', EXIT.usage],
		['SECRET_MISSING', EXIT.usage],
		['SCHEMA_INCOMPATIBLE', EXIT.finding],
		['SCHEMA_NOT_REGISTERED', EXIT.finding],
		['SCHEMA_ID_MOVED', EXIT.finding],
		['KAFKA_UNAVAILABLE', EXIT.unreachable],
		['REGISTRY_UNAVAILABLE', EXIT.unreachable],
		['DATABASE_UNAVAILABLE', EXIT.unreachable],
		['ERP_UNAVAILABLE', EXIT.unreachable],
		['VALUE_INVALID', EXIT.failed],
	])('of %s is %i', (code, exit) => {
		expect(codeOf(code)).toBe(exit);
	});

	it('says unreachable for everything that does not answer or does not let it in', () => {
		for (const code of Object.keys(ERROR_CODES) as ErrorCode[])
			expect([code, codeOf(code) === EXIT.unreachable]).toEqual([code, /_(UNAVAILABLE|UNAUTHORISED)$/.test(code)]);
	});

	it('of a defect is that of a failure', () => {
		expect(exitCodeOf(new TypeError('x is undefined'))).toBe(EXIT.failed);
		expect(exitCodeOf('thrown text')).toBe(EXIT.failed);
	});

	it('is the one that scripts bind to', () => {
		expect(EXIT).toEqual({ ok: 0, failed: 1, usage: 2, finding: 3, refused: 4, unreachable: 5, interrupted: 130 });
	});
});

describe('an error for programs', () => {
	it('is one object with code, message and hint', () => {
		const error = new PsraError('SECRET_MISSING', 'The secret is not set.', { remedy: 'Set it.' });
		expect(JSON.parse(inJson(error))).toEqual({
			apiVersion: 'psra/v1',
			kind: 'Error',
			error: { code: 'SECRET_MISSING', message: 'The secret is not set.', hint: 'Set it.' },
		});
	});

	it('that nobody foresaw has no code', () => {
		expect(JSON.parse(inJson(new TypeError('x is undefined'))).error).toEqual({
			code: null,
			message: 'x is undefined',
		});
	});
});

describe('an error in words', () => {
	it('is its code, its message and the remedy below', () => {
		const error = new PsraError('SECRET_MISSING', 'The secret is not set.', { remedy: 'Set it.' });
		expect(inWords(error)).toBe('SECRET_MISSING: The secret is not set.\n  Set it.');
		expect(inWords(new PsraError('SECRET_MISSING', 'The secret is not set.'))).toBe(
			'SECRET_MISSING: The secret is not set.',
		);
	});

	it('that nobody foresaw shows where it came from', () => {
		expect(inWords(new TypeError('x is undefined'))).toMatch(/^TypeError: x is undefined\n +at /);
		expect(inWords('thrown text')).toBe('thrown text');
	});
});
