import { beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../../infra/config/index.ts';
import { ROLES, startRoles } from '../../../../infra/roles/main.ts';
import { COMPANY, parties, pump, request, verdict, withInstallation } from '../../../support/installation/index.ts';
import { startProcess } from '../../../support/installation/process.ts';
import { applied } from '../../../support/spies/erp-server.ts';

const installation = withInstallation();
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const certificateOf = (requestId: string) => `C-${requestId}`;

const ask = (ids: readonly string[]) =>
	installation().publish(
		...ids.map((requestId) => {
			const value = request({ requestId, skus: ['PUMP-R'] });
			return { type: 'psra.erp.CertificateRequest', value } as const;
		}),
	);

const allIssued = (ids: readonly string[]) =>
	installation().until(`${ids.length} requests to end issued`, async () => {
		const sql = `SELECT FROM saga WHERE company = $1 AND id = ANY ($2) AND outcome = 'issued'`;
		return (await installation().query(sql, [COMPANY, ids])).length === ids.length;
	});

/** Distinct `ce_id`s on a topic that belong to a certificate: a record published again keeps its id. */
async function idsOn(topic: string, certificateId: string): Promise<number> {
	const own = (await installation().readTopic(topic)).filter(({ record }) => record.certificateId === certificateId);
	return new Set(own.map((one) => one.header('ce_id'))).size;
}

beforeAll(async () => {
	await using _roles = await installation().start('relay', 'item-facts', 'origin-evaluation');
	await installation().taken('item-facts', await installation().publish(...parties, ...pump('R')));
	await verdict(installation(), 'PUMP-R', 'originating');
}, 60_000);

describe('a role at its start', () => {
	it('refuses where the schemas are not registered, and says what to do', async () => {
		const { environment, logger, prefix } = installation();
		const config = readConfig({ ...environment, PSRA_TOPIC_PREFIX: `${prefix}nowhere.` });
		await expect(startRoles(['item-facts'], { config, environment, logger })).rejects.toMatchObject({
			code: 'SCHEMA_NOT_REGISTERED',
			facts: { remedy: expect.stringContaining('psra schemas register') },
		});
	});

	it('refuses to report to an ERP without a token', async () => {
		const { config, logger, environment } = installation();
		const { PSRA_SECRET_ERP_TOKEN: _, ...without } = environment;
		await expect(startRoles(['erp-sync'], { config, environment: without, logger })).rejects.toMatchObject({
			code: 'SECRET_MISSING',
			message: expect.stringContaining('erp-token'),
		});
	});
});

describe('running roles', () => {
	it('carry a request to the ERP together, each started by itself', async () => {
		await using apart = new AsyncDisposableStack();
		for (const role of ROLES.filter((one) => one !== 'api')) apart.use(await installation().start(role));
		await ask(['R-APART']);
		await allIssued(['R-APART']);
		const calls = installation().erp.calls.filter((call) => call.body.certificateId === certificateOf('R-APART'));
		expect(calls).toHaveLength(1);
	});

	it('lose nothing and do nothing twice where their process is killed at its work and started again', async () => {
		const { erp, query, until, quiet } = installation();
		const ids = numbers(12).map((number) => `R-KILL-${number}`);

		await using first = await startProcess(installation(), 'all');
		await ask(ids);
		await until('the first declaration to be issued', async () => {
			return (await query(`SELECT FROM certificate WHERE request_id LIKE 'R-KILL-%'`)).length > 0;
		});
		await first.kill();

		await using second = await startProcess(installation(), 'all');
		let killed: Promise<void> | undefined;
		erp.answer((call, number) => {
			killed ??= second.kill();
			return applied(call, number);
		});
		await until('a call of the ERP, at which the process is killed', () => killed !== undefined);
		await killed;

		await using _third = await startProcess(installation(), 'all');
		await allIssued(ids);
		await quiet();

		const certificates = await query<{ request_id: string; number: string }>(
			'SELECT request_id, number FROM certificate ORDER BY number',
		);
		expect(certificates.map(({ number }) => Number(number.slice(-6)))).toEqual(numbers(ids.length + 1));
		for (const id of ids) {
			const certificate = certificateOf(id);
			for (const topic of ['ltsd.commands', 'ltsd.certificate-events', 'erp.sync-commands', 'erp.sync-receipts'])
				expect([topic, id, await idsOn(topic, certificate)]).toEqual([topic, id, 1]);
			const calls = erp.calls.filter((call) => call.body.certificateId === certificate);
			expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(1);
		}
		expect(await query(`SELECT FROM saga WHERE saga = 'certificate-issuance' AND status <> 'completed'`)).toEqual([]);
	}, 120_000);
});
