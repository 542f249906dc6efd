import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import type { Codec } from '../../../../infra/ports/codec.ts';
import type { RegisteredSchema, SchemaMemory } from '../../../../infra/ports/schema-memory.ts';
import { openCodec } from '../../../../infra/registry/codec.ts';
import { registerSchemas } from '../../../../infra/registry/register.ts';
import { subjects } from '../../../../infra/registry/subjects.ts';
import { type EvaluationRequest, type ExchangeRate, schemaOf } from '../../../../schemas/index.ts';
import { type MemoryRegistry, memoryRegistry } from '../../../support/memory/registry.ts';

const TOPIC = 'origin.evaluation-requests';
const TYPE = 'psra.origin.EvaluationRequest';
const value: EvaluationRequest = {
	company: 'HD',
	sku: 'PÜMP',
	requestId: 'r-1',
	agreements: ['eu-uk'],
	asOf: '2026-03-01',
	reason: 'fact_changed',
	requestedFor: null,
};

let registry: MemoryRegistry;
let codec: Codec;
beforeEach(async () => {
	registry = memoryRegistry();
	await registerSchemas(registry, '');
	codec = await openCodec({ registry, topicPrefix: '' });
});
afterEach(() => {
	jest.restoreAllMocks();
});

const idOf = (bytes: Uint8Array) => Buffer.from(bytes).readInt32BE(1);
const withId = (id: number, body: Uint8Array = codec.encode(TOPIC, TYPE, value).subarray(5)) => {
	const bytes = Buffer.alloc(5 + body.length);
	bytes.writeInt32BE(id, 1);
	bytes.set(body, 5);
	return bytes;
};
const plain = (one: object) => JSON.parse(JSON.stringify(one)) as object;

describe('what the codec writes', () => {
	it('is the wire format: magic byte 0, the id that the registry gave, Avro', async () => {
		const bytes = codec.encode(TOPIC, TYPE, value);
		expect(bytes[0]).toBe(0);
		expect(idOf(bytes)).toBe(await registry.idOf(`${TOPIC}-value`, schemaOf[TYPE]));
		expect(plain(await codec.decode(TOPIC, bytes))).toEqual({ type: TYPE, value });
	});

	it('may be as large as it likes, and leaves nothing of itself in the next', async () => {
		const large = { ...value, agreements: Array.from({ length: 3_000 }, (_, at) => `eu-${at}`) };
		const small = codec.encode(TOPIC, TYPE, value);
		expect(plain((await codec.decode(TOPIC, codec.encode(TOPIC, TYPE, large))).value)).toEqual(large);
		expect(codec.encode(TOPIC, TYPE, value)).toEqual(small);
	});

	it.each<[string, object, string]>([
		['a field of another type', { ...value, sku: 7 }, 'sku'],
		['an element of a list', { ...value, agreements: ['eu-uk', null] }, 'agreements.1'],
		['a value outside of an enum', { ...value, reason: 'whim' }, 'reason'],
		['a field that is not there', { ...value, company: undefined }, 'company'],
		['a date that is none', { ...value, asOf: '2026-02-30' }, 'asOf'],
	])('is never %s', (_what, bad, field) => {
		const encoding = () => codec.encode(TOPIC, TYPE, bad);
		expect(encoding).toThrow(expect.objectContaining({ code: 'VALUE_INVALID' }));
		expect(encoding).toThrow(
			expect.objectContaining({ facts: expect.objectContaining({ field, remedy: expect.stringContaining('field') }) }),
		);
	});

	it('names the place of a bad value deep in a record', () => {
		const rate = (text: string) => ({ validFrom: '2026-03-01', rate: text });
		const bad: ExchangeRate = {
			company: 'HD',
			pair: 'USD/EUR',
			sequence: 1,
			erpVersion: null,
			rates: [rate('0.9'), rate('0.123456789')],
			assumptions: [],
		};
		expect(() => codec.encode('erp.exchange-rates', 'psra.erp.ExchangeRate', bad)).toThrow(
			expect.objectContaining({
				code: 'VALUE_INVALID',
				facts: expect.objectContaining({ field: 'rates.1.rate', problem: expect.stringContaining('0.123456789') }),
			}),
		);
	});

	it('is a record of the topic, or a defect of ours', () => {
		expect(() => codec.encode('erp.items', TYPE, value)).toThrow(RangeError);
	});
});

