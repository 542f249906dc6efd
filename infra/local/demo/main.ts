import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { submitFolder } from '../../../producers/erp-csv/submit-folder.ts';
import { environment } from '../../config/index.ts';
import { PsraError } from '../../errors.ts';
import { kafkaAdmin } from '../../kafka/admin.ts';
import { createLogger } from '../../logging/index.ts';
import { ROLES, startRoles } from '../../roles/main.ts';
import { startStack } from '../stack/start-stack.ts';
import { stopSignal } from '../stack/stop-signal.ts';
import { addsUp, fileOutcomes } from './account.ts';
import { apiToken } from './api-token.ts';
import { conclude } from './conclude.ts';
import { deviations } from './expectation.ts';
import { countDeadLetters, countReceipts, lagOf } from './measure.ts';
import { type DemoOptions, HELP, readOptions } from './options.ts';
import { writePdfs } from './pdfs.ts';
import { publishAsErp } from './publish.ts';
import { createScreen } from './screen.ts';
import { folderIds, folderSource, sampleSource } from './source.ts';
import { setStage } from './stage.ts';
import type { DemoState } from './state.ts';
import { countsOf, storyteller } from './story.ts';
import { certificateLines, type Summary, verdictCounts } from './summary.ts';
import { watch } from './watch.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Longest time for everything to come to its end. */
const TIMEOUT_MS = 180_000;

const signal = stopSignal();

async function demo(options: DemoOptions): Promise<number> {
	const started = performance.now();
	const screen = createScreen(options.json ? process.stderr : process.stdout);
	const log = join(options.dataDir, 'psra.log');
	const logger = createLogger({ level: 'info', format: 'json', destination: log });
	await using stack = await startStack({
		dataDir: options.dataDir,
		reset: options.reset,
		env: environment,
		signal,
		onProgress: ({ message }) => screen.say(`  ${message}`),
	});
	const source =
		options.data === undefined ? await sampleSource() : await folderSource({ ...options, data: options.data });
	await using stage = await setStage(stack, options.dataDir, source, logger);
	await using roles = await startRoles(ROLES, { config: stage.config, environment, logger });
	const { company } = source.company;
	const prefix = stage.config.PSRA_TOPIC_PREFIX;
	const tokenFile = join(options.dataDir, 'secrets', 'api-token');
	const databaseFile = join(options.dataDir, 'secrets', 'database-url');
	await apiToken(roles.adapters.tokens, company, tokenFile);
	await writeFile(databaseFile, `${stack.databaseUrl}\n`, { mode: 0o600 });
	const stackReady = secondsSince(started);
	screen.say(`The stack is ready after ${stackReady} s. ${company} begins to publish.`);

	const { database, codec, clock, bus } = roles.adapters;
	const { masterData, folder, requests, expected } = source;
	const erpProducer = await bus.producer();
	for (const { severity, file, column, problem, remedy } of folder.notices) {
		screen.say(`  ${severity}: ${file} ${column} ${problem}; ${remedy}`);
	}
	const published = await publishAsErp(erpProducer, codec, clock, masterData);
	await submitFolder(database, clock, folder, (count) =>
		screen.progress('loading the folder', count, folder.events.length, `${count} of ${folder.events.length} events`),
	);
	published.push(...folderIds(folder));

	const admin = await kafkaAdmin({
		brokers: stage.config.KAFKA_BROKERS,
		clientId: 'psra-demo',
		topicPrefix: prefix,
		logger,
	});
	await using _closing = { [Symbol.asyncDispose]: () => admin.close() };
	let firstVerdict: number | null = null;
	const tell = storyteller(screen);
	const watching = (stage: string, reached: (state: DemoState) => boolean) =>
		watch({
			database,
			company,
			published,
			lag: () => lagOf(admin, roles.groups, prefix),
			reached,
			timeoutMs: TIMEOUT_MS,
			signal,
			onLook(now) {
				if (now.evaluations.length > 0) firstVerdict ??= secondsSince(started);
				tell(now);
				screen.progress(stage, now.factsTaken, published.length, countsOf(now, published.length));
			},
		});
	let { state, settled } = await watching('taking facts in and judging', () => true);
	if (requests.length > 0 && settled) {
		await publishAsErp(erpProducer, codec, clock, requests);
		({ state, settled } = await watching('deciding requests', (now) => deviations(now, expected).length === 0));
	}
	screen.end();
	if (signal.aborted) return signal.reason;

	const pdfs = await writePdfs(database, company, join(options.dataDir, 'declarations'), state.certificates);
	const lines = await fileOutcomes(database, folder);
	const wrong = [
		...(settled ? [] : [`something was still under way after ${TIMEOUT_MS / 1000} s`, ...deviations(state, expected)]),
		...lines.filter((file) => !addsUp(file)).map((file) => `lines of ${file.file} are lost`),
	];
	const summary: Summary = {
		ok: wrong.length === 0,
		seconds: {
			install: Number(environment.PSRA_INSTALL_SECONDS ?? 0),
			stackReady,
			firstVerdict,
			total: secondsSince(started),
		},
		verdicts: verdictCounts(state),
		certificates: certificateLines(state, ROOT, pdfs),
		erpReceipts: await countReceipts(stage),
		deadLetters: await countDeadLetters(admin, prefix),
		trust: null,
		endpoints: {
			kafka: stack.kafkaBrokers.join(','),
			registry: stack.registryUrl,
			database: withoutPassword(stack.databaseUrl),
			api: roles.apiUrl ?? '',
			console: null,
		},
		access: { tokenFile: relative(ROOT, tokenFile) },
		lines,
	};
	conclude(screen, summary, {
		wrong,
		isFolder: options.data !== undefined,
		staysUp: !options.once,
		databaseFile: relative(ROOT, databaseFile),
		log: relative(ROOT, log),
	});
	if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
	if (!options.once) await new Promise<void>((end) => signal.addEventListener('abort', () => end()));
	screen.say('Stopping.');
	return summary.ok ? 0 : 1;
}

function secondsSince(start: number): number {
	return Math.round((performance.now() - start) / 100) / 10;
}

function withoutPassword(url: string): string {
	const parsed = new URL(url);
	parsed.password = '';
	return parsed.href;
}

try {
	const options = readOptions(process.argv.slice(2), ROOT);
	if (options.help) process.stdout.write(`${HELP}\n`);
	else process.exitCode = await demo(options);
} catch (error) {
	if (!signal.aborted) {
		const words = error instanceof PsraError ? [error.message, error.facts.remedy].filter(Boolean).join(' ') : '';
		process.stderr.write(`${words || (error as Error).stack}\n`);
		process.exitCode = 1;
	}
}
if (signal.aborted) process.exitCode = signal.reason;
