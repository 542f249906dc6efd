import { createServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { registryClient } from '../../../../infra/registry/client.ts';
import { type RegistryAccess, registryAccess } from '../../../../infra/registry/http.ts';
import { schemaVersions } from '../../../../infra/registry/versions.ts';
import { authority, type Pair } from '../../../support/tls/authority.ts';

const ca = authority('test authority');
const strangers = authority('another authority');
const schema = { type: 'record', name: 'R', fields: [{ name: 'a', type: 'string' }] };
const servers: HttpServer[] = [];
afterEach(async () => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});

/** A registry that knows one schema under any subject and id, and lets one user in with the password of the moment. */
async function registry({ cert, key }: Partial<Pair> = {}, mutual = false) {
	const spy = { password: 'right', asked: [] as string[], shown: [] as unknown[] };
	const listener: RequestListener = (request, response) => {
		spy.asked.push(`${request.method} ${request.url}`);
		if (cert) spy.shown.push((request.socket as TLSSocket).getPeerCertificate().subject?.CN);
		const expected = `Basic ${Buffer.from(`psra:${spy.password}`).toString('base64')}`;
		const isKnown = request.headers.authorization === expected;
		const answer = request.url?.endsWith('/versions') ? [1] : { id: 7, version: 1, schema: JSON.stringify(schema) };
		response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
		response.end(JSON.stringify(isKnown ? answer : { error_code: 401, message: 'who are you?' }));
	};
	const server = cert
		? createTlsServer({ cert, key, ca: ca.cert, requestCert: mutual, rejectUnauthorized: mutual }, listener)
		: createServer(listener);
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const host = `http${cert ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { spy, host };
}
const as = (password: () => string): Pick<RegistryAccess, 'authorization'> => ({
	authorization: async () => `Basic ${Buffer.from(`psra:${password()}`).toString('base64')}`,
});
const trust = (from: Pair, own?: Pair): Pick<RegistryAccess, 'certificates'> => ({
	certificates: () => ({
		ca: Buffer.from(from.cert),
		...(own && { cert: Buffer.from(own.cert), key: Buffer.from(own.key) }),
	}),
});
const eachWay: [string, (access: RegistryAccess) => Promise<unknown>][] = [
	['a look-up', (access) => registryClient(access).idOf('s', schema)],
	['the schema of an id', (access) => registryClient(access).writerType(7)],
	['the versions', (access) => schemaVersions(access).of('s')],
];

describe.each(eachWay)('%s', (_what, ask) => {
	it('comes over TLS with a password and a certificate of ours', async () => {
		const { spy, host } = await registry(ca.issue('registry'), true);
		await ask({ host, ...as(() => 'right'), ...trust(ca, ca.issue('psra')) });
		expect(new Set(spy.shown)).toEqual(new Set(['psra']));
	});

	it('is refused with a wrong password, and not taken for absent', async () => {
		const { host } = await registry();
		await expect(ask({ host, ...as(() => 'wrong') })).rejects.toMatchObject({
			code: 'REGISTRY_UNAUTHORISED',
			facts: { field: 'SCHEMA_REGISTRY_USERNAME', remedy: expect.stringContaining('registry-password') },
		});
	});

	it('is not asked of a registry whose authority is not trusted', async () => {
		const { spy, host } = await registry(strangers.issue('registry'));
		await expect(ask({ host, ...as(() => 'right'), ...trust(ca) })).rejects.toMatchObject({
			code: 'REGISTRY_UNAUTHORISED',
			facts: { field: 'TLS_CERT_DIR', remedy: expect.stringContaining('ca.crt') },
		});
		expect(spy.asked).toEqual([]);
	});

	it('says that nobody answers where nobody does', async () => {
		await expect(ask({ host: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
		// The library tries for some seconds before it says so.
	}, 20_000);
});

describe('the password', () => {
	it('is asked for at each request, so that a rotated one is used', async () => {
		const { spy, host } = await registry();
		let password = 'right';
		const client = registryClient({ host, ...as(() => password) });
		await client.idOf('s', schema);
		password = 'rotated';
		await expect(client.idOf('s', schema)).rejects.toMatchObject({ code: 'REGISTRY_UNAUTHORISED' });
		spy.password = 'rotated';
		expect(await client.idOf('s', schema)).toBe(7);
	});

	const none = { TLS_CERT_DIR: undefined, ENABLE_MTLS: false };
	const secrets = { get: async (name: string) => `secret of ${name}` };
	it('is not sent unencrypted to another machine', () => {
		const settings = { ...none, SCHEMA_REGISTRY_URL: 'http://registry.example', SCHEMA_REGISTRY_USERNAME: 'psra' };
		expect(() => registryAccess(settings, secrets, undefined)).toThrow(
			expect.objectContaining({ code: 'CONFIG_INVALID' }),
		);
	});

	it('is the secret registry-password', async () => {
		const settings = { ...none, SCHEMA_REGISTRY_URL: 'https://registry.example/', SCHEMA_REGISTRY_USERNAME: 'psra' };
		const access = registryAccess(settings, secrets, undefined);
		expect(access.host).toBe('https://registry.example');
		const sent = Buffer.from('psra:secret of registry-password').toString('base64');
		expect(await access.authorization?.()).toBe(`Basic ${sent}`);
	});
});

describe('what the client library keeps', () => {
	it('is let go after a thousand look-ups, so that no flood of ids fills the memory', async () => {
		const { spy, host } = await registry();
		const client = registryClient({ host, ...as(() => 'right') });
		const ask = async (id: number) => {
			await client.writerType(id);
			return spy.asked.filter((path) => path === `GET /schemas/ids/${id}`).length;
		};
		expect([await ask(1), await ask(1)]).toEqual([1, 1]);
		for (let id = 2; id < 1_000; id++) await ask(id);
		expect(await ask(1)).toBe(2);
	});
});
