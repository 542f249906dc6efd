import { hostname, userInfo } from 'node:os';
import { followedClock, machineClock } from '../clock/index.ts';
import { certificates } from '../config/certificates.ts';
import { type Config, environment, readConfig } from '../config/index.ts';
import { SAGA_SETTINGS } from '../config/sagas.ts';
import { PsraError } from '../errors.ts';
import { kafkaAdmin } from '../kafka/admin.ts';
import { kafkaGroups } from '../kafka/groups.ts';
import { kafkaSecurity, SECURITY_SETTINGS } from '../kafka/security.ts';
import { kafkaTopicLog } from '../kafka/topic-log.ts';
import { ledgerDesk } from '../ledger/desk.ts';
import { silentLogger } from '../logging/index.ts';
import { outboxDesk } from '../outbox/desk.ts';
import { type Envelope, envelope } from '../outbox/envelope.ts';
import { coalescedNotifier } from '../outbox/notify.ts';
import { outbox } from '../outbox/store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Codec } from '../ports/codec.ts';
import type { GroupReader } from '../ports/groups.ts';
import type { LedgerDesk } from '../ports/ledger-desk.ts';
import type { OutboxDesk } from '../ports/outbox-desk.ts';
import type { SagaDesk } from '../ports/saga-desk.ts';
import type { Database } from '../ports/session.ts';
import type { TopicAdmin } from '../ports/topic-admin.ts';
import type { TopicLog } from '../ports/topic-log.ts';
import { openDatabase, type PostgresDatabase } from '../postgres/database.ts';
import { sagaDesk } from '../postgres/saga-desk.ts';
import { registryClient } from '../registry/client.ts';
import { openCodec } from '../registry/codec.ts';
import { REGISTRY_SETTINGS, registryAccess } from '../registry/http.ts';
import { subjects } from '../registry/subjects.ts';
import { schemaVersions } from '../registry/versions.ts';
import { openSecrets } from '../secrets/index.ts';

/**
 * What each command works on, opened for one piece of work and closed again. A command asks for the settings of its own
 * parts only: looking at a saga needs no broker.
 */

/** Settings of these names only. */
export const setting = (names: readonly (keyof Config)[]): Config => readConfig(environment, names);

/** Who gives a command, and its words, for the audit. */
export function act(words: readonly string[]): { actor: string; command: string } {
	return { actor: `${userName()}@${hostname()}`, command: ['psra', ...words].map(quoted).join(' ') };
}

/** In a container the user often has a number and no name. */
function userName(): string {
	try {
		return userInfo().username;
	} catch {
		return `uid-${process.getuid?.() ?? 'unknown'}`;
	}
}

const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Now by the business clock, which dead letters are dated by. */
export function businessNow(): Date {
	const { PSRA_CLOCK_FILE: file, PSRA_CLOCK_OFFSET_MS: offsetMs } = setting([
		'PSRA_CLOCK_FILE',
		'PSRA_CLOCK_OFFSET_MS',
	]);
	if (!file) return machineClock(offsetMs).now();
	using clock = followedClock(file, offsetMs);
	return clock.now();
}

export async function withTopics<T>(work: (admin: TopicAdmin, prefix: string) => Promise<T>): Promise<T> {
	const options = kafkaOptions('psra-topics');
	const admin = await kafkaAdmin(options);
	try {
		return await work(admin, options.topicPrefix);
	} finally {
		await admin.close();
	}
}

export async function withGroups<T>(work: (groups: GroupReader) => Promise<T>): Promise<T> {
	const groups = await kafkaGroups(kafkaOptions('psra-groups'));
	try {
		return await work(groups);
	} finally {
		await groups.close();
	}
}

export function withDeadLetters<T>(
	work: (parts: { log: TopicLog; database: Database; codec: () => Promise<Codec> }) => Promise<T>,
): Promise<T> {
	const log = kafkaTopicLog(kafkaOptions('psra-dlq'));
	const codec = async () => openCodec(registry());
	return withDatabase((database) => work({ log, database, codec }));
}

/** The registry, and what goes before the names of topics in its subjects. */
export function registry() {
	const { access, topicPrefix } = registrySettings();
	return { registry: registryClient(access), topicPrefix };
}

/** What the registry holds, and what the catalogue asks for there. */
export function schemaRegistry() {
	const { access, topicPrefix } = registrySettings();
	return { registry: schemaVersions(access), wanted: subjects(topicPrefix) };
}

function registrySettings() {
	const config = setting([...REGISTRY_SETTINGS, 'PSRA_TOPIC_PREFIX']);
	return { access: registryAccess(config, secrets(), certificates(config)), topicPrefix: config.PSRA_TOPIC_PREFIX };
}

const secrets = () => openSecrets(setting(['PSRA_SECRETS_DIR']).PSRA_SECRETS_DIR, environment);

export const withOutboxDesk = <T>(work: (desk: OutboxDesk) => Promise<T>): Promise<T> =>
	withDatabase(({ pool }) => work(outboxDesk(pool)));

export const withParking = <T>(work: (database: Database) => Promise<T>): Promise<T> => withDatabase(work);
export const withLedgerDesk = <T>(work: (desk: LedgerDesk) => Promise<T>): Promise<T> =>
	withDatabase(({ pool }) => work(ledgerDesk(pool)));

export const withSagaDesk = <T>(work: (desk: SagaDesk) => Promise<T>): Promise<T> =>
	withDatabase(({ pool }) => work(sagaDesk(pool)));

/** The database with what commands of sagas are encoded by, and the settings that the sagas run with. */
export async function withSagaActs<T>(
	work: (parts: { desk: SagaDesk; database: Database; clock: Clock; config: Config }) => Promise<T>,
): Promise<T> {
	const config = setting(SAGA_SETTINGS);
	const codec = await openCodec(registry());
	const clock: Clock = { now: businessNow, today: () => businessNow().toISOString().slice(0, 10) };
	const encode = envelope({ codec, clock, source: 'urn:psra' });
	return withDatabase((database) => work({ desk: sagaDesk(database.pool), database, clock, config }), encode);
}

async function withDatabase<T>(
	work: (database: PostgresDatabase) => Promise<T>,
	encode: Envelope = encodesNothing,
): Promise<T> {
	const database = openDatabase({
		url: setting(['DATABASE_URL']).DATABASE_URL,
		logger: silentLogger,
		outbox: (client) => outbox(client, encode),
		announce: coalescedNotifier,
		connections: 2,
	});
	try {
		return await work(database);
	} catch (error) {
		throw isTableMissing(error) ? notMigrated(error) : error;
	} finally {
		await database.close();
	}
}

const isTableMissing = (error: unknown) => ['42P01', '42703'].includes((error as { code?: string } | null)?.code ?? '');

const notMigrated = (cause: unknown) =>
	new PsraError(
		'NOT_READY',
		'The database is of an older edition than this program.',
		{ field: 'DATABASE_URL', problem: 'a table or column is missing', remedy: 'Run `psra migrate`.' },
		cause,
	);

/** Most commands publish only what is encoded already. */
function encodesNothing(): never {
	throw new RangeError('a command publishes no message of its own');
}

function kafkaOptions(clientId: string) {
	const config = setting(['KAFKA_BROKERS', 'PSRA_TOPIC_PREFIX', ...SECURITY_SETTINGS]);
	const { KAFKA_BROKERS: brokers, PSRA_TOPIC_PREFIX: topicPrefix } = config;
	return {
		brokers,
		topicPrefix,
		clientId,
		logger: silentLogger,
		security: kafkaSecurity(config, secrets(), certificates(config)),
	};
}
