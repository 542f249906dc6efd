import type { Mechanism } from 'kafkajs';
import plain from 'kafkajs/src/broker/saslAuthenticator/plain.js';
import scram256 from 'kafkajs/src/broker/saslAuthenticator/scram256.js';
import scram512 from 'kafkajs/src/broker/saslAuthenticator/scram512.js';
import type { TlsSettings } from '../config/certificates.ts';
import type { Config } from '../config/index.ts';
import { PsraError } from '../errors.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Certificates } from '../ports/tls.ts';

/** Name of the secret that is the password at the broker. */
export const KAFKA_PASSWORD = 'kafka-password';

export interface KafkaSecurity {
	readonly tls?: { readonly certificates: Certificates | undefined };
	readonly sasl?: Sasl;
}

export interface Sasl {
	readonly mechanism: 'scram-sha-512' | 'scram-sha-256' | 'plain';
	readonly username: string;
	/** Asked for at each authentication, so that a rotated one is used. */
	readonly password: () => Promise<string>;
}

type Settings = TlsSettings & Pick<Config, 'KAFKA_TLS' | 'KAFKA_SASL_MECHANISM' | 'KAFKA_SASL_USERNAME'>;

/** Names of the settings that `kafkaSecurity` reads. */
export const SECURITY_SETTINGS = [
	'KAFKA_TLS',
	'TLS_CERT_DIR',
	'ENABLE_MTLS',
	'KAFKA_SASL_MECHANISM',
	'KAFKA_SASL_USERNAME',
] as const satisfies readonly (keyof Settings)[];

/** How brokers are spoken to; `material`: the certificates of the configuration. Throws CONFIG_INVALID where settings contradict each other. */
export function kafkaSecurity(settings: Settings, secrets: Secrets, material: Certificates | undefined): KafkaSecurity {
	const { KAFKA_TLS, KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, ENABLE_MTLS } = settings;
	const isTls = KAFKA_TLS === undefined ? material !== undefined : KAFKA_TLS === 'on';
	if (ENABLE_MTLS && !isTls) throw contradiction('ENABLE_MTLS', 'is on, and KAFKA_TLS is off', 'Turn one of them.');
	const tls = isTls ? { tls: { certificates: material } } : {};
	if (!mechanism) return tls;
	if (!username)
		throw contradiction('KAFKA_SASL_USERNAME', 'is not set, and KAFKA_SASL_MECHANISM is', 'Set whom brokers know.');
	if (mechanism === 'plain' && !isTls)
		throw contradiction(
			'KAFKA_SASL_MECHANISM',
			'plain would send the password unencrypted',
			'Set TLS_CERT_DIR or KAFKA_TLS=on, or use scram-sha-512.',
		);
	return { ...tls, sasl: { mechanism, username, password: () => secrets.get(KAFKA_PASSWORD) } };
}

const contradiction = (field: string, problem: string, remedy: string) =>
	new PsraError('CONFIG_INVALID', `${field}: ${problem}.`, { field, problem, remedy });

const MECHANISMS = { plain, 'scram-sha-256': scram256, 'scram-sha-512': scram512 };

/** kafkajs wants a password once and for all; its own mechanisms behind one that asks for it each time. */
export function saslOptions({ mechanism, username, password }: Sasl): Mechanism {
	return {
		mechanism,
		authenticationProvider: (args) => ({
			authenticate: async () => MECHANISMS[mechanism]({ username, password: await password() })(args).authenticate(),
		}),
	};
}
