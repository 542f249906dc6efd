import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPortFree } from '../../../infra/local/stack/ports.ts';
import { type OwnBroker, startOwnBroker } from '../installation/own-broker.ts';
import { authority, type Pair } from './authority.ts';

export const USER = 'psra';
export const PASSWORD = 'right-password';

/** How each listener lets clients in. */
const LISTENERS = {
	scram: 'SASL_PLAINTEXT',
	saslssl: 'SASL_SSL',
	tls: 'SSL',
	mtls: 'SSL',
	expired: 'SSL',
} as const;
export type Listener = keyof typeof LISTENERS;

export interface GuardedBroker extends OwnBroker {
	/** Address of a listener. */
	readonly at: Readonly<Record<Listener, string>>;
	/** The authority that the broker trusts, and that its certificates are of. */
	readonly ca: ReturnType<typeof authority>;
}

/** A broker with a listener of each kind. Users are stored by the broker, its certificates made here. */
export async function startGuardedBroker(): Promise<GuardedBroker> {
	const ca = authority('test authority');
	const ports = await freePorts(Object.keys(LISTENERS).length);
	const at = Object.fromEntries(
		Object.keys(LISTENERS).map((name, index) => [name, `127.0.0.1:${ports[index]}`]),
	) as Record<Listener, string>;
	const broker = await startOwnBroker('guarded', (dataDir) => {
		const folder = join(dataDir, 'certificates');
		mkdirSync(folder);
		const store = (name: string, { key, cert }: Pair) => written(join(folder, name), `${key}${cert}${ca.cert}`);
		const trusted = written(join(folder, 'ca.pem'), ca.cert);
		const good = store('broker.pem', ca.issue('broker'));
		const old = store('expired.pem', ca.issue('broker', new Date(Date.now() - 3_600_000)));
		const names = Object.entries(LISTENERS).map(([name, protocol]) => [name.toUpperCase(), protocol] as const);
		const addresses = Object.entries(at).map(([name, address]) => `,${name.toUpperCase()}://${address}`);
		return {
			format: ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
				'--add-scram',
				`${mechanism}=[name=${USER},password=${PASSWORD}]`,
			]),
			settings: (standing) => ({
				...standing,
				listeners: `${standing.listeners}${addresses.join('')}`,
				'advertised.listeners': `${standing['advertised.listeners']}${addresses.join('')}`,
				'listener.security.protocol.map': [
					standing['listener.security.protocol.map'],
					...names.map(([name, protocol]) => `${name}:${protocol}`),
				].join(),
				...sasl('scram', ['SCRAM-SHA-256', 'SCRAM-SHA-512']),
				...sasl('saslssl', ['PLAIN', 'SCRAM-SHA-512']),
				...tls('saslssl', good, trusted),
				...tls('tls', good, trusted),
				...tls('mtls', good, trusted),
				...tls('expired', old, trusted),
				'listener.name.mtls.ssl.client.auth': 'required',
			}),
		};
	});
	return { ...broker, at, ca };
}

function written(path: string, content: string): string {
	writeFileSync(path, content);
	return path;
}

function tls(listener: Listener, keystore: string, truststore: string): Record<string, string> {
	const prefix = `listener.name.${listener}.ssl`;
	return {
		[`${prefix}.keystore.type`]: 'PEM',
		[`${prefix}.keystore.location`]: keystore,
		[`${prefix}.truststore.type`]: 'PEM',
		[`${prefix}.truststore.location`]: truststore,
	};
}

const MODULES = 'org.apache.kafka.common.security';

function sasl(listener: Listener, mechanisms: readonly string[]): Record<string, string> {
	const prefix = `listener.name.${listener}`;
	const module = (mechanism: string) =>
		mechanism === 'PLAIN'
			? `${MODULES}.plain.PlainLoginModule required user_${USER}="${PASSWORD}";`
			: `${MODULES}.scram.ScramLoginModule required;`;
	return {
		[`${prefix}.sasl.enabled.mechanisms`]: mechanisms.join(),
		...Object.fromEntries(mechanisms.map((name) => [`${prefix}.${name.toLowerCase()}.sasl.jaas.config`, module(name)])),
	};
}

/** Above what the stack chooses from. */
async function freePorts(count: number): Promise<number[]> {
	const free: number[] = [];
	for (let port = 30_000 + (process.pid % 1_000); free.length < count; port++)
		if (await isPortFree(port)) free.push(port);
	return free;
}
