import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AnySaga } from '../../../../sagas/runtime/definition.ts';
import { clockAt, type SetClock } from '../../../support/memory/clock.ts';
import { type MemoryDatabase, memoryDatabase } from '../../../support/memory/database.ts';
import { definition, issued, judged, receipt, requested, SETTLE_MS } from '../../../support/sagas/issuance.ts';
import { teller } from '../../../support/sagas/told.ts';

let database: MemoryDatabase;
let clock: SetClock;
beforeEach(() => {
	database = memoryDatabase();
	clock = clockAt();
});

/** The saga in a further version; `migrations` as a program writes them. */
const edition = (version: number, migrations: AnySaga['migrations'] = {}): AnySaga => ({
	...definition,
	version,
	migrations,
});
const runs = (saga: AnySaga) => teller(database, clock, saga);
const instance = () => [...database.tables.sagas.values()][0];
const adds = (field: string) => (state: object) => ({
	...state,
	trace: `${(state as { trace?: string }).trace ?? ''}${field}`,
});

describe('an instance of an older version', () => {
	it('is migrated in the transaction of its next step, by each function in turn, and the history says so', async () => {
		await runs(edition(1)).tell(requested('PUMP'));
		await runs(edition(3, { 1: adds('a'), 2: adds('b') })).tell(judged('PUMP', 'originating'));
		expect(instance()).toMatchObject({ definitionVersion: 3, state: { data: { phase: 'settling', trace: 'ab' } } });
		expect(database.tables.history.at(-1)?.step.decisions[0]).toBe('migrate from version 1 to 3');
		await runs(edition(3)).tell(judged('PUMP', 'indeterminate'));
		expect(instance()).toMatchObject({ state: { data: { trace: 'ab' } } });
	});

	it.each([
		['none', {}],
		['not all', { 2: adds('b') }],
	])('waits, unchanged, where %s of its migrations are written', async (_which, migrations) => {
		await runs(edition(1)).tell(requested('PUMP'));
		const before = instance();
		await expect(runs(edition(3, migrations)).tell(judged('PUMP', 'originating'))).rejects.toMatchObject({
			code: 'SAGA_VERSION_UNSUPPORTED',
			retryable: 'later',
			facts: { problem: 'no migration from version 1 is written' },
		});
		expect(instance()).toEqual(before);
	});

	it('keeps its timer where it can not be migrated', async () => {
		await runs(edition(1)).tell(requested('PUMP'));
		await runs(edition(1)).tell(judged('PUMP', 'originating'));
		clock.pass(SETTLE_MS);
		await expect(runs(edition(2)).fire()).rejects.toMatchObject({ code: 'SAGA_VERSION_UNSUPPORTED' });
		expect([...database.tables.timers.values()].map(({ name }) => name)).toContain('settle');
		await runs(edition(2, { 1: adds('a') })).fire();
		expect(instance()).toMatchObject({ waitingFor: 'ltsd-issuance', definitionVersion: 2 });
	});

	it('stays as it is where it has ended', async () => {
		await runs(edition(1)).tell(requested('PUMP'));
		await runs(edition(1)).tell(judged('PUMP', 'originating'));
		clock.pass(SETTLE_MS);
		await runs(edition(1)).fire();
		await runs(edition(1)).tell(issued());
		await runs(edition(1)).tell(receipt('PUMP', 'applied'));
		const end = instance();
		expect(await runs(edition(2)).tell(receipt('PUMP', 'refused'))).toEqual([]);
		expect(instance()).toEqual(end);
	});

	it('is compared with a repeated start as the newer version has it', async () => {
		await runs(edition(1)).tell(requested('PUMP'));
		const renames = {
			1: (state: object) => {
				const { request } = state as { request: object };
				return { ...state, request: { ...request, customerId: 'C-200' } };
			},
		};
		const other = requested('PUMP', 'eu-uk', { customerId: 'C-200' });
		expect(await runs(edition(2, renames)).tell(other)).toEqual([]);
		await expect(runs(edition(2)).tell(other)).rejects.toMatchObject({ code: 'SAGA_VERSION_UNSUPPORTED' });
	});
});

it('an instance that a newer program saved waits for one', async () => {
	await runs(edition(2)).tell(requested('PUMP'));
	const before = instance();
	await expect(runs(edition(1)).tell(judged('PUMP', 'originating'))).rejects.toMatchObject({
		code: 'SAGA_VERSION_UNSUPPORTED',
		retryable: 'later',
		facts: { problem: 'a newer program saved it' },
	});
	expect(instance()).toEqual(before);
});
