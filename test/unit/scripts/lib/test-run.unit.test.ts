import { describe, expect, it } from '@jest/globals';
import { countTests, skipLines, sum, summaryLine } from '../../../../scripts/lib/jest.ts';
import { kindOf, selectTestFiles } from '../../../../scripts/lib/test-files.ts';

const FILES = [
	'test/e2e/demo.e2e.test.ts',
	'test/golden/eu-uk.golden.test.ts',
	'test/integration/infra/outbox.int.test.ts',
	'test/unit/rules/outbox.unit.test.ts',
];

describe('the choice of test files', () => {
	it('goes by suffix: what is neither int nor e2e needs no stack', () => {
		expect(FILES.map(kindOf)).toEqual(['e2e', 'unit', 'int', 'unit']);
	});

	it('goes by kind and by patterns', () => {
		expect(selectTestFiles(FILES, ['unit', 'int', 'e2e'], [])).toEqual(FILES);
		expect(selectTestFiles(FILES, ['unit'], ['outbox'])).toEqual([FILES[3]]);
		expect(selectTestFiles(FILES, ['unit', 'int'], ['outbox', 'golden/.*uk'])).toEqual([FILES[1], FILES[2], FILES[3]]);
		expect(selectTestFiles(FILES, ['e2e'], ['outbox'])).toEqual([]);
	});
});

describe('the counts of a run', () => {
	const counts = countTests(
		{
			numRuntimeErrorTestSuites: 1,
			testResults: [
				{
					name: '/p/test/a.test.ts',
					assertionResults: [
						{ status: 'passed', fullName: 'a works' },
						{ status: 'failed', fullName: 'a breaks' },
					],
				},
				{ name: '/p/test/b.test.ts', assertionResults: [{ status: 'pending', fullName: 'b: no reference data' }] },
				{ name: '/p/test/broken.test.ts', assertionResults: [] },
			],
		},
		'/p',
	);

	it('take a file that could not be run for a failure', () => {
		expect(counts).toEqual({
			passed: 1,
			failed: 2,
			skipped: [{ file: 'test/b.test.ts', title: 'b: no reference data' }],
		});
	});

	it('end in the plain line, which names skipped tests only if there are some', () => {
		expect(summaryLine(counts)).toBe('1 passed, 2 failed, 1 skipped');
		expect(summaryLine({ passed: 3, failed: 0, skipped: [] })).toBe('3 passed, 0 failed');
	});

	it('name each file that skips with its reason', () => {
		expect(skipLines(sum(counts, counts).skipped)).toEqual(['skipped 2 in test/b.test.ts: b: no reference data']);
	});
});
