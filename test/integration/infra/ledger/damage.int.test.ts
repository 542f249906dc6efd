import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ledgerDesk } from '../../../../infra/ledger/desk.ts';
import { judgeProof } from '../../../../infra/ledger/tlog/proof-file.ts';
import type { Vouching } from '../../../../infra/ledger/vouch.ts';
import { rememberedCheckpoint } from '../../../../infra/ledger/witness/memory.ts';
import type { Ledger } from '../../../../infra/ports/ledger.ts';
import { LOG, WITNESS } from '../../../conformance/ledger/suite.ts';
import { testKey } from '../../../support/ledger/keys.ts';
import { logKeyOf, witnessKeyOf } from '../../../support/ledger/log.ts';
import { type PostgresLedgers, postgresLedgers } from '../../../support/ledger/postgres-ledger.ts';
import { memoryCheckpoints, testWitness } from '../../../support/ledger/witness.ts';

const KEY = logKeyOf(LOG);
const entries = (count: number, from = 0) =>
	Array.from({ length: count }, (_, i) => ({ command: `c ${from + i}`, leaf: Buffer.from(`leaf ${from + i}`) }));

describe('a log in PostgreSQL', () => {
	const factory = postgresLedgers();
	let ledgers: PostgresLedgers;
	let vouching: Vouching;
	let ledger: Ledger;
	beforeEach(async () => {
		ledgers = await factory();
		vouching = {
			memory: rememberedCheckpoint(memoryCheckpoints(), KEY),
			witnesses: [testWitness(WITNESS, KEY)],
			quorum: 1,
		};
		ledger = await ledgers.open(LOG, vouching);
	});
	afterEach(() => ledgers.close());
	const append = (count: number, from = 0) => Promise.all(entries(count, from).map((one) => ledger.append(one)));
	const change = (sql: string) => ledgers.pool.query(sql);
	const check = () => ledgerDesk(ledgers.pool).check('HD');

	it('whose parts fit together is found so, also over the edges of pages and tiles', async () => {
		await append(3);
		await append(1_100, 3);
		expect(await check()).toMatchObject({ company: 'HD', leaves: 1_103, tiles: 6, problems: [] });
		await expect(ledgerDesk(ledgers.pool).check('XY')).rejects.toMatchObject({ code: 'LEDGER_LEAF_UNKNOWN' });
	});

	it.each([
		['a leaf was changed', "UPDATE ledger_leaf SET leaf = 'x' WHERE index = 2", /leaf 2/],
		['a hash was changed', "UPDATE ledger_leaf SET leaf_hash = 'x' WHERE index = 2", /leaf 2/],
		['the last leaf is gone', 'DELETE FROM ledger_leaf WHERE index = 4', /last leaf is 3/],
		['a leaf is gone', 'DELETE FROM ledger_leaf WHERE index = 1', /4 leaves are stored/],
		[
			'a tile was changed',
			'UPDATE ledger_tile SET hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40))',
			/another root/,
		],
		['a tile is shorter', 'UPDATE ledger_tile SET hashes = substr(hashes, 1, 64)', /too short/],
		['a tile is gone', 'DELETE FROM ledger_tile', /tile 0\/0 is missing/],
		[
			'the checkpoint was changed',
			"UPDATE ledger_checkpoint SET note = replace(note, E'\\n5\\n', E'\\n6\\n')",
			/no signed checkpoint/,
		],
		['the checkpoint is gone', 'DELETE FROM ledger_checkpoint WHERE size = 5', /no signed checkpoint/],
		[
			'an older checkpoint stands for it',
			'UPDATE ledger_checkpoint SET note = (SELECT note FROM ledger_checkpoint WHERE size = 0) WHERE size = 5',
			/is of 0/,
		],
		['its size was changed', 'UPDATE ledger SET size = 4', /no signed checkpoint/],
	])('signs nothing where %s', async (_what, sql, problem) => {
		await append(5);
		await change(sql);
		const facts = { problem: expect.stringMatching(problem) };
		await expect(ledgers.open(LOG, vouching)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED', facts });
		expect((await check()).problems).not.toEqual([]);
		expect(ledgers.logger.lines).toContainEqual(expect.objectContaining({ level: 'error' }));
	});

	it('signs nothing more in the process that goes on', async () => {
		await append(5);
		await change('UPDATE ledger_tile SET hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0))');
		await expect(append(1, 5)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED', retryable: 'later' });
		expect((await change('SELECT max(size)::int AS size FROM ledger_checkpoint')).rows).toEqual([{ size: 5 }]);
	});

	it.each([
		['a leaf of long ago', "UPDATE ledger_leaf SET leaf = 'x' WHERE index = 2", /leaf 2 was stored/],
		[
			'a full tile',
			'UPDATE ledger_tile SET hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0)) WHERE (level, index) = (0, 0)',
			/tile 0\/0 is not/,
		],
		[
			'an old checkpoint',
			"UPDATE ledger_checkpoint SET note = replace(note, 'ledger', 'Ledger') WHERE size = 0",
			/checkpoint at 0 is not signed/,
		],
		[
			'a tile too many',
			"INSERT INTO ledger_tile VALUES ('HD', 0, 9, (SELECT hashes FROM ledger_tile WHERE (level, index) = (1, 0)))",
			/4 tiles are stored, and the tree has 3/,
		],
		[
			'a checkpoint that was passed over',
			'UPDATE ledger_checkpoint SET cosignatures = NULL WHERE size = 0',
			/at 0 was not witnessed/,
		],
	])('is found changed by a look at all of it: %s', async (_what, sql, problem) => {
		await append(300);
		await change(sql);
		expect((await check()).problems).toContainEqual(expect.stringMatching(problem));
	});

	it('is shown to operators with its key and witnesses', async () => {
		await append(5);
		expect(await ledgerDesk(ledgers.pool).status()).toMatchObject([
			{ company: 'HD', origin: LOG.name, development: false, size: 5, witnessed: 5, witnesses: [WITNESS.name] },
		]);
		const trust = { log: KEY, witnesses: [witnessKeyOf(WITNESS)], quorum: 1 };
		const proof = await ledgerDesk(ledgers.pool).proof('HD', 0);
		const leaf = Buffer.from(await ledger.leaf(0));
		expect(judgeProof(proof, leaf, trust).holds).toBe(true);
	});

	it('is apart from that of another company, and its name is its own', async () => {
		const key = testKey('ledger.example/XY');
		const memory = rememberedCheckpoint(memoryCheckpoints(), logKeyOf(key));
		const own = { key, memory, witnesses: [], quorum: 0 };
		const other = await ledgers.openWith({ ...own, company: 'XY' });
		await append(2);
		expect(await other.append(entries(1)[0]!)).toBe(0);
		expect((await ledgerDesk(ledgers.pool).status()).map(({ company, size }) => [company, size])).toEqual([
			['HD', 2],
			['XY', 1],
		]);
		await expect(ledgers.openWith({ ...own, company: 'ZZ' })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
	});

	it('says that the database is away, and goes on when it is back', async () => {
		await append(1);
		const pids =
			'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
		const [, answers] = await Promise.all([
			change(pids),
			Promise.allSettled(entries(20, 1).map((one) => ledger.append(one))),
		]);
		for (const answer of answers)
			if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
		expect(await append(21)).toHaveLength(21);
		expect(await check()).toMatchObject({ leaves: 21, problems: [] });
	});
});
