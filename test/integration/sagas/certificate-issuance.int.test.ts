import { beforeAll, describe, expect, it } from '@jest/globals';
import {
	COMPANY,
	item,
	parties,
	prices,
	pump,
	request,
	verdict,
	withInstallation,
} from '../../support/installation/index.ts';
import { applied, down } from '../../support/spies/erp-server.ts';

const installation = withInstallation({
	roles: ['relay', 'item-facts', 'origin-evaluation', 'sagas', 'ltsd-issuance', 'erp-sync'],
});

interface SagaRow {
	readonly status: string;
	readonly outcome: string | null;
	readonly waiting_for: string;
	readonly version: number;
}
async function sagaOf(id: string): Promise<SagaRow | undefined> {
	const sql = 'SELECT status, outcome, waiting_for, version FROM saga WHERE company = $1 AND id = $2';
	return (await installation().query<SagaRow>(sql, [COMPANY, id]))[0];
}
const ended = (id: string, outcome: string) =>
	installation().until(`request ${id} to end ${outcome}`, async () => {
		const saga = await sagaOf(id);
		return saga?.outcome === outcome && saga;
	});
const ask = (requestId: string, skus: readonly string[], id?: string) =>
	installation().publish({
		type: 'psra.erp.CertificateRequest',
		value: request({ requestId, skus }),
		...(id !== undefined && { id }),
	});

beforeAll(async () => {
	const { publish, taken } = installation();
	await taken('item-facts', await publish(...parties, ...pump('A'), ...pump('B'), ...pump('N')));
	const same = [
		{ type: 'psra.erp.Item', value: item({ sku: 'PART-N', hs: '841370', sequence: 2 }) },
		{ type: 'psra.erp.PriceList', value: prices('PART-N', 'purchase', '90', { sequence: 2 }) },
	] as const;
	await taken('item-facts', await publish(...same));
	for (const sku of ['PUMP-A', 'PUMP-B']) await verdict(installation(), sku, 'originating');
	await verdict(installation(), 'PUMP-N', 'not_originating');
});

describe('the issuance saga on the real stack', () => {
	it('goes from a request to a declaration that the ERP knows of, under one correlation', async () => {
		await ask('R-PATH', ['PUMP-A']);
		await ended('R-PATH', 'issued');
		expect(installation().erp.calls.filter((call) => call.sku === 'PUMP-A')).toHaveLength(1);
		const [asked] = (await installation().readTopic('erp.certificate-requests')).filter(
			({ record }) => record.requestId === 'R-PATH',
		);
		const correlation = asked?.header('correlationid');
		for (const topic of ['ltsd.commands', 'ltsd.certificate-events', 'erp.sync-commands', 'erp.sync-receipts']) {
			const own = (await installation().readTopic(topic)).filter(({ record }) => record.certificateId === 'C-R-PATH');
			expect(own.map((one) => one.header('correlationid'))).toEqual([correlation]);
			expect(own[0]?.header('causationid')).toMatch(/\S/);
			expect(own[0]?.header('traceparent')?.split('-')[1]).toBe(asked?.header('traceparent')?.split('-')[1]);
		}
	});

	it('starts once where a request comes twice, under the same or another id', async () => {
		const { taken, readTopic } = installation();
		const [id] = await ask('R-TWICE', ['PUMP-A']);
		await ask('R-TWICE', ['PUMP-A'], id as string);
		await taken('saga-certificate-issuance', await ask('R-TWICE', ['PUMP-A']));
		await ended('R-TWICE', 'issued');
		const commands = (await readTopic('ltsd.commands')).filter(({ record }) => record.requestId === 'R-TWICE');
		expect(commands).toHaveLength(1);
	});

	it('tells every request that waits for the same verdict', async () => {
		const ids = ['R-MANY-1', 'R-MANY-2', 'R-MANY-3'];
		await Promise.all(ids.map((id) => ask(id, ['PUMP-B'])));
		for (const id of ids) await ended(id, 'issued');
		const numbers = await installation().query<{ number: string }>(
			'SELECT DISTINCT number FROM certificate WHERE request_id = ANY ($1)',
			[ids],
		);
		expect(numbers).toHaveLength(ids.length);
	});

	it('refuses goods of which one does not originate, and tells the ERP nothing', async () => {
		const before = installation().erp.calls.length;
		await ask('R-NO', ['PUMP-A', 'PUMP-N']);
		await ended('R-NO', 'refused');
		const [row] = await installation().query<{ record: object }>(
			`SELECT record FROM certificate WHERE request_id = 'R-NO'`,
		);
		expect(row?.record).toMatchObject({ code: 'not-originating', reason: expect.stringContaining('PUMP-N') });
		expect(installation().erp.calls).toHaveLength(before);
	});

	it('sends a request that names nothing to the dead letters, and starts no saga', async () => {
		const { until, readTopic } = installation();
		await ask('R-EMPTY', []);
		await until('the dead letter', async () =>
			(await readTopic('erp.certificate-requests.dlq')).some(
				(letter) => letter.header('__dlq.errors.field') === 'skus',
			),
		);
		expect(await sagaOf('R-EMPTY')).toBeUndefined();
	});

	it('waits for a person where the ERP refuses, and says so', async () => {
		installation().erp.answer(() => ({ status: 404, body: { title: 'No such item' } }));
		await ask('R-REFUSED', ['PUMP-A']);
		const saga = await installation().until('the refusal to show in the saga', async () => {
			const now = await sagaOf('R-REFUSED');
			return now?.waiting_for.startsWith('a person') && now;
		});
		expect(saga).toMatchObject({ status: 'running', waiting_for: expect.stringContaining('No such item') });
		installation().erp.answer(applied);
	});

	it('ends once an ERP that was down is back', async () => {
		let failures = 0;
		installation().erp.answer((call, number) => (failures++ < 2 ? down() : applied(call, number)));
		await ask('R-DOWN', ['PUMP-B']);
		await ended('R-DOWN', 'issued');
		installation().erp.answer(applied);
	});

	it('keeps each step with its cause and its commands', async () => {
		const steps = await installation().query<{ event: string; version: number; commands: string[] }>(
			`SELECT event, version, commands FROM saga_history WHERE id = 'R-PATH' ORDER BY version`,
		);
		expect(steps.map(({ version }) => version)).toEqual(steps.map((_, index) => index + 1));
		// Others ask for the same product too; a verdict told again changes nothing.
		const asked = steps.filter(({ event, commands }) => event !== 'psra.origin.Evaluation' || commands.length > 0);
		expect(asked.map(({ event }) => event)).toEqual([
			'psra.erp.CertificateRequest',
			'timer settle',
			'psra.ltsd.CertificateIssued',
			'psra.erp.SyncReceipt',
		]);
		expect(steps.map(({ event }) => event)).toContain('psra.origin.Evaluation');
	});
});
