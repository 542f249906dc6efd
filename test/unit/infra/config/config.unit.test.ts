import { describe, expect, it } from '@jest/globals';
import { environmentExample } from '../../../../infra/config/example.ts';
import { readConfig, settings } from '../../../../infra/config/index.ts';
import type { PsraError } from '../../../../infra/errors.ts';

const COMPLETE = {
	KAFKA_BROKERS: 'one:9092, two:9092',
	SCHEMA_REGISTRY_URL: 'http://registry:8081',
	DATABASE_URL: 'postgres://psra@db/psra',
	PSRA_COMPANIES: '[{"company":"HD","currency":"EUR","agreements":["eu-uk"]}]',
	PSRA_ERP_URL: 'http://erp:8090',
};

function refusalOf(environment: Record<string, string | undefined>, ...only: Parameters<typeof readConfig>[1] & []) {
	try {
		readConfig(environment, only.length > 0 ? only : undefined);
	} catch (error) {
		return error as PsraError;
	}
	throw new Error('the configuration was taken');
}

describe('a complete configuration', () => {
	it('is read with its defaults, and can not be changed', () => {
		const config = readConfig(COMPLETE);
		expect(config).toMatchObject({
			KAFKA_BROKERS: ['one:9092', 'two:9092'],
			PSRA_COMPANIES: [{ company: 'HD', currency: 'EUR', agreements: ['eu-uk'] }],
			PSRA_TOPIC_PREFIX: '',
			PSRA_CLOCK_OFFSET_MS: 0,
			PSRA_API_PORT: 8080,
			PSRA_LOG_LEVEL: 'info',
		});
		expect(Object.isFrozen(config)).toBe(true);
	});

	it('reads numbers from text, and takes an empty variable for an absent one', () => {
		const config = readConfig({ ...COMPLETE, PSRA_API_PORT: '0', PSRA_CLOCK_OFFSET_MS: '-5', PSRA_LOG_LEVEL: '' });
		expect(config).toMatchObject({ PSRA_API_PORT: 0, PSRA_CLOCK_OFFSET_MS: -5, PSRA_LOG_LEVEL: 'info' });
	});

	it('takes the database from PSRA_DB_DSN where DATABASE_URL is absent', () => {
		const { DATABASE_URL: _, ...rest } = COMPLETE;
		const PSRA_DB_DSN = 'postgresql://psra@other/psra';
		expect(readConfig({ ...rest, PSRA_DB_DSN }).DATABASE_URL).toBe(PSRA_DB_DSN);
		expect(readConfig({ ...COMPLETE, PSRA_DB_DSN }).DATABASE_URL).toBe(COMPLETE.DATABASE_URL);
	});
});

describe('a tool', () => {
	it('is asked for what it needs and for nothing else', () => {
		const config = readConfig({ PSRA_DB_DSN: COMPLETE.DATABASE_URL, PSRA_API_PORT: 'no port' }, ['DATABASE_URL']);
		expect(config).toEqual({ DATABASE_URL: COMPLETE.DATABASE_URL });
	});

	it('hears only of what it lacks', () => {
		const refusal = refusalOf({}, 'KAFKA_BROKERS', 'PSRA_TOPIC_PREFIX');
		expect(refusal.message).toBe('The configuration is incomplete: KAFKA_BROKERS: is not set.');
	});
});

describe('an incomplete configuration', () => {
	it('is refused with every setting at fault, the first as the field', () => {
		const refusal = refusalOf({});
		expect(refusal).toMatchObject({ code: 'CONFIG_INVALID', retryable: 'never' });
		expect(refusal.facts).toMatchObject({ field: 'KAFKA_BROKERS', remedy: expect.stringContaining('.env.example') });
		for (const name of Object.keys(COMPLETE)) expect(refusal.message).toContain(`${name}: is not set`);
	});

	it.each([
		['KAFKA_BROKERS', ' , '],
		['SCHEMA_REGISTRY_URL', 'no address'],
		['DATABASE_URL', 'mysql://root:hunter2@db'],
		['PSRA_TOPIC_PREFIX', 'Team A'],
		['PSRA_COMPANIES', 'HD'],
		['PSRA_COMPANIES', '[]'],
		['PSRA_COMPANIES', '[{"company":"A|B","currency":"EUR","agreements":["eu-uk"]}]'],
		['PSRA_COMPANIES', '[{"company":"HD","currency":"euro","agreements":["eu-uk"]}]'],
		['PSRA_COMPANIES', '[{"company":"HD","currency":"EUR","agreements":[]}]'],
		['PSRA_COMPANIES', '[{"company":"HD","currency":"EUR","agreements":["eu-uk"],"password":"hunter2"}]'],
		['PSRA_CLOCK_OFFSET_MS', '1.5'],
		['PSRA_QUIET_MS', '-1'],
		['PSRA_SETTLE_MS', 'soon'],
		['PSRA_DECIDE_WITHIN_DAYS', '0'],
		['PSRA_API_PORT', '65536'],
		['PSRA_LOG_LEVEL', 'loud'],
	])('names %s, and never shows its value %s', (name, value) => {
		const { message, facts } = refusalOf({ ...COMPLETE, [name]: value });
		expect(facts.field).toMatch(new RegExp(`^${name}`));
		expect(message).toContain(`${name}`);
		expect(`${message} ${JSON.stringify(facts)}`).not.toContain('hunter2');
		if (value.length > 4) expect(message).not.toContain(value);
	});
});

describe('.env.example', () => {
	it('shows each setting once, with what it is for: those with a default commented out', () => {
		const text = environmentExample();
		for (const [name, schema] of Object.entries(settings.shape)) {
			expect(schema.description).toMatch(/\.$/);
			expect(text).toContain(`# ${schema.description}\n`);
			expect(text.match(new RegExp(`^(# )?${name}=`, 'gm'))).toHaveLength(1);
		}
		expect(text).toContain('\nKAFKA_BROKERS=\n');
		expect(text).toContain('\n# PSRA_API_PORT=8080\n');
	});

	it('asks for exactly what must be set', () => {
		const required = [...environmentExample().matchAll(/^([A-Z_]+)=$/gm)].map(([, name]) => name);
		expect(required.sort()).toEqual(Object.keys(COMPLETE).sort());
	});
});
