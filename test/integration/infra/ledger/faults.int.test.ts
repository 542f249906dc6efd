import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { ledgerDesk } from '../../../../infra/ledger/desk.ts';
import { judgeProof } from '../../../../infra/ledger/tlog/proof-file.ts';
import type { Vouching } from '../../../../infra/ledger/vouch.ts';
import { checkpointFolder } from '../../../../infra/ledger/witness/folder.ts';
import { rememberedCheckpoint } from '../../../../infra/ledger/witness/memory.ts';
import type { LedgerStep } from '../../../../infra/ports/steps.ts';
import { LOG, WITNESS } from '../../../conformance/ledger/suite.ts';
import { ownFolder } from '../../../support/folder.ts';
import { logKeyOf, witnessKeyOf } from '../../../support/ledger/log.ts';
import { naiveRoot } from '../../../support/ledger/naive.ts';
import { type PostgresLedgers, postgresLedgers } from '../../../support/ledger/postgres-ledger.ts';
import { testWitness } from '../../../support/ledger/witness.ts';

const TRUST = { log: logKeyOf(LOG), witnesses: [witnessKeyOf(WITNESS)], quorum: 1 };
const STEPS: readonly LedgerStep[] = [
	'ledger.locked',
	'ledger.witnessed',
	'ledger.leaves',
	'ledger.tiles',
	'ledger.signed',
	'ledger.committed',
];
const WAYS = ['ends', 'loses its connection'] as const;
const CASES = STEPS.flatMap((step) => WAYS.flatMap((way) => [1, 2].map((nth) => ({ step, way, nth }))));

const entry = (name: string) => ({ command: `command ${name}`, leaf: Buffer.from(name) });

describe('a log whose process', () => {
	const factory = postgresLedgers();
	const folder = ownFolder();
	let ledgers: PostgresLedgers;
	let vouching: Vouching;
	beforeEach(async () => {
		ledgers = await factory();
		vouching = {
			memory: rememberedCheckpoint(checkpointFolder(folder()), TRUST.log),
			witnesses: [testWitness(WITNESS, TRUST.log)],
			quorum: 1,
		};
	});
	afterEach(() => ledgers.close());

	it.each(CASES)('$way at $step, time $nth, has each leaf once when it starts again', async ({ step, way, nth }) => {
		let left = Number.POSITIVE_INFINITY;
		let client: pg.PoolClient | undefined;
		const acquired = (one: pg.PoolClient) => {
			client = one;
		};
		ledgers.pool.on('acquire', acquired);
		const killed = await ledgers.openWith({
			key: LOG,
			...vouching,
			onStep(at) {
				if (at !== step || --left > 0) return;
				left = Number.POSITIVE_INFINITY;
				if (way === 'ends') throw new Error('killed');
				(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
			},
		});
		expect(await killed.append(entry('a'))).toBe(0);
		left = nth;
		await Promise.allSettled(['b', 'c'].map((name) => killed.append(entry(name))));
		ledgers.pool.off('acquire', acquired);

		const again = await ledgers.open(LOG, vouching);
		const names = ['c', 'a', 'b', 'd'];
		const indexes = await Promise.all(names.map((name) => again.append(entry(name))));
		expect([...indexes].sort()).toEqual([0, 1, 2, 3]);
		const ordered = [0, 1, 2, 3].map((index) => entry(names[indexes.indexOf(index)]!));
		const checkpoint = await again.checkpoint();
		expect(Buffer.from(checkpoint.root)).toEqual(Buffer.from(naiveRoot(ordered.map(({ leaf }) => leaf))));
		for (const [index, { leaf }] of ordered.entries())
			expect(judgeProof(await again.proof(index), leaf, TRUST).holds).toBe(true);
		expect(await ledgerDesk(ledgers.pool).check('HD')).toMatchObject({ leaves: 4, problems: [] });
	});
});
