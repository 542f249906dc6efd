import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { formatAddCheckpoint } from '../../../../../infra/ledger/tlog/add-checkpoint.ts';
import { parseCheckpoint } from '../../../../../infra/ledger/tlog/checkpoint.ts';
import { cosignedAt } from '../../../../../infra/ledger/tlog/cosignature.ts';
import { cosigner } from '../../../../../infra/ledger/witness/cosigner.ts';
import { httpWitness } from '../../../../../infra/ledger/witness/http-witness.ts';
import { rememberedCheckpoint } from '../../../../../infra/ledger/witness/memory.ts';
import { serveWitness, type WitnessServer } from '../../../../../infra/ledger/witness/server.ts';
import type { OfferedCheckpoint } from '../../../../../infra/ports/ledger-witness.ts';
import { memoryLogger } from '../../../../support/http/memory-logger.ts';
import { testKey } from '../../../../support/ledger/keys.ts';
import { cosignatureLine, logKeyOf, witnessKeyOf } from '../../../../support/ledger/log.ts';
import { offered } from '../../../../support/ledger/offered.ts';
import { leavesOf, TiledTree } from '../../../../support/ledger/tree.ts';
import { memoryCheckpoints } from '../../../../support/ledger/witness.ts';

const LOG = testKey('ledger.example/HD');
const WITNESS = testKey('witness.example/w1');
const KEY = witnessKeyOf(WITNESS);
const NOW = 1_700_000_000;

const tree = new TiledTree();
tree.append(leavesOf(20));
const forked = new TiledTree();
forked.append([...leavesOf(5), ...leavesOf(15, 100)]);

describe('a witness that is served', () => {
	let store: ReturnType<typeof memoryCheckpoints>;
	let server: WitnessServer;
	let logger: ReturnType<typeof memoryLogger>;
	beforeEach(async () => {
		store = memoryCheckpoints();
		logger = memoryLogger();
		const cosign = cosigner({ key: WITNESS, logs: [logKeyOf(LOG)], store, now: () => NOW * 1_000 + 999 });
		server = await serveWitness(cosign, { host: '127.0.0.1', port: 0, logger });
	});
	afterEach(async () => server[Symbol.asyncDispose]());

	const post = (body: string | Uint8Array) => fetch(`${server.url}/add-checkpoint`, { method: 'POST', body });
	const ask = async (from: number, { note, proofFrom }: OfferedCheckpoint) =>
		post(formatAddCheckpoint(from, await proofFrom(from), note));

	it('stores a checkpoint and cosigns it', async () => {
		const one = await offered(LOG, tree, 10);
		const answer = await ask(0, one);
		expect(answer.status).toBe(200);
		const { note } = parseCheckpoint(one.note + (await answer.text()))!;
		expect(cosignedAt(note, KEY)).toBe(NOW);
		expect(store.kept.get(LOG.name)).toBe(one.note);
	});

	it('tells by 409 the size that it knows', async () => {
		await ask(0, await offered(LOG, tree, 10));
		const answer = await ask(0, await offered(LOG, tree, 20));
		expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
			409,
			'text/x.tlog.size',
			'10\n',
		]);
	});

	it('cosigns none of two trees that fork, however they come', async () => {
		await ask(0, await offered(LOG, tree, 10));
		expect((await ask(10, await offered(LOG, forked, 20))).status).toBe(422);
		expect((await ask(10, await offered(LOG, forked, 10))).status).toBe(409);
		expect((await ask(5, await offered(LOG, tree, 8))).status).toBe(409);
		expect(parseCheckpoint(store.kept.get(LOG.name)!)).toMatchObject({ size: 10 });
	});

	it('lets one of two that come at once go on from what it knows', async () => {
		const answers = await Promise.all([ask(0, await offered(LOG, tree, 10)), ask(0, await offered(LOG, forked, 20))]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
	});

	it('keeps no signature but that of the log', async () => {
		const one = await offered(LOG, tree, 10);
		await ask(0, { ...one, note: one.note + (await cosignatureLine(testKey('stranger'), one.note, 1)) });
		expect(store.kept.get(LOG.name)).toBe(one.note);
	});

	it('cosigns nothing that it could not store', async () => {
		store.replace = () => Promise.reject(new Error('disk full at /secret/path'));
		const answer = await ask(0, await offered(LOG, tree, 10));
		expect([answer.status, await answer.text()]).toEqual([500, 'the witness failed\n']);
		expect(logger.lines).toMatchObject([{ level: 'error', facts: { problem: expect.stringContaining('disk full') } }]);
	});

	it.each([
		['a log that it does not know', () => offered(testKey('ledger.example/XY'), tree, 10), 404],
		['a log of the same name with another key', () => offered({ ...testKey('x'), name: LOG.name }, tree, 10), 403],
	])('refuses %s', async (_what, checkpoint, status) => {
		expect((await ask(0, await checkpoint())).status).toBe(status);
		expect(store.kept.size).toBe(0);
	});

	it.each([
		['no request', 'nonsense', 400],
		['no UTF-8', Uint8Array.of(0xff), 400],
		['more than any request', 'x'.repeat(70_000), 413],
	])('refuses a body of %s', async (_what, body, status) => {
		expect((await post(body)).status).toBe(status);
	});

	it('serves nothing else', async () => {
		expect((await fetch(`${server.url}/add-checkpoint`)).status).toBe(405);
		expect((await fetch(server.url)).status).toBe(404);
		expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
	});

	it('says where it can not listen', async () => {
		const port = Number(new URL(server.url).port);
		const refused = serveWitness(async () => Promise.reject(new Error('unused')), { host: '127.0.0.1', port, logger });
		await expect(refused).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
	});

	describe('and asked by a log', () => {
		const witness = () => httpWitness({ url: `${server.url}/`, key: KEY, timeoutMs: 5_000 });

		it('cosigns each tree, also one that it has cosigned before', async () => {
			const one = witness();
			for (const size of [0, 3, 3, 10, 20]) {
				const checkpoint = await offered(LOG, tree, size);
				const line = await one.take(checkpoint);
				expect(cosignedAt(parseCheckpoint(checkpoint.note + line)!.note, KEY)).toBe(NOW);
			}
		});

		it('is told from where on by itself', async () => {
			await witness().take(await offered(LOG, tree, 7));
			expect(await witness().take(await offered(LOG, tree, 20))).toContain(WITNESS.name);
		});

		it('that was set back says so', async () => {
			await witness().take(await offered(LOG, tree, 20));
			await expect(witness().take(await offered(LOG, tree, 10))).rejects.toMatchObject({
				code: 'LEDGER_ROLLED_BACK',
				facts: { witness: WITNESS.name, known: 20, size: 10 },
			});
		});

		it.each([10, 20])('that was changed says so: %i leaves are known', async (known) => {
			await witness().take(await offered(LOG, tree, known));
			await expect(witness().take(await offered(LOG, forked, 20))).rejects.toMatchObject({ code: 'LEDGER_FORKED' });
		});

		it('that it does not know says so', async () => {
			const other = testKey('ledger.example/XY');
			await expect(witness().take(await offered(other, tree, 3))).rejects.toMatchObject({
				code: 'LEDGER_WITNESS_UNAVAILABLE',
				message: expect.stringContaining('404'),
			});
		});
	});
});