describe('what the codec does not read', () => {
	const error = (code: string, problem: string) => ({
		code,
		retryable: 'never',
		facts: {
			problem: expect.stringContaining(problem),
			remedy: expect.stringMatching(/\.$/),
			field: expect.any(String),
		},
	});

	it.each([
		['no bytes', [], 'only 0 bytes'],
		['fewer bytes than the head', [0, 0, 0, 1], 'only 4 bytes'],
		['another magic byte', [1, 0, 0, 0, 1, 0], 'begins with byte 1'],
		['JSON', [...Buffer.from('{"sku":1}')], 'begins with byte 123'],
	])('%s', async (_what, bytes, problem) => {
		await expect(codec.decode(TOPIC, Uint8Array.from(bytes))).rejects.toMatchObject(
			error('MESSAGE_NOT_WIRE_FORMAT', problem),
		);
	});

	it('a schema id that the registry does not know', async () => {
		await expect(codec.decode(TOPIC, withId(4_711))).rejects.toMatchObject(error('SCHEMA_ID_UNKNOWN', '4711'));
	});

	it('a record of another topic', async () => {
		const foreign = codec.encode(TOPIC, TYPE, value);
		await expect(codec.decode('erp.items', foreign)).rejects.toMatchObject(error('EVENT_TYPE_UNEXPECTED', TYPE));
	});

	it('a record type that is not ours', async () => {
		const id = await registry.register('x', { type: 'record', name: 'other.Thing', fields: [] });
		await expect(codec.decode(TOPIC, withId(id, Buffer.alloc(0)))).rejects.toMatchObject(
			error('EVENT_TYPE_UNEXPECTED', 'other.Thing'),
		);
	});

	it.each<[string, (body: Buffer) => Buffer]>([
		['bytes behind the record', (body) => Buffer.concat([body, Buffer.from([0])])],
		['a record that is cut short', (body) => body.subarray(0, -1)],
		['a text longer than the record', (body) => Buffer.concat([Buffer.from([0xfe, 0x7f]), body.subarray(1)])],
	])('%s', async (_what, spoil) => {
		const bytes = Buffer.from(codec.encode(TOPIC, TYPE, value));
		await expect(codec.decode(TOPIC, withId(idOf(bytes), spoil(bytes.subarray(5))))).rejects.toMatchObject({
			code: 'MESSAGE_NOT_DECODABLE',
			facts: { field: 'value' },
		});
	});

	it('a writer schema that can’t be read as ours', async () => {
		const fields = [{ name: 'company', type: 'int' }];
		const id = await registry.register('x', {
			type: 'record',
			name: 'EvaluationRequest',
			namespace: 'psra.origin',
			fields,
		});
		await expect(codec.decode(TOPIC, withId(id))).rejects.toMatchObject({
			code: 'MESSAGE_NOT_DECODABLE',
			facts: { field: 'schema id' },
		});
	});
});

describe('a payload in a larger buffer', () => {
	it('is read from where it stands', async () => {
		const bytes = codec.encode(TOPIC, TYPE, value);
		const around = new Uint8Array(bytes.length + 20).fill(0xff);
		around.set(bytes, 10);
		const view = around.subarray(10, 10 + bytes.length);
		expect(plain(await codec.decode(TOPIC, view))).toEqual({ type: TYPE, value });
	});
});

