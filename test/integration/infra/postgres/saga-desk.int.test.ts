import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { SagaDesk } from '../../../../infra/ports/saga-desk.ts';
import type { SagaInstance } from '../../../../infra/ports/sagas.ts';
import { STUCK, sagaDesk } from '../../../../infra/postgres/saga-desk.ts';
import { sagaStore } from '../../../../infra/postgres/sagas.ts';
import { timerStore } from '../../../../infra/postgres/timers.ts';
import { sagasCommand } from '../../../../sagas/cli/index.ts';
import { runCommand } from '../../../support/cli/terminal.ts';
import { freshDatabase } from '../../../support/postgres.ts';
import { storedStep } from '../../../support/sagas/stored.ts';

const DUE = new Date('2026-03-16T08:00:00.000Z');
const instance = (id: string, changes: Partial<SagaInstance> = {}): SagaInstance => ({
	saga: 'certificate-issuance',
	company: 'HD',
	id,
	definitionVersion: 1,
	version: 0,
	state: {},
	status: 'running',
	outcome: null,
	waitingFor: 'verdicts on PMP-1',
	...changes,
});

const disposal = new AsyncDisposableStack();
let pool: pg.Pool;
let desk: SagaDesk;
beforeAll(async () => {
	const { url } = disposal.adopt(await freshDatabase(), (fresh) => fresh.drop());
	pool = disposal.adopt(new pg.Pool({ connectionString: url, max: 2 }), (open) => open.end());
	desk = sagaDesk(pool);
	const sagas = sagaStore(pool);
	for (const one of ['R-1', 'R-2', 'R-3']) await sagas.start(instance(one), []);
	await sagas.start(instance('R-1', { company: 'XY', saga: 'certificate-lifecycle' }), []);
	const command = { topic: 'ltsd.commands', type: 'psra.ltsd.IssueCertificate', key: 'HD|C-R-1', id: 'c-1', value: {} };
	await sagas.save(
		instance('R-1', { version: 1, waitingFor: 'ltsd-issuance', state: { data: { phase: 'ordered' } } }),
		storedStep('m-1', { decisions: ['send issue'], sent: [command], limitMs: 3_600_000 }),
	);
	await sagas.save(instance('R-2', { version: 1 }), storedStep('m-2', { limitMs: 60_000 }));
	const ended = { version: 1, status: 'completed', outcome: 'issued', waitingFor: '' } as const;
	await sagas.save(instance('R-3', ended), storedStep('m-3', { event: 'timer settle' }));
	const timer = { owner: 'certificate-issuance', company: 'HD', instance: 'R-2' };
	await timerStore(pool).set([
		{ ...timer, name: 'decide-by', dueAt: DUE },
		{ ...timer, name: 'later', dueAt: new Date('2027-01-01T00:00:00.000Z') },
	]);
	await pool.query(
		"UPDATE saga SET updated_at = now() - interval '2 hours', stuck_at = now() - interval '1 hour' WHERE id = 'R-2'",
	);
	await pool.query("UPDATE saga SET updated_at = now() - interval '3 hours' WHERE id = 'R-3'");
}, 60_000);
afterAll(() => disposal.disposeAsync(), 60_000);

const run = (...words: readonly string[]) =>
	runCommand(
		(terminal) =>
			sagasCommand(terminal, {
				open: (work) => work(desk),
				openActs: () => Promise.reject(new Error('nothing is acted on here')),
				confirm: async () => false,
				act: { actor: 'ada@ops-1', command: 'psra sagas' },
			}),
		...words,
	);
const itemsOf = async (...words: readonly string[]) => {
	const { stdout } = await run(...words, '--json');
	return (JSON.parse(stdout).items as { id: string; company: string }[]).map(({ id, company }) => `${company} ${id}`);
};

