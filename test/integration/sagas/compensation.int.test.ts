import { afterEach, describe, expect, it } from '@jest/globals';
import { sagaDesk } from '../../../infra/postgres/saga-desk.ts';
import { sagasCommand } from '../../../sagas/cli/index.ts';
import type { AnySaga } from '../../../sagas/runtime/definition.ts';
import { runCommand } from '../../support/cli/terminal.ts';
import { postgresStores } from '../../support/installation/stores.ts';
import { clockAt } from '../../support/memory/clock.ts';
import { announcement, TRIES } from '../../support/sagas/announcement.ts';
import { receipt, requested } from '../../support/sagas/issuance.ts';
import { teller } from '../../support/sagas/told.ts';

const stores = postgresStores();
afterEach(async () => (await stores()).close());

const saga = announcement as AnySaga;
const clock = clockAt();

/** The saga on the stores in PostgreSQL, told of three goods of which the ERP took two and refused the third. */
async function refused() {
	const { database } = await stores();
	const { tell } = teller(database, clock, saga);
	await tell(requested(['A', 'B', 'C']));
	await tell(receipt('A', 'applied'));
	await tell(receipt('B', 'applied'));
	await tell(receipt('C', 'refused'));
	return { database, tell };
}

async function run(...words: readonly string[]) {
	const { database } = await stores();
	const desk = sagaDesk(database.pool);
	const options = {
		open: <T>(work: (of: typeof desk) => Promise<T>) => work(desk),
		openActs: <T>(work: (parts: Parts) => Promise<T>) => work({ desk, database, clock, sagas: [saga] }),
		confirm: async () => undefined,
		act: { actor: 'ada@ops-1', command: `psra sagas ${words.join(' ')}` },
	};
	type Parts = { desk: typeof desk; database: typeof database; clock: typeof clock; sagas: readonly AnySaga[] };
	return runCommand((terminal) => sagasCommand(terminal, options), ...words);
}

async function query<R extends object>(sql: string): Promise<R[]> {
	return (await (await stores()).database.pool.query<R>(sql)).rows;
}
const status = async () => (await query<{ status: string }>('SELECT status FROM saga'))[0]?.status;

describe('a saga that is undone, on PostgreSQL', () => {
	it('takes its steps back in reverse order and ends compensated, and the history shows all of it', async () => {
		const { tell } = await refused();
		expect(await status()).toBe('compensating');
		await tell(receipt('B', 'applied', { version: 2 }));
		await tell(receipt('A', 'applied', { version: 2 }));
		expect(await query('SELECT status, outcome, waiting_for, stuck_at FROM saga')).toEqual([
			{ status: 'compensated', outcome: 'compensated', waiting_for: '', stuck_at: null },
		]);
		expect(await query('SELECT FROM timer')).toEqual([]);
		expect(await query('SELECT FROM outbox')).toHaveLength(5);
		const { stdout } = await run('show', 'R-1');
		const lines = [
			'send tell A',
			'compensate: C was refused',
			'send undo tell B 1',
			'send undo tell A 1',
			'compensated',
		];
		const at = lines.map((line) => stdout.indexOf(`\n       ${line}\n`));
		expect(at).toEqual(at.toSorted((a, b) => a - b));
		expect(at).not.toContain(-1);
	});

	it("is an operator's case where a step can not be undone, and goes on once one has acted", async () => {
		const { tell } = await refused();
		for (let refusals = 0; refusals < TRIES; refusals++) {
			const [newest] = await query<{ id: string }>('SELECT id FROM outbox ORDER BY seq DESC LIMIT 1');
			await tell(receipt('B', 'refused', { version: 2, commandId: newest?.id ?? '', problem: 'locked' }));
		}
		expect(await status()).toBe('failed');
		const stuck = await run('stuck');
		expect(stuck.exitCode).toBe(3);
		expect(stuck.stdout).toContain('a person: tell B could not be undone (locked)');

		const dry = await run('skip', 'R-1', '--step', 'tell B', '--reason', 'by hand');
		expect(dry).toMatchObject({ exitCode: 0, stderr: 'dry run: nothing was changed; repeat it with --execute\n' });
		expect(dry.stdout).toContain('status       failed → compensating\n');
		expect([await status(), await query('SELECT FROM operator_act')]).toEqual(['failed', []]);
		expect(await run('skip', 'R-1', '--step', 'tell B', '--reason', 'by hand', '--execute')).toMatchObject({
			exitCode: 4,
		});

		expect(await run('retry', 'R-1', '--yes')).toMatchObject({ exitCode: 0 });
		expect(await status()).toBe('compensating');
		expect(await run('skip', 'R-1', '--step', 'tell B', '--reason', 'by hand', '--yes')).toMatchObject({ exitCode: 0 });
		await tell(receipt('A', 'applied', { version: 2 }));
		expect(await status()).toBe('compensated');
		expect(await query("SELECT actor, facts->>'act' AS act FROM operator_act ORDER BY act")).toHaveLength(2);
		const { stdout } = await run('show', 'R-1');
		expect(stdout).toContain('       by ada@ops-1: psra sagas skip R-1 --step tell B --reason by hand --yes\n');
		expect(stdout).toContain('       skip tell B: by hand\n');
	});

	it('is undone where an operator says so, and refused where it has ended', async () => {
		const { database } = await stores();
		const { tell } = teller(database, clock, saga);
		await tell(requested(['A']));
		expect(await run('compensate', 'R-1', '--reason', 'withdrawn', '--yes')).toMatchObject({ exitCode: 0 });
		await tell(receipt('A', 'applied', { version: 2 }));
		expect(await status()).toBe('compensated');
		await expect(run('retry', 'R-1', '--yes')).rejects.toMatchObject({ code: 'SAGA_ACT_REFUSED' });
		expect(await run('retry', 'R-9', '--yes')).toMatchObject({ exitCode: 3 });
	});
});
