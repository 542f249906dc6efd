import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certificates } from '../../../../infra/config/certificates.ts';
import type { PsraError } from '../../../../infra/errors.ts';
import { kafkaAdmin } from '../../../../infra/kafka/admin.ts';
import { kafkaBus } from '../../../../infra/kafka/bus.ts';
import { kafkaSecurity } from '../../../../infra/kafka/security.ts';
import { javaPartition } from '../../../../topics/catalogue/java-partition.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { plain } from '../../../support/installation/broker.ts';
import { eventually, letWaitsSpeak } from '../../../support/installation/index.ts';
import { stackOfTheRun } from '../../../support/installation/own-broker.ts';
import { authority } from '../../../support/tls/authority.ts';
import { type CertificateFolder, certificateFolder, trusting } from '../../../support/tls/folder.ts';
import {
	type GuardedBroker,
	type Listener,
	PASSWORD,
	startGuardedBroker,
	USER,
} from '../../../support/tls/guarded-broker.ts';

letWaitsSpeak();

const { containers } = stackOfTheRun();
const suite = containers ? describe.skip : describe;
const disposal = new AsyncDisposableStack();
let broker: GuardedBroker;
let strangers: ReturnType<typeof authority>;

type Settings = Parameters<typeof kafkaSecurity>[0];

/** What a process has whose settings are these; `folder`: content of TLS_CERT_DIR. */
function options(
	listener: Listener,
	settings: Partial<Settings>,
	folder?: Record<string, string>,
	password = PASSWORD,
) {
	const TLS_CERT_DIR = folder && folderWith(folder).path;
	const secrets = { get: async () => password };
	const all = { ...none, ...settings, TLS_CERT_DIR };
	const security = kafkaSecurity(all, secrets, certificates(all));
	const logger = memoryLogger();
	return { brokers: [broker.at[listener]], clientId: 'psra-test', topicPrefix: '', logger, security };
}
const none: Settings = {
	KAFKA_TLS: undefined,
	TLS_CERT_DIR: undefined,
	ENABLE_MTLS: false,
	KAFKA_SASL_MECHANISM: undefined,
	KAFKA_SASL_USERNAME: undefined,
};
const scram = { KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: USER } as const;

function folderWith(files: Record<string, string>): CertificateFolder {
	return disposal.adopt(certificateFolder(files), (folder) => folder.remove());
}

