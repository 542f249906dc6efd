import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { submitFolder } from '../../../producers/erp-csv/submit-folder.ts';
import { loadPack } from '../../../rules/packs/index.ts';
import { environment } from '../../config/index.ts';
import { PsraError } from '../../errors.ts';
import { kafkaAdmin } from '../../kafka/admin.ts';
import { createLogger } from '../../logging/index.ts';
import { ROLES, startRoles } from '../../roles/main.ts';
import { startStack } from '../stack/start-stack.ts';
import { stopSignal } from '../stack/stop-signal.ts';
import { addsUp, fileOutcomes } from './account.ts';
import { apiToken } from './api-token.ts';
import { advanceClock } from './clock.ts';
import { conclude } from './conclude.ts';
import { follow } from './follow.ts';
import { countDeadLetters, countReceipts, lagOf } from './measure.ts';
import { startOfficer } from './officer.ts';
import { type DemoOptions, HELP, readOptions } from './options.ts';
import { writePdfs } from './pdfs.ts';
import { play } from './play.ts';
import { publishAsErp } from './publish.ts';
import { createScreen } from './screen.ts';
import { folderIds, folderSource, sampleSource } from './source.ts';
import { setStage } from './stage.ts';
import { type DemoState, readState } from './state.ts';
import { countsOf, decided, storyteller } from './story.ts';
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
	const packs = source.company.agreements.flatMap((id) => loadPack(id) ?? []);
	await using stage = await setStage(stack, options.dataDir, source, packs, logger);
	await using roles = await startRoles(ROLES, { config: stage.config, environment, logger });
	const { company } = source.company;
	const prefix = stage.config.PSRA_TOPIC_PREFIX;
	const tokenFile = join(options.dataDir, 'secrets', 'api-token');
	const databaseFile = join(options.dataDir, 'secrets', 'database-url');
	const { database, codec, clock, bus, tokens } = roles.adapters;
	await apiToken(tokens, { company, role: 'operator', label: 'demo' }, tokenFile);
	await writeFile(databaseFile, `${stack.databaseUrl}\n`, { mode: 0o600 });
	const stackReady = secondsSince(started);
	screen.say(`The stack is ready after ${stackReady} s. ${company} begins to publish.`);

	const { masterData, folder, officer: person } = source;
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
	const reviewerFile = join(options.dataDir, 'secrets', 'reviewer-token');
	const reviewer = await apiToken(tokens, { company, role: 'reviewer', label: person.name }, reviewerFile);
	await using officer = startOfficer({
		api: roles.apiUrl ?? '',
		token: async () => reviewer,
		answers: person.answers,
		onDecision: (one) => screen.say(decided(person.name, one), 'good'),
	});
	let firstVerdict: number | null = null;
	const tell = storyteller(screen);
	const publish = async (events: Parameters<typeof publishAsErp>[3]) => {
		const ids = await publishAsErp(erpProducer, codec, clock, events);
		published.push(...ids.filter((_, index) => events[index]?.type !== 'psra.erp.CertificateRequest'));
	};
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
	const { state, wrong: deviating } = await play(source, { screen, officer, publish, watching });
	screen.end();
	if (signal.aborted) return signal.reason;

	const pdfs = await writePdfs(database, company, join(options.dataDir, 'declarations'), state.certificates);
	const lines = await fileOutcomes(database, folder);
	const wrong = [
		...deviating,
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
		reviewerFile: relative(ROOT, reviewerFile),
		openReviews: state.openReviews,
		wrong,
		isFolder: options.data !== undefined,
		staysUp: !options.once,
		databaseFile: relative(ROOT, databaseFile),
		log: relative(ROOT, log),
	});
	if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
	if (!options.once) {
		const look = () => readState(database, company, published);
		await follow({ clock, dated: source.dated, publish, look, tell, say: (line) => screen.say(line), signal });
	}
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
	else if (options.advance !== undefined) {
		const day = await advanceClock(join(options.dataDir, 'clock.json'), options.advance);
		process.stdout.write(`The demonstration's clock shows ${day}.\n`);
	} else process.exitCode = await demo(options);
} catch (error) {
	if (!signal.aborted) {
		const words = error instanceof PsraError ? [error.message, error.facts.remedy].filter(Boolean).join(' ') : '';
		process.stderr.write(`${words || (error as Error).stack}\n`);
		process.exitCode = 1;
	}
}
if (signal.aborted) process.exitCode = signal.reason;
