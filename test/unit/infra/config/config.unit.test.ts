import { describe, expect, it } from '@jest/globals';
import { environmentExample } from '../../../../infra/config/example.ts';
import { readConfig, settings } from '../../../../infra/config/index.ts';
import { catalogue } from '../../../../topics/catalogue/index.ts';
import type { TopicDefinition } from '../../../../topics/catalogue/types.ts';

const COMPLETE = {
	KAFKA_BROKERS: 'a:9092, b:9092',
	SCHEMA_REGISTRY_URL: 'http://registry/apis/ccompat/v7',
	DATABASE_URL: 'postgres://psra:geheim@db/psra',
	PSRA_COMPANIES: '[{"company":"NL01","currency":"EUR","agreements":["eu-uk"]}]',
	PSRA_ERP_URL: 'https://erp.example/api',
};

describe('the configuration', () => {
	it('is read once, with defaults, and frozen', () => {
		const config = readConfig(COMPLETE);
		expect(config).toMatchObject({
			KAFKA_BROKERS: ['a:9092', 'b:9092'],
			PSRA_SETTLE_MS: 5000,
			PSRA_API_HOST: '127.0.0.1',
		});
		expect(config.PSRA_COMPANIES).toEqual([{ company: 'NL01', currency: 'EUR', agreements: ['eu-uk'] }]);
		expect(Object.isFrozen(config)).toBe(true);
	});

	it('takes PSRA_DB_DSN where DATABASE_URL is absent, and an empty variable for an absent one', () => {
		const { DATABASE_URL: url, ...rest } = COMPLETE;
		expect(readConfig({ ...rest, PSRA_DB_DSN: url, PSRA_SETTLE_MS: '' })).toMatchObject({
			DATABASE_URL: url,
			PSRA_SETTLE_MS: 5000,
		});
	});

	it('names every setting at fault, and shows no value', () => {
		const faulty = { ...COMPLETE, KAFKA_BROKERS: '', DATABASE_URL: 'mysql://psra:geheim@db', PSRA_COMPANIES: '[{]' };
		expect(() => readConfig(faulty)).toThrow(/KAFKA_BROKERS: is not set.*DATABASE_URL.*PSRA_COMPANIES: is no JSON/);
		expect(() => readConfig(faulty)).toThrow(
			expect.not.objectContaining({ message: expect.stringContaining('geheim') }),
		);
	});

	it.each(['a|b', 'a b', ''])('refuses the company id %j: it is part of every key', (company) => {
		const companies = JSON.stringify([{ company, currency: 'EUR', agreements: ['eu-uk'] }]);
		expect(() => readConfig({ ...COMPLETE, PSRA_COMPANIES: companies })).toThrow(/part of every key/);
	});

	it('lets no inbox forget a message before every topic with a limit has', () => {
		const limits = catalogue.map(({ retention }: TopicDefinition) =>
			typeof retention === 'object' ? retention.days : 0,
		);
		const longest = Math.max(...limits);
		expect(longest).toBeGreaterThan(0);
		expect(readConfig(COMPLETE).PSRA_INBOX_DAYS).toBeGreaterThan(longest);
		expect(() => readConfig({ ...COMPLETE, PSRA_INBOX_DAYS: String(longest) })).toThrow(/PSRA_INBOX_DAYS/);
		expect(readConfig({ ...COMPLETE, PSRA_INBOX_DAYS: String(longest + 1) }).PSRA_INBOX_DAYS).toBe(longest + 1);
	});

	const ANSWERER = {
		name: 'one',
		family: 'f',
		provider: 'p',
		model: 'm',
		baseUrl: 'https://llm.example/v1',
		secret: 'llm-key',
		reliability: 0.8,
	};

	it('takes answerers with what they need, and none where none are named', () => {
		expect(readConfig(COMPLETE).PSRA_ANSWERERS).toEqual([]);
		expect(readConfig({ ...COMPLETE, PSRA_ANSWERERS: JSON.stringify([ANSWERER]) }).PSRA_ANSWERERS).toEqual([
			{ ...ANSWERER, calibration: { a: 1, b: 0 }, region: null, demonstration: false },
		]);
	});

	it.each<[string, object[]]>([
		['two of one name', [ANSWERER, ANSWERER]],
		['a reliability above 1', [{ ...ANSWERER, reliability: 1.1 }]],
		['a key in place of its name', [{ ...ANSWERER, secret: 'sk-Geheim_1' }]],
		['a calibration that turns confidence round', [{ ...ANSWERER, calibration: { a: -1, b: 0 } }]],
		['a setting that it does not know', [{ ...ANSWERER, key: 'x' }]],
	])('refuses answerers with %s', (_, answerers) => {
		const read = () => readConfig({ ...COMPLETE, PSRA_ANSWERERS: JSON.stringify(answerers) });
		expect(read).toThrow(/PSRA_ANSWERERS/);
		expect(read).toThrow(expect.not.objectContaining({ message: expect.stringContaining('Geheim') }));
	});

	it('asks a tool only for what it needs', () => {
		expect(readConfig({ KAFKA_BROKERS: 'a:1' }, ['KAFKA_BROKERS', 'PSRA_TOPIC_PREFIX'])).toEqual({
			KAFKA_BROKERS: ['a:1'],
			PSRA_TOPIC_PREFIX: '',
		});
	});

	it('has each setting explained in .env.example, those with a default commented out', () => {
		const text = environmentExample();
		for (const name of Object.keys(settings.shape)) expect(text).toMatch(new RegExp(`^(# )?${name}=`, 'm'));
		expect(text).toMatch(/^KAFKA_BROKERS=$/m);
		expect(text).toMatch(/^# PSRA_SETTLE_MS=5000$/m);
	});
});