suite(`a guarded broker${containers ? ' (skipped: no local broker in a run on containers)' : ''}`, () => {
	beforeAll(async () => {
		broker = disposal.use(await startGuardedBroker());
		strangers = authority('an authority that nobody trusts');
		const setup = { brokers: broker.brokers, clientId: 'psra-test', topicPrefix: '', logger: memoryLogger() };
		const admin = await kafkaAdmin(setup);
		await admin.create([{ name: 'guarded', partitions: 1, configs: {} }]);
		await admin.close();
	}, 120_000);
	afterAll(() => disposal.disposeAsync(), 60_000);

	const ways: [string, () => ReturnType<typeof options>][] = [
		['SCRAM-SHA-512', () => options('scram', scram)],
		['SCRAM-SHA-256', () => options('scram', { ...scram, KAFKA_SASL_MECHANISM: 'scram-sha-256' })],
		['SCRAM over TLS', () => options('saslssl', scram, trusting(broker.ca))],
		['plain over TLS', () => options('saslssl', { ...scram, KAFKA_SASL_MECHANISM: 'plain' }, trusting(broker.ca))],
		['TLS', () => options('tls', {}, trusting(broker.ca))],
		['mTLS', () => options('mtls', { ENABLE_MTLS: true }, trusting(broker.ca, broker.ca.issue('psra')))],
	];
	it.each(ways)('lets a process in that comes by %s: it publishes and consumes', async (way, opened) => {
		const bus = kafkaBus(opened());
		const seen: string[] = [];
		try {
			const producer = await bus.producer();
			const place = javaPartition(Buffer.from('k'), await producer.partitions('guarded'));
			await producer.send([plain('guarded', place, 'k', way)]);
			const subscription = await bus.subscribe({
				group: way.replaceAll(' ', '-'),
				topics: ['guarded'],
				async onBatch({ messages, done }) {
					for (const message of messages) {
						seen.push(Buffer.from(message.payload ?? []).toString());
						await done(message);
					}
				},
			});
			await subscription.ready();
			await eventually('the record to come', () => seen.includes(way));
		} finally {
			await bus.close();
		}
	});

	const refusals: [string, () => ReturnType<typeof options>, string][] = [
		['a wrong password', () => options('scram', scram, undefined, 'wrong'), 'KAFKA_SASL_USERNAME'],
		[
			'a wrong plain password',
			() => options('saslssl', { ...scram, KAFKA_SASL_MECHANISM: 'plain' }, trusting(broker.ca), 'wrong'),
			'KAFKA_SASL_USERNAME',
		],
		['an unknown user', () => options('scram', { ...scram, KAFKA_SASL_USERNAME: 'nobody' }), 'KAFKA_SASL_USERNAME'],
		[
			'a mechanism that is not enabled',
			() => options('saslssl', { ...scram, KAFKA_SASL_MECHANISM: 'scram-sha-256' }, trusting(broker.ca)),
			'KAFKA_SASL_MECHANISM',
		],
		['an authority that we do not trust', () => options('tls', {}, trusting(strangers)), 'TLS_CERT_DIR'],
		['a broker whose certificate expired', () => options('expired', {}, trusting(broker.ca)), 'KAFKA_BROKERS'],
		[
			'no certificate of ours where one is wanted',
			() => options('mtls', {}, trusting(broker.ca)),
			'TLS_CERT_DIR|ENABLE_MTLS',
		],
		[
			'a certificate of ours by an authority that the broker does not trust',
			() => options('mtls', { ENABLE_MTLS: true }, trusting(broker.ca, strangers.issue('psra'))),
			'TLS_CERT_DIR',
		],
	];
	it.each(refusals)('answers %s with an error that says so, and what to do', async (_what, opened, field) => {
		const { logger, ...rest } = opened();
		const refusal = await kafkaAdmin({ ...rest, logger }).catch((error: PsraError) => error);
		expect(refusal).toMatchObject({
			code: 'KAFKA_UNAUTHORISED',
			facts: {
				field: expect.stringMatching(new RegExp(`^(${field})$`)),
				problem: expect.stringMatching(/\S/),
				remedy: expect.stringMatching(/\S/),
			},
		});
		expect(JSON.stringify(logger.lines)).not.toContain(PASSWORD);
	});

	it('answers a port that speaks no TLS with a hint at it', async () => {
		const refusal = kafkaAdmin(options('scram', {}, trusting(broker.ca)));
		await expect(refusal).rejects.toMatchObject({ code: 'KAFKA_UNAVAILABLE', facts: { field: 'KAFKA_TLS' } });
	});

	it('takes renewed certificates and another password at the next connection', async () => {
		const folder = folderWith(trusting(strangers));
		let password = 'wrong';
		const settings = { ...none, ...scram, TLS_CERT_DIR: folder.path };
		const security = kafkaSecurity(settings, { get: async () => password }, certificates(settings));
		const bus = kafkaBus({ ...options('saslssl', {}), security });
		try {
			const producer = await bus.producer();
			const send = () => producer.send([plain('guarded', 0, 'k', 'renewed')]);
			await expect(send()).rejects.toMatchObject({ facts: { field: 'TLS_CERT_DIR' } });
			folder.write(trusting(broker.ca));
			await expect(send()).rejects.toMatchObject({ facts: { field: 'KAFKA_SASL_USERNAME' } });
			password = PASSWORD;
			await send();
		} finally {
			await bus.close();
		}
	});
});
