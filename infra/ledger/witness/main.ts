import type { Config } from '../../config/index.ts';
import { PsraError } from '../../errors.ts';
import type { Logger } from '../../ports/logger.ts';
import { openSecrets } from '../../secrets/index.ts';
import { openKey } from '../keys/open-key.ts';
import { publicKeyText } from '../keys/private-key.ts';
import { parseVerifierKey, SIGNATURE_TYPE, type VerifierKey } from '../tlog/key.ts';
import { cosigner } from './cosigner.ts';
import { checkpointFolder } from './folder.ts';
import { serveWitness, type WitnessServer } from './server.ts';

/** A process of its own, best on another machine and of another owner: it needs neither database nor broker. */
export const WITNESS_ROLE = 'ledger-witness';
/** Name of the secret with its private key. */
const WITNESS_KEY = 'ledger-witness-key';

export const WITNESS_SETTINGS = [
	'PSRA_WITNESS_DIR',
	'PSRA_WITNESS_NAME',
	'PSRA_WITNESS_LOGS',
	'PSRA_WITNESS_HOST',
	'PSRA_WITNESS_PORT',
	'PSRA_SECRETS_DIR',
] as const satisfies readonly (keyof Config)[];

export interface WitnessOptions {
	readonly config: Pick<Config, (typeof WITNESS_SETTINGS)[number]>;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly logger: Logger;
}

/** Starts a witness; disposing lets what it judges end. Throws CONFIG_INVALID where a setting or its key is wrong. */
export async function startWitness({ config, environment, logger }: WitnessOptions): Promise<WitnessServer> {
	const folder = config.PSRA_WITNESS_DIR;
	if (!folder) throw invalid('PSRA_WITNESS_DIR', 'is not set', 'Name a folder that outlives the process.');
	const logs = logsOf(config.PSRA_WITNESS_LOGS);
	const key = await openKey({
		secrets: openSecrets(config.PSRA_SECRETS_DIR, environment),
		secret: WITNESS_KEY,
		folder,
		name: config.PSRA_WITNESS_NAME,
	});
	const cosign = cosigner({ key, logs, store: checkpointFolder(folder), now: Date.now });
	const server = await serveWitness(cosign, {
		host: config.PSRA_WITNESS_HOST,
		port: config.PSRA_WITNESS_PORT,
		logger,
	});
	const facts = { url: server.url, verifier: publicKeyText(key, 'cosignature'), logs: logs.map(({ name }) => name) };
	if (key.development) logger.warn(facts, 'a witness with a development key runs: what it cosigns proves nothing');
	else logger.info(facts, 'a witness runs');
	return server;
}

function logsOf(texts: readonly string[]): VerifierKey[] {
	return texts.map((text) => {
		const key = parseVerifierKey(text);
		if (key?.type === SIGNATURE_TYPE.note) return key;
		throw invalid(
			'PSRA_WITNESS_LOGS',
			`${JSON.stringify(text)} is no verifier key of a log`,
			'Take it from `psra ledger status`.',
		);
	});
}

const invalid = (field: string, problem: string, remedy: string) =>
	new PsraError('CONFIG_INVALID', `${field}: ${problem}.`, { field, problem, remedy });
