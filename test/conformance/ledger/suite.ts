import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { judgeProof } from '../../../infra/ledger/tlog/proof-file.ts';
import { verifyConsistency } from '../../../infra/ledger/tlog/verify.ts';
import type { Vouching } from '../../../infra/ledger/vouch.ts';
import { rememberedCheckpoint } from '../../../infra/ledger/witness/memory.ts';
import type { Ledger, LedgerCheckpoint, LedgerEntry } from '../../../infra/ports/ledger.ts';
import type { LedgerKey } from '../../../infra/ports/ledger-keys.ts';
import { testKey } from '../../support/ledger/keys.ts';
import { logKeyOf, witnessKeyOf } from '../../support/ledger/log.ts';
import { naiveRoot } from '../../support/ledger/naive.ts';
import { memoryCheckpoints, type TestWitness, testWitness } from '../../support/ledger/witness.ts';

export interface LedgerHarness {
	/** Opens the log, as each process does; it is begun where there is none. */
	open(key: LedgerKey, vouching: Vouching): Promise<Ledger>;
	/** Keeps what is stored now; what it answers puts that back, as an old backup does. */
	backUp(): Promise<() => Promise<void>>;
	/** Closes what was opened, and removes what is stored. */
	close(): Promise<void>;
}

export const LOG = testKey('ledger.example/HD');
export const WITNESS = testKey('witness.example/w1');
const TRUST = { log: logKeyOf(LOG), witnesses: [witnessKeyOf(WITNESS)], quorum: 1 };

const entry = (name: string, command = `command ${name}`): LedgerEntry => ({ command, leaf: Buffer.from(name) });
const entries = (count: number, from = 0) => Array.from({ length: count }, (_, i) => entry(`leaf ${from + i}`));