describe('psra sagas list', () => {
	it('counts by outcome and shows what runs, longest without a step first', async () => {
		expect(await desk.counts({})).toEqual([
			{ saga: 'certificate-issuance', status: 'running', outcome: null, instances: 2 },
			{ saga: 'certificate-issuance', status: 'completed', outcome: 'issued', instances: 1 },
			{ saga: 'certificate-lifecycle', status: 'running', outcome: null, instances: 1 },
		]);
		expect(await itemsOf('list')).toEqual(['HD R-2', 'XY R-1', 'HD R-1']);
		expect((await run('list')).stdout).toMatch(
			/^certificate-issuance +HD +R-2 +1 +2h +decide-by 2026-03-16T08:00:00Z +verdicts on PMP-1$/m,
		);
	});

	it('keeps to saga, company, status, outcome and limit', async () => {
		expect(await itemsOf('list', '--saga', 'certificate-lifecycle')).toEqual(['XY R-1']);
		expect(await itemsOf('list', '--company', 'HD', '--limit', '1')).toEqual(['HD R-2']);
		expect(await itemsOf('list', '--status', 'completed')).toEqual(['HD R-3']);
		expect(await itemsOf('list', '--outcome', 'issued')).toEqual(['HD R-3']);
		expect(await itemsOf('list', '--outcome', 'refused')).toEqual([]);
	});

	it('refuses what is no status and no limit', async () => {
		expect(await run('list', '--status', 'broken')).toMatchObject({ exitCode: 2 });
		expect(await run('list', '--limit', '0')).toMatchObject({ exitCode: 2 });
	});
});

describe('psra sagas show', () => {
	it('shows what an instance was told and what it sent', async () => {
		const { stdout, exitCode } = await run('show', 'R-1', '--company', 'HD');
		expect(exitCode).toBe(0);
		expect(stdout).toContain('waiting for  ltsd-issuance\n');
		expect(stdout).toMatch(/^ {2}1 {2}\S+Z {2}psra\.origin\.Evaluation {2}m-1$/m);
		expect(stdout).toContain('       send issue\n');
		expect(stdout).toContain('       sent psra.ltsd.IssueCertificate c-1\n');
	});

	it('shows the state before and after where it is asked for', async () => {
		const { stdout } = await run('show', 'R-1', '--company', 'HD', '--states');
		expect(stdout).toContain('       before -\n       after  {"data":{"phase":"ordered"}}\n');
	});

	it('shows its end', async () => {
		expect((await run('show', 'R-3')).stdout).toContain('ended        issued\n');
	});

	it('shows every saga that has the id, and says where none has, with exit code 3', async () => {
		expect(await itemsOf('show', 'R-1')).toEqual(['XY R-1', 'HD R-1']);
		expect(await run('show', 'R-9')).toMatchObject({ exitCode: 3, stdout: '' });
	});
});

describe('psra sagas stuck', () => {
	it('shows what made no progress for longer than its step allows, or took no step for so long, with exit code 3', async () => {
		expect(await itemsOf('stuck')).toEqual(['HD R-2']);
		expect(await run('stuck')).toMatchObject({ exitCode: 3 });
		expect(await itemsOf('stuck', '--for', '1h')).toEqual(['HD R-2']);
		expect(await itemsOf('stuck', '--for', '0s')).toEqual(['HD R-2', 'XY R-1', 'HD R-1']);
	});

	it('is quiet where none is', async () => {
		expect(await run('stuck', '--for', '3h')).toEqual({ exitCode: 0, stdout: '', stderr: 'none\n' });
		expect(await run('stuck', '--for', 'long')).toMatchObject({ exitCode: 2 });
	});
});

it('what is stuck is found by a range of the index, however much runs and has ended', async () => {
	await pool.query(`INSERT INTO saga (saga, company, id, definition_version, version, state, status, waiting_for, stuck_at)
		SELECT 'certificate-issuance', 'LOAD', g::text, 1, 1, '{}', CASE WHEN g % 2 = 0 THEN 'running' ELSE 'completed' END, '', now() + interval '1 hour'
		FROM generate_series(1, 20000) g`);
	await pool.query('ANALYZE saga');
	const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${inlined(STUCK.text)}`);
	const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
	expect(plan).toContain('Index Scan using saga_stuck');
	expect(plan).not.toContain('Seq Scan on saga');
});

/** The statement with the values of `psra sagas stuck`. */
const inlined = (text: string) =>
	['NULL', 'NULL', "'open'", 'NULL', 'NULL', 'NULL', '50'].reduce(
		(sql, value, at) => sql.replaceAll(`$${at + 1}`, () => value),
		text,
	);