describe('a writer with another edition of the schema', () => {
	const ours = schemaOf[TYPE] as unknown as { fields: readonly { name: string; default?: unknown }[] };

	it('is read where it has a field more', async () => {
		const newer = { ...ours, fields: [...ours.fields, { name: 'priority', type: 'int', default: 0 }] };
		const id = await registry.register('x', newer);
		const body = codec.encode(TOPIC, TYPE, value).subarray(5);
		const { value: read } = await codec.decode(TOPIC, withId(id, Buffer.concat([body, Buffer.from([14])])));
		expect(plain(read)).toEqual(value);
	});

	it('is read where it lacks a field, which then has its default', async () => {
		const older = { ...ours, fields: ours.fields.filter((field) => field.name !== 'requestedFor') };
		const id = await registry.register('x', older);
		const body = codec.encode(TOPIC, TYPE, { ...value, requestedFor: null }).subarray(5);
		const { value: read } = await codec.decode(TOPIC, withId(id, body.subarray(0, -1)));
		expect(plain(read)).toEqual({ ...value, requestedFor: null });
	});

	it('costs one resolver and one question, however many messages it writes', async () => {
		const newer = { ...ours, fields: [...ours.fields, { name: 'priority', type: 'int', default: 0 }] };
		const id = await registry.register('x', newer);
		const message = withId(id, Buffer.concat([codec.encode(TOPIC, TYPE, value).subarray(5), Buffer.from([0])]));
		for (let i = 0; i < 5; i++) await codec.decode(TOPIC, message);
		expect(registry.asked).toEqual([id]);
	});

	it('costs one question where its messages come all at once', async () => {
		const newer = { ...ours, fields: [...ours.fields, { name: 'priority', type: 'int', default: 0 }] };
		const id = await registry.register('x', newer);
		const message = withId(id, Buffer.concat([codec.encode(TOPIC, TYPE, value).subarray(5), Buffer.from([0])]));
		const all = await Promise.all(Array.from({ length: 5 }, () => codec.decode(TOPIC, message)));
		expect(all.map((one) => plain(one))).toEqual(Array.from({ length: 5 }, () => ({ type: TYPE, value })));
		expect(registry.asked).toEqual([id]);
	});
});

describe('the registry', () => {
	it('is asked once for an unknown id, and again after a while', async () => {
		const now = jest.spyOn(performance, 'now').mockReturnValue(1_000);
		const decode = () => codec.decode(TOPIC, withId(4_711)).catch((error: PsraError) => error.code);
		for (let i = 0; i < 3; i++) expect(await decode()).toBe('SCHEMA_ID_UNKNOWN');
		expect(registry.asked).toEqual([4_711]);
		now.mockReturnValue(31_000);
		expect(await decode()).toBe('SCHEMA_ID_UNKNOWN');
		expect(registry.asked).toEqual([4_711, 4_711]);
		now.mockReturnValue(32_000);
		await decode();
		expect(registry.asked).toHaveLength(2);
	});

	it('is asked again at once after it could not be asked: that is no answer', async () => {
		registry.fault = new PsraError('REGISTRY_UNAVAILABLE', 'down');
		const bytes = codec.encode(TOPIC, TYPE, value);
		await expect(codec.decode(TOPIC, bytes)).rejects.toMatchObject({
			code: 'REGISTRY_UNAVAILABLE',
			retryable: 'later',
		});
		registry.fault = undefined;
		expect(plain(await codec.decode(TOPIC, bytes))).toEqual({ type: TYPE, value });
	});

	it('must know every schema, or the process does not start', async () => {
		await expect(openCodec({ registry: memoryRegistry(), topicPrefix: '' })).rejects.toMatchObject({
			code: 'SCHEMA_NOT_REGISTERED',
			facts: { field: expect.any(String), remedy: expect.stringContaining('psra schemas register') },
		});
	});

	it('is asked by subjects with the prefix of the installation', async () => {
		await expect(openCodec({ registry, topicPrefix: 'test.' })).rejects.toMatchObject({
			facts: { field: expect.stringMatching(/^test\./) },
		});
	});

	it('must give the ids that it gave before', async () => {
		const noted: RegisteredSchema[] = [];
		const memory: SchemaMemory = {
			async note(schemas) {
				noted.push(...schemas);
				return [{ schema: schemas[3] as RegisteredSchema, knownId: 99 }];
			},
		};
		await expect(openCodec({ registry, topicPrefix: '', memory })).rejects.toMatchObject({
			code: 'SCHEMA_ID_MOVED',
			message: expect.stringContaining('it was 99'),
		});
		expect(noted.map((one) => one.subject)).toEqual(subjects('').map((one) => one.subject));
	});

	it('is told only what it lacks when schemas are registered', async () => {
		const empty = memoryRegistry();
		const first = await registerSchemas(empty, 'test.');
		expect(first.every((one) => one.added)).toBe(true);
		const again = await registerSchemas(empty, 'test.');
		expect(again.every((one) => !one.added)).toBe(true);
		expect(again.map((one) => one.id)).toEqual(first.map((one) => one.id));
	});
});
