import { type Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent, request as requestHttps } from 'node:https';
import type { TlsSettings } from '../config/certificates.ts';
import type { Config } from '../config/index.ts';
import { PsraError, reasonOf } from '../errors.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Certificates } from '../ports/tls.ts';

/** Name of the secret that is the password at the registry. */
export const REGISTRY_PASSWORD = 'registry-password';

export interface RegistryAccess {
	/** Base of the Confluent API, without a slash at its end. */
	readonly host: string;
	readonly certificates?: Certificates;
	/** Value of the `Authorization` header; asked for at each request, so that a rotated password is used. */
	readonly authorization?: () => Promise<string>;
}

type Settings = TlsSettings & Pick<Config, 'SCHEMA_REGISTRY_URL' | 'SCHEMA_REGISTRY_USERNAME'>;

/** Names of the settings that `registryAccess` reads. */
export const REGISTRY_SETTINGS = [
	'SCHEMA_REGISTRY_URL',
	'SCHEMA_REGISTRY_USERNAME',
	'TLS_CERT_DIR',
	'ENABLE_MTLS',
] as const satisfies readonly (keyof Settings)[];

/** How the registry is spoken to. Throws CONFIG_INVALID where a password would go unencrypted. */
export function registryAccess(
	settings: Settings,
	secrets: Secrets,
	material: Certificates | undefined,
): RegistryAccess {
	const { SCHEMA_REGISTRY_URL: url, SCHEMA_REGISTRY_USERNAME: username } = settings;
	const { protocol, hostname } = new URL(url);
	if (username && protocol !== 'https:' && !isLoopback(hostname)) {
		const problem = 'the password would go unencrypted';
		throw new PsraError('CONFIG_INVALID', `SCHEMA_REGISTRY_URL: ${problem}.`, {
			field: 'SCHEMA_REGISTRY_URL',
			problem,
			remedy: 'Name the registry by https, or leave SCHEMA_REGISTRY_USERNAME out.',
		});
	}
	const basic = async () =>
		`Basic ${Buffer.from(`${username}:${await secrets.get(REGISTRY_PASSWORD)}`).toString('base64')}`;
	return { ...openTo(url), ...(material && { certificates: material }), ...(username && { authorization: basic }) };
}

/** A registry that asks for no password and shows a certificate that the machine trusts, or none. */
export const openTo = (url: string): RegistryAccess => ({ host: url.replace(/\/+$/, '') });

const isLoopback = (hostname: string) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** Reads the certificates at each connection. */
class RenewingAgent extends Agent {
	readonly #certificates: Certificates;

	constructor(certificates: Certificates) {
		super();
		this.#certificates = certificates;
	}

	override createConnection(...[options, callback]: Parameters<Agent['createConnection']>) {
		return super.createConnection({ ...options, ...this.#certificates() } as typeof options, callback);
	}
}

export const agentOf = ({ host, certificates }: RegistryAccess): HttpAgent | undefined =>
	host.startsWith('https:') && certificates ? new RenewingAgent(certificates) : undefined;

export interface Answer {
	readonly status: number;
	readonly text: string;
}

export type RegistryHttp = (method: 'GET' | 'PUT', path: string, body?: object) => Promise<Answer>;

/** What the client library does not offer. Throws REGISTRY_UNAVAILABLE, REGISTRY_UNAUTHORISED; other statuses are answers. */
export function registryHttp(access: RegistryAccess): RegistryHttp {
	const agent = agentOf(access);
	const request = access.host.startsWith('https:') ? requestHttps : requestHttp;
	return async (method, path, body) => {
		const authorization = await access.authorization?.();
		try {
			const answer = await new Promise<Answer>((resolve, reject) => {
				const headers = {
					'content-type': 'application/vnd.schemaregistry.v1+json',
					...(authorization && { authorization }),
				};
				const sent = request(`${access.host}${path}`, {
					method,
					headers,
					timeout: TIMEOUT_MS,
					...(agent && { agent }),
				});
				sent.on('response', (response) => {
					let text = '';
					response.setEncoding('utf8').on('data', (chunk) => {
						text += chunk;
					});
					response.on('end', () => resolve({ status: response.statusCode ?? 0, text })).on('error', reject);
				});
				sent.on('timeout', () => sent.destroy(new Error(`no answer in ${TIMEOUT_MS} ms`))).on('error', reject);
				sent.end(body && JSON.stringify(body));
			});
			if (isRefusal(answer.status)) throw Object.assign(new Error(`HTTP ${answer.status}`), { status: answer.status });
			return answer;
		} catch (error) {
			throw registryError(error);
		}
	};
}

const TIMEOUT_MS = 10_000;
const isRefusal = (status: unknown) => status === 401 || status === 403;
/** Codes of Node's TLS for a certificate that is not trusted, expired, for another name, or of ours that is refused. */
const DISTRUST = /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_|ALTNAME|ALERT_/;

/** The client library answers status 400 where the connection was refused, so 400 says nothing by itself. */
export function registryError(error: unknown): PsraError {
	if (error instanceof PsraError) return error;
	const { status, code } = error as { readonly status?: unknown; readonly code?: unknown };
	const reason = reasonOf(error);
	const isDistrust = DISTRUST.test(String(code)) || /certificate|alert/i.test(reason);
	if (isRefusal(status)) {
		return new PsraError(
			'REGISTRY_UNAUTHORISED',
			`The schema registry refuses us: ${reason}`,
			{
				field: 'SCHEMA_REGISTRY_USERNAME',
				problem: 'the registry knows no such user with this password, or does not let it do this',
				remedy: 'Correct SCHEMA_REGISTRY_USERNAME or the secret registry-password.',
			},
			error,
		);
	}
	if (isDistrust) {
		return new PsraError(
			'REGISTRY_UNAUTHORISED',
			`The schema registry and this process do not trust each other: ${reason}`,
			{
				field: 'TLS_CERT_DIR',
				problem: reason,
				remedy: 'Put the authority that signed the registry’s certificate into ca.crt of TLS_CERT_DIR.',
			},
			error,
		);
	}
	return new PsraError('REGISTRY_UNAVAILABLE', `The schema registry does not answer: ${reason}`, {}, error);
}
