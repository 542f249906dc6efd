import { describe, expect, it } from '@jest/globals';
import { findGlobalViolations } from '../../../../scripts/lint/globals.ts';
import { inHouse } from '../house.ts';

const PURE_FILES = [
	'rules/engine/judge.ts',
	'rules/declarations/check.ts',
	'rules/compile/parse.ts',
	'rules/packs/eu-uk/index.ts',
	'rules/schema/date.ts',
	'topics/plan/plan.ts',
	'topics/catalogue/erp.ts',
	'sagas/certificate-issuance/decide.ts',
	'schemas/model.ts',
	'infra/errors.ts',
];

/** What may not stand in a pure core, and the rule that must report it. */
const IMPURE: readonly (readonly [code: string, rule: string])[] = [
	['export const at = Date.now();', 'pure-core-clock'],
	["export const at = Date['now']();", 'pure-core-clock'],
	['export const now = Date.now;', 'pure-core-clock'],
	['export const at = new Date();', 'pure-core-clock'],
	['export const at = new Date;', 'pure-core-clock'],
	['export const at = Date();', 'pure-core-clock'],
	['export const at = performance.now();', 'pure-core-clock'],
	['export const at = Temporal.Now.instant();', 'pure-core-clock'],
	['setTimeout(() => {}, 1);', 'pure-core-clock'],
	['export const later = setInterval;', 'pure-core-clock'],
	['export const dice = Math.random();', 'pure-core-randomness'],
	['export const { random } = { random: Math.random };', 'pure-core-randomness'],
	['export const id = crypto.randomUUID();', 'pure-core-randomness'],
	['export const shorthand = { crypto };', 'pure-core-randomness'],
	['export const where = process.cwd();', 'pure-core-environment'],
	['export const id = globalThis.crypto;', 'pure-core-environment'],
	['export const here = import.meta.url;', 'pure-core-environment'],
	["export const text = fetch('https://example.org');", 'pure-core-outside-world'],
	["console.log('verdict');", 'pure-core-outside-world'],
];

const PURE: readonly string[] = [
	"export const day = new Date('2026-03-01');",
	'export const day = (millis: number) => new Date(millis);',
	'export const utc = Date.UTC(2026, 2, 1);',
	'export const most = Math.max(1, 2);',
	'export interface Allowance { process: string; performance?: string }',
	'export const named = (allowance: { process: string }) => allowance.process;',
	'export const named = ({ process }: { process: string }) => process;',
	'export const named = (process: string) => ({ process });',
	"export const crypto = 'HS 8471';\nexport const used = crypto;",
	'export type Timer = typeof setTimeout;',
	'export type Clock = { now(): Date };\nexport const at = (clock: Clock) => clock.now();',
];

const ENVIRONMENT: readonly string[] = [
	'export const home = process.env.HOME;',
	"export const home = process['env'].HOME;",
	'export const { env } = process;',
	"import process from 'node:process';\nexport const home = process.env.HOME;",
	"import * as host from 'node:process';\nexport const home = host.env.HOME;",
	"import { env } from 'node:process';\nexport const home = env.HOME;",
	"import { env as settings } from 'process';\nexport const home = settings.HOME;",
	'export const home = globalThis.process.env.HOME;',
];

const rulesIn = (house: Record<string, string>) =>
	inHouse(house, (root) => findGlobalViolations(root).map((violation) => violation.rule));

describe('globals that no import shows', () => {
	it.each(IMPURE)('a pure core may not: %s', async (code, rule) => {
		expect(await rulesIn({ 'rules/engine/judge.ts': code })).toContain(rule);
	});

	it.each(PURE)('a pure core may: %s', async (code) => {
		expect(await rulesIn({ 'rules/engine/judge.ts': code })).toEqual([]);
	});

	it.each(PURE_FILES)('%s is pure', async (path) => {
		expect(await rulesIn({ [path]: 'export const at = Date.now();' })).toEqual(['pure-core-clock']);
	});

	it.each([
		'consumers/item-facts/handler.ts',
		'sagas/runtime/run.ts',
		'rules/cli/evaluate.ts',
		'infra/kafka/client.ts',
	])('%s has a clock', async (path) => {
		expect(await rulesIn({ [path]: 'export const at = Date.now();' })).toEqual([]);
	});

	it.each(ENVIRONMENT)('only infra/config reads the environment: %s', async (code) => {
		expect(await rulesIn({ 'infra/kafka/client.ts': code })).toContain('environment');
		expect(await rulesIn({ 'infra/config/load.ts': code })).toEqual([]);
		expect(await rulesIn({ 'test/support/reference-data.ts': code })).toEqual([]);
	});

	it('a test may hand the environment on, and takes no setting from it', async () => {
		const path = 'test/unit/some.unit.test.ts';
		expect(await rulesIn({ [path]: "export const options = { env: { ...process.env, CI: 'true' } };" })).toEqual([]);
		expect(await rulesIn({ [path]: 'export const data = process.env.PSRA_REFERENCE_DATA;' })).toEqual(['environment']);
		expect(await rulesIn({ [path]: "export const data = process.env['PSRA_REFERENCE_DATA'];" })).toEqual([
			'environment',
		]);
		expect(await rulesIn({ 'infra/kafka/spawn.ts': 'export const options = { ...process.env };' })).toEqual([
			'environment',
		]);
	});

	it('a value named env is no environment', async () => {
		const code =
			"export const spawn = (options: { env: string }) => options.env;\nexport const signal = process.on('exit', () => {});";
		expect(await rulesIn({ 'infra/kafka/client.ts': code })).toEqual([]);
	});

	it('ports hold types only', async () => {
		const types =
			"import type { EventType } from '../../schemas/index.ts';\nexport type { EventType };\nexport interface Clock { now(): Date }\n";
		expect(await rulesIn({ 'infra/ports/clock.ts': types })).toEqual([]);
		expect(await rulesIn({ 'infra/ports/clock.ts': 'export const zone = 1;' })).toEqual(['ports-are-types']);
		expect(await rulesIn({ 'infra/ports/clock.ts': "import { a } from './b.ts';\nexport type A = typeof a;" })).toEqual(
			['ports-are-types'],
		);
	});

	it('an import whose path is computed would pass the import law unseen', async () => {
		const code = 'export const load = (name: string) => import(name);';
		expect(await rulesIn({ 'consumers/runner/load.ts': code })).toEqual(['computed-import']);
		expect(await rulesIn({ 'infra/cli/main.ts': "export const load = () => import('./other.ts');" })).toEqual([]);
	});

	it('names file, line and remedy', async () => {
		const house = { 'rules/engine/judge.ts': '\n\nexport const at = Date.now();' };
		expect(await inHouse(house, findGlobalViolations)).toEqual([
			{
				rule: 'pure-core-clock',
				at: 'rules/engine/judge.ts:3',
				what: 'Date.now',
				why: 'A pure core has no clock, randomness or environment: pass the value in.',
			},
		]);
	});
});
