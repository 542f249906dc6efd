import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { schemaMemory } from '../../../../infra/postgres/schema-memory.ts';
import { type RegistryClient, registryClient } from '../../../../infra/registry/client.ts';
import { openCodec } from '../../../../infra/registry/codec.ts';
import { openTo } from '../../../../infra/registry/http.ts';
import { registerSchemas } from '../../../../infra/registry/register.ts';
import { subjects } from '../../../../infra/registry/subjects.ts';
import { forwarding } from '../../../support/http/forwarding.ts';
import { item } from '../../../support/installation/index.ts';
import { removeSubjects } from '../../../support/installation/remove-subjects.ts';
import { freshDatabase } from '../../../support/postgres.ts';
import { acquireStack } from '../../../support/stack/acquire-stack.ts';

const disposal = new AsyncDisposableStack();
const topicPrefix = `t${randomBytes(4).toString('hex')}.`;
let url: string;
let registry: RegistryClient;
let pool: pg.Pool;

beforeAll(async () => {
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	url = stack.registryUrl;
	disposal.defer(() => removeSubjects(url, topicPrefix));
	registry = registryClient(openTo(url));
	const database = disposal.adopt(await freshDatabase(), (fresh) => fresh.drop());
	pool = disposal.adopt(new pg.Pool({ connectionString: database.url }), (open) => open.end());
	await registerSchemas(registry, topicPrefix);
}, 60_000);
afterAll(() => disposal.disposeAsync(), 60_000);

const versionsOf = async (subject: string) =>
	(await (await fetch(`${url}/subjects/${encodeURIComponent(subject)}/versions`)).json()) as number[];
const levelOf = async (subject: string) => {
	const answer = await fetch(`${url}/config/${encodeURIComponent(subject)}`);
	return ((await answer.json()) as { compatibilityLevel: string }).compatibilityLevel;
};
const record = (fields: object[]) => ({ type: 'record', name: 'Probe', namespace: 'psra.test', fields });
const sku = { name: 'sku', type: 'string' };

describe('registering', () => {
	it('adds nothing the second time', async () => {
		const again = await registerSchemas(registry, topicPrefix);
		expect(again.filter(({ added }) => added)).toEqual([]);
		for (const { subject } of subjects(topicPrefix)) expect(await versionsOf(subject)).toEqual([1]);
	});

	it('sets FULL_TRANSITIVE on every subject', async () => {
		for (const { subject } of subjects(topicPrefix)) expect(await levelOf(subject)).toBe('FULL_TRANSITIVE');
	});

	it('sets the level before the first schema, so that it holds from the second on', async () => {
		const calls: string[] = [];
		const subject = `${topicPrefix}first-value`;
		await using between = await forwarding(url, async (method) => {
			if (method === 'PUT') calls.push(`level, with ${(await versionsOf(subject)).length ?? 'no'} versions`);
		});
		await registryClient(openTo(between.url)).register(subject, record([sku]));
		expect(calls).toEqual(['level, with no versions']);
		expect(await levelOf(subject)).toBe('FULL_TRANSITIVE');
	});

	it('refuses a schema that breaks compatibility, with the reason', async () => {
		const subject = `${topicPrefix}strict-value`;
		await registry.register(subject, record([sku]));
		const refused = registry.register(subject, record([sku, { name: 'weight', type: 'string' }]));
		await expect(refused).rejects.toMatchObject({
			code: 'SCHEMA_INCOMPATIBLE',
			facts: { field: subject, problem: expect.stringMatching(/\S/), remedy: expect.stringContaining('default') },
		});
		const optional = { name: 'weight', type: ['null', 'string'], default: null };
		await registry.register(subject, record([sku, optional]));
		expect(await versionsOf(subject)).toEqual([1, 2]);
	});
});

describe('a codec at its start', () => {
	it('refuses where a schema is not registered, and says which', async () => {
		const opening = openCodec({ registry, topicPrefix: `${topicPrefix}nowhere.` });
		await expect(opening).rejects.toMatchObject({
			code: 'SCHEMA_NOT_REGISTERED',
			facts: { field: expect.stringContaining('nowhere.'), remedy: expect.stringContaining('psra schemas register') },
		});
	});

	it('refuses where the registry gives another id than before', async () => {
		const memory = schemaMemory(pool);
		await openCodec({ registry, topicPrefix, memory });
		const [first] = subjects(topicPrefix);
		const moved: RegistryClient = {
			...registry,
			idOf: async (subject, schema) => {
				const id = await registry.idOf(subject, schema);
				return subject === first?.subject && id !== undefined ? id + 1 : id;
			},
		};
		await expect(openCodec({ registry: moved, topicPrefix, memory })).rejects.toMatchObject({
			code: 'SCHEMA_ID_MOVED',
			facts: { field: first?.subject, remedy: expect.stringContaining('backup') },
		});
		await openCodec({ registry, topicPrefix, memory });
	});

	it('says that the registry does not answer, and not that schemas are missing', async () => {
		const nobody = registryClient(openTo('http://127.0.0.1:9/apis/ccompat/v7'));
		await expect(openCodec({ registry: nobody, topicPrefix })).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
	});

	it('reads what it wrote, and asks for an unknown id once', async () => {
		let asked = 0;
		const counting: RegistryClient = {
			...registry,
			writerType: (id) => {
				asked += 1;
				return registry.writerType(id);
			},
		};
		const codec = await openCodec({ registry: counting, topicPrefix });
		const bytes = codec.encode('erp.items', 'psra.erp.Item', item());
		for (let time = 0; time < 3; time++) {
			const { type, value } = await codec.decode('erp.items', bytes);
			expect(type).toBe('psra.erp.Item');
			expect(value).toMatchObject({ sku: 'PART' });
		}
		expect(asked).toBe(1);
		const unknown = Buffer.from(bytes);
		unknown.writeInt32BE(2_000_000_001, 1);
		for (let time = 0; time < 3; time++)
			await expect(codec.decode('erp.items', unknown)).rejects.toMatchObject({ code: 'SCHEMA_ID_UNKNOWN' });
		expect(asked).toBe(2);
	});
});
