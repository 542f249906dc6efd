import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cacheDir } from '../../../../../infra/local/stack/cache.ts';
import { existing } from '../../../../../infra/local/stack/existing.ts';
import { kafkaProperties, kafkaVariables } from '../../../../../infra/local/stack/kafka-properties.ts';
import { reachable } from '../../../../../infra/local/stack/postgres-home.ts';
import { parsePasswd } from '../../../../../infra/local/stack/postgres-user.ts';
import { images } from '../../../../support/stack/images.ts';

describe('the settings of the stack', () => {
	let dir: string;
	beforeEach(() => {
		dir = mkdtempSync(join(tmpdir(), 'psra-settings-'));
		chmodSync(dir, 0o755);
	});
	afterEach(() => rmSync(dir, { recursive: true, force: true }));

	it('bind the broker to loopback, with topics made on order only and room for records of 8 MB', () => {
		const lines = kafkaProperties({ kafka: 20_001, controller: 20_002 }, '/data').split('\n');
		expect(lines).toContain('listeners=BROKER://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002');
		expect(lines).toContain('auto.create.topics.enable=false');
		const largest = lines.find((line) => line.startsWith('message.max.bytes='))?.split('=')[1];
		expect(Number(largest)).toBeGreaterThan(8 * 1024 * 1024);
	});

	it('have the broker tell clients of a second listener the port of the proxy before it', () => {
		const proxied = { listen: 20_003, advertise: 20_004 };
		const lines = kafkaProperties({ kafka: 20_001, controller: 20_002 }, '/data', proxied).split('\n');
		expect(lines).toContain(
			'listeners=BROKER://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002,PROXIED://127.0.0.1:20003',
		);
		expect(lines).toContain(
			'advertised.listeners=BROKER://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002,PROXIED://127.0.0.1:20004',
		);
	});

	it('are the same in docker-compose.kafka.yml, in versions, broker settings and loopback ports', () => {
		const file = resolve(import.meta.dirname, '../../../../../docker-compose.kafka.yml');
		const compose = readFileSync(file, 'utf8').replaceAll(/\$\{\w+:-([^}]+)\}/g, '$1');
		const written = Object.fromEntries(
			[...compose.matchAll(/^ {6}(KAFKA_\w+): ["']?([^"'\n]+)["']?$/gm)].map(([, name, value]) => [name, value]),
		);
		const { KAFKA_LOG_DIRS: _, ...broker } = written;
		const addresses = {
			listen: '0.0.0.0:9092',
			advertise: '127.0.0.1:9092',
			controller: 'localhost:9093',
		};
		expect(broker).toEqual(kafkaVariables(addresses));

		const used = [...compose.matchAll(/image: (.+)/g)].map(([, image]) => image);
		expect(used).toEqual([images({}).kafka, images({}).postgres, images({}).registry]);
		const ports = [...compose.matchAll(/^ {4}ports:\n {6}- ["'](.+)["']$/gm)].map(([, port]) => port);
		expect(ports).toHaveLength(3);
		expect(ports.every((port) => port?.startsWith('127.0.0.1:'))).toBe(true);
	});

	it('take each part that the environment names', () => {
		expect(
			existing({ KAFKA_BROKERS: 'a:1, b:2', SCHEMA_REGISTRY_URL: 'http://r/', DATABASE_URL: 'postgres://d' }),
		).toEqual({
			kafkaBrokers: ['a:1', 'b:2'],
			registryUrl: 'http://r',
			databaseUrl: 'postgres://d',
		});
		expect(existing({ KAFKA_BROKERS: '', PSRA_DB_DSN: 'postgres://e' })).toEqual({
			kafkaBrokers: undefined,
			registryUrl: undefined,
			databaseUrl: 'postgres://e',
		});
	});

	it('put the cache where the user says, else with the user, else into the project', () => {
		expect(cacheDir({ PSRA_CACHE_DIR: '/elsewhere' })).toBe('/elsewhere');
		expect(cacheDir({ XDG_CACHE_HOME: dir })).toBe(join(dir, 'psra-ltsd'));
		expect(cacheDir({ HOME: dir })).toBe(join(dir, '.cache', 'psra-ltsd'));
		expect(cacheDir({ XDG_CACHE_HOME: '/dev/null' }, '/project')).toBe('/project/var/cache');
	});

	it('run PostgreSQL as nobody where this process is root', () => {
		expect(parsePasswd('root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533:nobody:/:/sbin/nologin\n')).toEqual({
			uid: 65_534,
			gid: 65_533,
		});
		expect(() => parsePasswd('root:x:0:0::/root:/bin/sh\n')).toThrow(/no user nobody: start as an ordinary user/);
	});

	it('know a folder below a closed one as out of reach', () => {
		const inner = join(dir, 'closed', 'inner');
		mkdirSync(inner, { recursive: true });
		expect(reachable(inner)).toBe(true);
		chmodSync(join(dir, 'closed'), 0o700);
		expect(reachable(inner)).toBe(false);
	});
});
