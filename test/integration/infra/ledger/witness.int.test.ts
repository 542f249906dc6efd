import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { publicKeyText } from '../../../../infra/ledger/keys/private-key.ts';
import { parseVerifierKey } from '../../../../infra/ledger/tlog/key.ts';
import { judgeProof } from '../../../../infra/ledger/tlog/proof-file.ts';
import { checkpointFolder } from '../../../../infra/ledger/witness/folder.ts';
import { httpWitness } from '../../../../infra/ledger/witness/http-witness.ts';
import { startWitness } from '../../../../infra/ledger/witness/main.ts';
import { rememberedCheckpoint } from '../../../../infra/ledger/witness/memory.ts';
import type { WitnessServer } from '../../../../infra/ledger/witness/server.ts';
import { LOG } from '../../../conformance/ledger/suite.ts';
import { ownFolder } from '../../../support/folder.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { logKeyOf } from '../../../support/ledger/log.ts';
import { type PostgresLedgers, postgresLedgers } from '../../../support/ledger/postgres-ledger.ts';

const entry = (name: string) => ({ command: `command ${name}`, leaf: Buffer.from(name) });

describe('a log with a witness in a process of its own', () => {
	const factory = postgresLedgers();
	const folder = ownFolder();
	let ledgers: PostgresLedgers;
	let server: WitnessServer | undefined;
	let logger: ReturnType<typeof memoryLogger>;
	beforeEach(async () => {
		ledgers = await factory();
		logger = memoryLogger();
	});
	afterEach(async () => {
		await server?.[Symbol.asyncDispose]();
		await ledgers.close();
	});

	/** Starts the witness on its folder; at the port that it had, so that the log finds it again. */
	async function start(port = 0) {
		const config = {
			PSRA_WITNESS_DIR: join(folder(), 'witness'),
			PSRA_WITNESS_NAME: 'witness.example/w1',
			PSRA_WITNESS_LOGS: [publicKeyText(LOG, 'note')],
			PSRA_WITNESS_HOST: '127.0.0.1',
			PSRA_WITNESS_PORT: port,
			PSRA_SECRETS_DIR: undefined,
		};
		server = await startWitness({ config, environment: {}, logger });
		return server.url;
	}
	const witnessKey = () => parseVerifierKey(logger.lines.at(-1)!.facts.verifier as string)!;

	it('answers with its cosignature, waits while it is away, and is refused once it was set back', async () => {
		const url = await start();
		const key = witnessKey();
		expect(key.name).toBe('witness.example/w1/development');
		expect(logger.lines).toMatchObject([{ level: 'warn' }]);
		const vouching = {
			memory: rememberedCheckpoint(checkpointFolder(join(folder(), 'log')), logKeyOf(LOG)),
			witnesses: [httpWitness({ url, key, timeoutMs: 5_000 })],
			quorum: 1,
		};
		const ledger = await ledgers.open(LOG, vouching);
		const trust = { log: logKeyOf(LOG), witnesses: [key], quorum: 1 };
		await ledger.append(entry('a'));
		expect(judgeProof(await ledger.proof(0), entry('a').leaf, trust).holds).toBe(true);

		await server![Symbol.asyncDispose]();
		await expect(ledger.append(entry('b'))).rejects.toMatchObject({ code: 'LEDGER_WITNESS_UNAVAILABLE' });
		await start(Number(new URL(url).port));
		expect(witnessKey()).toEqual(key);
		expect(await ledger.append(entry('b'))).toBe(1);

		const restore = await ledgers.backUp();
		await ledger.append(entry('c'));
		await restore();
		const alone = { ...vouching, memory: rememberedCheckpoint(checkpointFolder(join(folder(), 'new')), logKeyOf(LOG)) };
		await expect(ledgers.open(LOG, alone)).rejects.toMatchObject({
			code: 'LEDGER_ROLLED_BACK',
			facts: { witness: key.name, known: 3, size: 2 },
		});
	});

	it.each([
		['PSRA_WITNESS_DIR', { PSRA_WITNESS_DIR: undefined }],
		['PSRA_WITNESS_LOGS', { PSRA_WITNESS_LOGS: ['nonsense'] }],
		['PSRA_WITNESS_LOGS', { PSRA_WITNESS_LOGS: [publicKeyText(LOG, 'cosignature')] }],
	])('says that %s is wrong', async (field, wrong) => {
		const config = {
			PSRA_WITNESS_DIR: folder(),
			PSRA_WITNESS_NAME: 'w',
			PSRA_WITNESS_LOGS: [],
			PSRA_WITNESS_HOST: '127.0.0.1',
			PSRA_WITNESS_PORT: 0,
			PSRA_SECRETS_DIR: undefined,
			...wrong,
		};
		const refused = startWitness({ config, environment: {}, logger });
		await expect(refused).rejects.toMatchObject({ code: 'CONFIG_INVALID', facts: { field } });
	});
});