describe('a witness that is none', () => {
	let server: Server;
	let answer: { status: number; body: string };
	beforeEach(async () => {
		server = createServer((_request, response) => {
			response.writeHead(answer.status);
			response.end(answer.body);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterEach(
		() =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	);
	const take = async () =>
		httpWitness({
			url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
			key: KEY,
			timeoutMs: 5_000,
		}).take(await offered(LOG, tree, 10));

	it.each([
		['signs with another key', async () => cosignatureLine(testKey('other'), (await offered(LOG, tree, 10)).note, NOW)],
		[
			'signs with another key under its name',
			async () =>
				cosignatureLine({ ...testKey('other'), name: WITNESS.name }, (await offered(LOG, tree, 10)).note, NOW),
		],
		['signs another checkpoint', async () => cosignatureLine(WITNESS, (await offered(LOG, tree, 9)).note, NOW)],
		['signs nothing', async () => 'thank you\n'],
		['goes on for ever', async () => 'x'.repeat(100_000)],
	])('%s', async (_what, body) => {
		answer = { status: 200, body: await body() };
		await expect(take()).rejects.toMatchObject({ code: 'LEDGER_WITNESS_UNAVAILABLE', retryable: 'later' });
	});

	it.each([
		[409, 'later'],
		[500, 'sorry'],
		[301, ''],
	])('answers %i %s', async (status, body) => {
		answer = { status, body };
		await expect(take()).rejects.toMatchObject({ code: 'LEDGER_WITNESS_UNAVAILABLE' });
	});

	it('does not answer at all', async () => {
		const gone = httpWitness({ url: 'http://127.0.0.1:1', key: KEY, timeoutMs: 5_000 });
		await expect(gone.take(await offered(LOG, tree, 10))).rejects.toMatchObject({ code: 'LEDGER_WITNESS_UNAVAILABLE' });
	});

	it('vouches for its own line only, whatever comes along', async () => {
		const { note } = await offered(LOG, tree, 10);
		const [own, other] = [await cosignatureLine(WITNESS, note, NOW), await cosignatureLine(testKey('o'), note, NOW)];
		answer = { status: 200, body: other + own };
		expect(await take()).toBe(own);
	});
});

describe("a log's own memory", () => {
	const remembered = () => {
		const store = memoryCheckpoints();
		return { store, memory: rememberedCheckpoint(store, logKeyOf(LOG)) };
	};

	it('keeps the newest tree and signs nothing', async () => {
		const { store, memory } = remembered();
		for (const size of [0, 0, 7, 20]) expect(await memory.take(await offered(LOG, tree, size))).toBe('');
		expect(parseCheckpoint(store.kept.get(LOG.name)!)).toMatchObject({ size: 20 });
	});

	it('sees that a log was set back or changed', async () => {
		const { memory } = remembered();
		await memory.take(await offered(LOG, tree, 10));
		await expect(memory.take(await offered(LOG, tree, 9))).rejects.toMatchObject({ code: 'LEDGER_ROLLED_BACK' });
		await expect(memory.take(await offered(LOG, forked, 20))).rejects.toMatchObject({ code: 'LEDGER_FORKED' });
	});

	it('that can not be read is no empty one', async () => {
		const { store, memory } = remembered();
		store.kept.set(LOG.name, 'nonsense');
		await expect(memory.take(await offered(LOG, tree, 10))).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
	});

	it('goes on from what another process put there', async () => {
		const { store, memory } = remembered();
		const { replace } = store;
		store.replace = async (origin, known, next) => {
			store.replace = replace;
			store.kept.set(origin, (await offered(LOG, tree, 5)).note);
			return replace.call(store, origin, known, next);
		};
		await memory.take(await offered(LOG, tree, 10));
		expect(parseCheckpoint(store.kept.get(LOG.name)!)).toMatchObject({ size: 10 });
	});
});
