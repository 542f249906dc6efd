import { describe, expect, it } from '@jest/globals';
import { kafkaError } from '../../../../infra/kafka/errors.ts';
import { kafkaSecurity, saslOptions } from '../../../../infra/kafka/security.ts';

type Settings = Parameters<typeof kafkaSecurity>[0];

const none: Settings = {
	KAFKA_TLS: undefined,
	TLS_CERT_DIR: undefined,
	ENABLE_MTLS: false,
	KAFKA_SASL_MECHANISM: undefined,
	KAFKA_SASL_USERNAME: undefined,
};
const secrets = { get: async (name: string) => `secret of ${name}` };
const security = (settings: Partial<Settings>) => kafkaSecurity({ ...none, ...settings }, secrets, undefined);

describe('how brokers are spoken to', () => {
	it('is in the clear where nothing is set', () => {
		expect(security({})).toEqual({});
	});

	it('is over TLS with the authorities of the machine where that is asked for', () => {
		expect(security({ KAFKA_TLS: 'on' })).toEqual({ tls: { certificates: undefined } });
	});

	it('asks for the password by its secret, at each authentication', async () => {
		const { sasl } = security({ KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'psra' });
		expect(sasl).toMatchObject({ mechanism: 'scram-sha-512', username: 'psra' });
		expect(await sasl?.password()).toBe('secret of kafka-password');
		let asked = 0;
		const options = saslOptions({
			mechanism: 'plain',
			username: 'psra',
			password: async () => {
				asked += 1;
				return `password ${asked}`;
			},
		});
		const sent: string[] = [];
		const logger = { debug: () => undefined, error: () => undefined } as never;
		const saslAuthenticate = async ({ request }: { request: { encode(): Promise<Buffer> | Buffer } }) => {
			sent.push((await request.encode()).toString());
			return undefined;
		};
		for (let time = 0; time < 2; time++) {
			const args = { host: 'h', port: 1, logger, saslAuthenticate } as never;
			await options.authenticationProvider(args).authenticate();
		}
		expect(sent.map((text) => text.split('\0').at(-1))).toEqual(['password 1', 'password 2']);
	});

	it.each<[string, Partial<Settings>, string]>([
		['plain in the clear', { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'psra' }, 'KAFKA_SASL_MECHANISM'],
		['no name', { KAFKA_SASL_MECHANISM: 'scram-sha-256' }, 'KAFKA_SASL_USERNAME'],
		['mTLS without TLS', { ENABLE_MTLS: true, KAFKA_TLS: 'off' }, 'ENABLE_MTLS'],
	])('is refused at the start: %s', (_what, settings, field) => {
		expect(() => security(settings)).toThrow(
			expect.objectContaining({
				code: 'CONFIG_INVALID',
				facts: expect.objectContaining({ field, remedy: expect.stringMatching(/\S/) }),
			}),
		);
	});
});

describe('brokers that are not trusted, or do not trust us', () => {
	it.each([
		['SELF_SIGNED_CERT_IN_CHAIN', 'TLS_CERT_DIR'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS_CERT_DIR'],
		['CERT_HAS_EXPIRED', 'KAFKA_BROKERS'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'KAFKA_BROKERS'],
		['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ENABLE_MTLS'],
		['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN', 'TLS_CERT_DIR'],
		['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'TLS_CERT_DIR'],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'KAFKA_TLS'],
	])('are told by the code %s, below the client’s wrappers', (code, field) => {
		const inner = Object.assign(new Error('Connection error: x'), { code });
		expect(kafkaError(new Error('gave up', { cause: inner }))).toMatchObject({
			code: 'KAFKA_UNAUTHORISED',
			retryable: 'later',
			facts: { field, problem: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) },
		});
	});
});