/** What every ledger must do. */
export function describeLedger(factory: () => Promise<LedgerHarness>): void {
	describe('a ledger', () => {
		let harness: LedgerHarness;
		let witness: TestWitness;
		let vouching: Vouching;
		let ledger: Ledger;
		const open = () => harness.open(LOG, vouching);
		beforeEach(async () => {
			harness = await factory();
			witness = testWitness(WITNESS, TRUST.log);
			vouching = { memory: rememberedCheckpoint(memoryCheckpoints(), TRUST.log), witnesses: [witness], quorum: 1 };
			ledger = await open();
		});
		afterEach(() => harness.close());

		const append = async (...several: readonly LedgerEntry[]) => {
			const indexes: number[] = [];
			for (const one of several) indexes.push(await ledger.append(one));
			return indexes;
		};
		const together = (...several: readonly LedgerEntry[]) => Promise.all(several.map((one) => ledger.append(one)));
		const holds = async (index: number, { leaf }: LedgerEntry, by = ledger) => {
			expect(judgeProof(await by.proof(index), leaf, TRUST)).toMatchObject({ holds: true, index });
		};
		const hasRootOf = (checkpoint: LedgerCheckpoint, several: readonly LedgerEntry[]) => {
			expect(checkpoint.size).toBe(several.length);
			expect(Buffer.from(checkpoint.root)).toEqual(Buffer.from(naiveRoot(several.map(({ leaf }) => leaf))));
		};

		it('is empty at first, and that is witnessed', async () => {
			hasRootOf(await ledger.checkpoint(), []);
			await expect(ledger.proof(0)).rejects.toMatchObject({ code: 'LEDGER_LEAF_UNKNOWN' });
		});

		it('gives leaves indexes from 0 on, and proves each of them', async () => {
			const several = entries(5);
			expect(await append(...several)).toEqual([0, 1, 2, 3, 4]);
			hasRootOf(await ledger.checkpoint(), several);
			for (const [index, one] of several.entries()) {
				await holds(index, one);
				expect(Buffer.from(await ledger.leaf(index))).toEqual(one.leaf);
			}
		});

		it('proves that each tree begins with each before it', async () => {
			const heads = [await ledger.checkpoint()];
			for (const one of entries(6)) {
				await append(one);
				heads.push(await ledger.checkpoint());
			}
			for (const [to, later] of heads.entries())
				for (const [from, earlier] of heads.slice(0, to + 1).entries())
					expect(verifyConsistency(earlier, later, await ledger.consistency(from, to))).toBe(true);
		});

		it('takes many at once, over the edge of a tile', async () => {
			const several = entries(258);
			const indexes = await together(...several);
			expect([...indexes].sort((a, b) => a - b)).toEqual(several.map((_, index) => index));
			const ordered = several.map((_, index) => several[indexes.indexOf(index)]!);
			hasRootOf(await ledger.checkpoint(), ordered);
			for (const index of [0, 255, 256, 257]) await holds(index, ordered[index]!);
		});

		it('goes on where another process left it, and lets several append at once', async () => {
			const other = await open();
			await append(...entries(2));
			const both = await Promise.all([
				...entries(20, 10).map((one) => ledger.append(one)),
				...entries(20, 50).map((one) => other.append(one)),
			]);
			expect([...both].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 2));
			await holds(both[0]!, entry('leaf 10'), other);
			await holds(both[39]!, entry('leaf 69'));
		});

		describe('a leaf that comes again', () => {
			it('has its first index, whoever brings it', async () => {
				expect(await append(entry('a'), entry('b'), entry('a'), entry('b', 'another command'))).toEqual([0, 1, 0, 1]);
				hasRootOf(await ledger.checkpoint(), [entry('a'), entry('b')]);
				expect(await (await open()).append(entry('a'))).toBe(0);
			});

			it('has one index where it comes several times at once', async () => {
				const [other, b] = [await open(), entry('b')];
				const indexes = await Promise.all([
					...[entry('a'), b, entry('a', 'another command'), entry('a')].map((one) => ledger.append(one)),
					other.append(entry('a')),
				]);
				expect(new Set([indexes[0], indexes[2], indexes[3], indexes[4]]).size).toBe(1);
				expect((await ledger.checkpoint()).size).toBe(2);
			});
		});

		it('refuses another leaf of a command, and nothing that comes along with it', async () => {
			await append(entry('a'));
			const results = await Promise.allSettled([
				ledger.append(entry('b')),
				ledger.append(entry('altered', 'command a')),
				ledger.append(entry('c')),
				ledger.append(entry('altered', 'command c')),
			]);
			expect(results).toMatchObject([
				{ status: 'fulfilled', value: 1 },
				{ reason: { code: 'LEDGER_COMMAND_REUSED', retryable: 'never' } },
				{ status: 'fulfilled', value: 2 },
				{ reason: { code: 'LEDGER_COMMAND_REUSED' } },
			]);
			hasRootOf(await ledger.checkpoint(), [entry('a'), entry('b'), entry('c')]);
		});

		it.each([0, 65_536])('refuses a leaf of %i bytes', async (length) => {
			const refused = ledger.append({ command: 'c', leaf: Buffer.alloc(length) });
			await expect(refused).rejects.toMatchObject({ code: 'VALUE_INVALID', facts: { field: 'leaf' } });
		});

		it('takes a leaf of any bytes up to the largest', async () => {
			const largest = { command: 'c', leaf: Buffer.alloc(65_535, 0xff) };
			await append(largest, { command: 'd', leaf: Buffer.of(0) });
			await holds(0, largest);
		});

		it.each([
			[-1, 0],
			[2, 1],
			[0, 4],
			[0.5, 1],
		])('has no proof that %d begins %d of 3', async (from, to) => {
			await append(...entries(3));
			await expect(ledger.consistency(from, to)).rejects.toMatchObject({ code: 'LEDGER_LEAF_UNKNOWN' });
		});

		it('refuses what comes after it was closed, and has done what came before', async () => {
			const before = ledger.append(entry('a'));
			await ledger.close();
			expect(await before).toBe(0);
			await expect(ledger.append(entry('b'))).rejects.toMatchObject({ code: 'NOT_READY' });
		});

		it('is not gone on with by another key', async () => {
			const other = { ...testKey('other'), name: LOG.name };
			const memory = rememberedCheckpoint(memoryCheckpoints(), logKeyOf(other));
			const refused = harness.open(other, { memory, witnesses: [], quorum: 0 });
			await expect(refused).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
		});

		describe('without enough witnesses', () => {
			it('answers nobody and shows nothing that was not witnessed', async () => {
				await append(entry('a'));
				const before = await ledger.checkpoint();
				witness.down = true;
				await expect(ledger.append(entry('b'))).rejects.toMatchObject({
					code: 'LEDGER_WITNESS_UNAVAILABLE',
					retryable: 'later',
				});
				await expect(ledger.append(entry('c'))).rejects.toMatchObject({ code: 'LEDGER_WITNESS_UNAVAILABLE' });
				expect(await ledger.checkpoint()).toEqual(before);
				await expect(ledger.proof(1)).rejects.toMatchObject({ code: 'LEDGER_LEAF_UNKNOWN' });
			});

			it('goes on once they are back; a leaf that comes again has one index', async () => {
				witness.down = true;
				await ledger.append(entry('a')).catch(() => undefined);
				witness.down = false;
				expect(await append(entry('a'), entry('b'))).toEqual([0, 1]);
				hasRootOf(await ledger.checkpoint(), [entry('a'), entry('b')]);
				await holds(0, entry('a'));
			});

			it('can be opened and read', async () => {
				await append(entry('a'));
				witness.down = true;
				await holds(0, entry('a'), await open());
			});

			it('is content with a quorum', async () => {
				const absent = testWitness(testKey('witness.example/w2'), TRUST.log);
				absent.down = true;
				const by = await harness.open(LOG, { ...vouching, witnesses: [witness, absent] });
				await holds(await by.append(entry('a')), entry('a'), by);
				expect(absent.asked.length).toBeGreaterThan(0);
			});
		});

		it('asks witnesses for each tree before it signs the next one', async () => {
			await append(...entries(3));
			await together(...entries(5, 10));
			const sizes = [...new Set(witness.asked)];
			expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
			expect(sizes).toEqual(expect.arrayContaining([0, 1, 2, 3, 8]));
		});

		describe('that was set back by an old backup', () => {
			beforeEach(async () => {
				await append(...entries(3));
				const restore = await harness.backUp();
				await append(...entries(2, 3));
				await restore();
			});
			const forgetful = () => rememberedCheckpoint(memoryCheckpoints(), TRUST.log);

			it('signs nothing: not in the process that goes on, not in one that starts', async () => {
				const code = 'LEDGER_ROLLED_BACK';
				const facts = { known: 5, size: 3, remedy: expect.stringContaining('backup') };
				await expect(ledger.append(entry('x'))).rejects.toMatchObject({ code, facts });
				await expect(ledger.append(entry('leaf 0'))).rejects.toMatchObject({ code });
				await expect(open()).rejects.toMatchObject({ code, facts });
				hasRootOf(await ledger.checkpoint(), entries(3));
			});

			it('signs nothing where its own memory was lost too, by the word of a witness', async () => {
				const refused = harness.open(LOG, { ...vouching, memory: forgetful() });
				await expect(refused).rejects.toMatchObject({ code: 'LEDGER_ROLLED_BACK', facts: { witness: WITNESS.name } });
			});

			it('signs nothing where witnesses forgot, by its own memory', async () => {
				const refused = harness.open(LOG, { ...vouching, witnesses: [], quorum: 0 });
				await expect(refused).rejects.toMatchObject({ code: 'LEDGER_ROLLED_BACK' });
			});

			it('signs nothing where one of several witnesses knows better, whatever a quorum says', async () => {
				const other = testWitness(testKey('witness.example/w2'), TRUST.log);
				const refused = harness.open(LOG, { memory: forgetful(), witnesses: [other, witness], quorum: 1 });
				await expect(refused).rejects.toMatchObject({ code: 'LEDGER_ROLLED_BACK', facts: { witness: WITNESS.name } });
			});

			it('and went on to another tree signs nothing more', async () => {
				const alone = await harness.open(LOG, { memory: forgetful(), witnesses: [], quorum: 0 });
				await Promise.all(entries(4, 100).map((one) => alone.append(one)));
				const code = 'LEDGER_FORKED';
				await expect(open()).rejects.toMatchObject({ code, facts: { known: 5, size: 7 } });
				await expect(ledger.append(entry('x'))).rejects.toMatchObject({ code });
				const other = harness.open(LOG, { ...vouching, memory: forgetful() });
				await expect(other).rejects.toMatchObject({ code, facts: { witness: WITNESS.name } });
			});

			it('and went on to another tree of the same size signs nothing more', async () => {
				const alone = await harness.open(LOG, { memory: forgetful(), witnesses: [], quorum: 0 });
				await Promise.all(entries(2, 100).map((one) => alone.append(one)));
				await expect(open()).rejects.toMatchObject({ code: 'LEDGER_FORKED', facts: { known: 5, size: 5 } });
			});
		});
	});
}
