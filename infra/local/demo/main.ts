import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { submitFolder } from '../../../producers/erp-csv/submit-folder.ts';
import { deadLetterTopics } from '../../../topics/catalogue/index.ts';
import { environment } from '../../config/index.ts';
import { PsraError } from '../../errors.ts';
import { kafkaAdmin } from '../../kafka/admin.ts';
import { createLogger } from '../../logging/index.ts';
import type { Logger } from '../../ports/logger.ts';
import type { TopicAdmin } from '../../ports/topic-admin.ts';
import { ROLES, type Running, startRoles } from '../../roles/main.ts';
import { startStack } from '../stack/start-stack.ts';
import { stopSignal } from '../stack/stop-signal.ts';
import { addsUp, fileOutcomes } from './account.ts';
import { apiToken } from './api-token.ts';
import { deviations } from './expectation.ts';
import { type DemoOptions, HELP, readOptions } from './options.ts';
import { writePdfs } from './pdfs.ts';
import { publishAsErp } from './publish.ts';
import { createScreen, type Screen } from './screen.ts';
import { folderIds, folderSource, sampleSource } from './source.ts';
import { type Stage, setStage } from './stage.ts';
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
	const logger = createLogger({ level: 'info', format: 'json', destination: join(options.dataDir, 'psra.log') });
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
	const stackReady = secondsSince(started);
	screen.say(`The stack is ready after ${stackReady} s. ${source.company.company} begins to publish.`);

	const { database, codec, clock, bus } = roles.adapters;
	const { company } = source.company;
	const tokenFile = join(options.dataDir, 'secrets', 'api-token');
	await apiToken(roles.adapters.tokens, company, tokenFile);
	await writeFile(databaseFile(options.dataDir), `${stack.databaseUrl}\n`, { mode: 0o600 });
	const erpProducer = await bus.producer();
	const published = await publishAsErp(erpProducer, codec, clock, source.masterData);
	for (const notice of source.folder.notices)
		screen.say(`  ${notice.severity}: ${notice.file} ${notice.column} ${notice.problem}; ${notice.remedy}`);
	const total = source.folder.events.length;
	await submitFolder(database, clock, source.folder, (count) =>
		screen.progress('loading the folder', count, total, `${count} of ${total} events`),
	);
	published.push(...folderIds(source.folder));
	await publishAsErp(erpProducer, codec, clock, source.requests);

	await using admin = disposable(await kafkaAdmin(adminOptions(stage, logger)));
	let firstVerdict: number | null = null;
	const tell = storyteller(screen);
	const { state, settled } = await watch({
		database,
		company,
		published,
		lag: () => lagOf(admin, roles.groups, stage.config.PSRA_TOPIC_PREFIX),
		reached: (now) => deviations(now, source.expected).length === 0,
		timeoutMs: TIMEOUT_MS,
		signal,
		onLook(now) {
			if (now.evaluations.length > 0) firstVerdict ??= secondsSince(started);
			tell(now);
			screen.progress(
				stageOf(now.factsTaken, published.length),
				now.factsTaken,
				published.length,
				countsOf(now, published.length),
			);
		},
	});
	screen.end();
	if (signal.aborted) return signal.reason;

	const pdfs = await writePdfs(database, company, join(options.dataDir, 'declarations'), state.certificates);
	const lines = await fileOutcomes(database, source.folder);
	const wrong = [
		...(settled ? [] : deviations(state, source.expected)),
		...lines
			.filter((file) => !addsUp(file))
			.map(
				(file) =>
					`${file.file}: of ${file.lines} lines only ${file.facts + file.findings + file.deadLetters} are accounted for`,
			),
	];
	const summary: Summary = {
		ok: settled && wrong.length === 0,
		seconds: {
			install: Number(environment.PSRA_INSTALL_SECONDS ?? 0),
			stackReady,
			firstVerdict,
			total: secondsSince(started),
		},
		verdicts: verdictCounts(state),
		certificates: certificateLines(state, ROOT, pdfs),
		erpReceipts: await receipts(stage),
		deadLetters: await deadLetters(admin, stage.config.PSRA_TOPIC_PREFIX),
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
	conclude(screen, summary, wrong, options, pdfs);
	if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
	if (!options.once) await new Promise<void>((end) => signal.addEventListener('abort', () => end()));
	return summary.ok ? 0 : 1;
}

/** Address of the database with its password, readable by its owner only. */
const databaseFile = (dataDir: string) => join(dataDir, 'secrets', 'database-url');
const secondsSince = (start: number) => Math.round((performance.now() - start) / 100) / 10;
const stageOf = (taken: number, published: number) => (taken < published ? 'taking facts in' : 'judging and issuing');

async function receipts({ erp, erpToken }: Stage): Promise<number> {
	const answer = await fetch(`${erp.url}/receipts`, { headers: { authorization: `Bearer ${erpToken}` } });
	return ((await answer.json()) as { receipts: unknown[] }).receipts.length;
}

const adminOptions = ({ config }: Stage, logger: Logger) => ({
	brokers: config.KAFKA_BROKERS,
	clientId: 'psra-demo',
	topicPrefix: config.PSRA_TOPIC_PREFIX,
	logger,
});

function disposable(admin: TopicAdmin): TopicAdmin & AsyncDisposable {
	return { ...admin, [Symbol.asyncDispose]: () => admin.close() };
}

/** Messages that the groups have still to read. */
async function lagOf(admin: TopicAdmin, groups: Running['groups'], prefix: string): Promise<number> {
	let behind = 0;
	for (const { name, topics } of groups) {
		const lags = await admin.lag(
			`${prefix}${name}`,
			topics.map((topic) => `${prefix}${topic}`),
		);
		for (const lag of Object.values(lags)) behind += lag;
	}
	return behind;
}

async function deadLetters(admin: TopicAdmin, prefix: string): Promise<number> {
	const sizes = await admin.sizes(deadLetterTopics.map(({ name }) => `${prefix}${name}`));
	return Object.values(sizes).reduce((sum, size) => sum + size, 0);
}

function withoutPassword(url: string): string {
	const parsed = new URL(url);
	parsed.password = '';
	return parsed.href;
}

function conclude(
	screen: Screen,
	{ ok, verdicts, certificates, erpReceipts, seconds, endpoints, access, lines }: Summary,
	wrong: readonly string[],
	{ once, dataDir, data }: DemoOptions,
	pdfs: ReadonlyMap<string, string>,
): void {
	const issued = certificates.filter((certificate) => certificate.status === 'issued');
	screen.say('');
	screen.say(
		`${verdicts.originating} originating, ${verdicts.notOriginating} not, ${verdicts.indeterminate} indeterminate; first verdict after ${seconds.firstVerdict} s.`,
	);
	if (data === undefined)
		screen.say(
			`${issued.length} declarations issued, ${certificates.length - issued.length} requests refused, ${erpReceipts} receipts of the ERP.`,
		);
	for (const file of lines)
		screen.say(
			`  ${file.file}: ${file.lines} lines = ${file.facts} facts + ${file.findings} findings + ${file.deadLetters} dead letters`,
		);
	for (const deviation of wrong) screen.say(`  not as expected: ${deviation}`);
	screen.say(ok ? '' : 'Not everything came out as expected; see above.');
	const [pdf] = pdfs.values();
	screen.say('What to try next');
	if (pdf) screen.say(`  open a declaration:       ${relative(ROOT, pdf)}`);
	screen.say(
		`  ask the API:              curl -H "authorization: Bearer $(cat ${access.tokenFile})" ${endpoints.api}/v1/ltsd/certificates/${issued[0]?.id ?? 'ID'}`,
	);
	screen.say(`  ask the database:         psql "$(cat ${relative(ROOT, databaseFile(dataDir))})"`);
	screen.say(`  Kafka and the registry:   ${endpoints.kafka}, ${endpoints.registry}`);
	screen.say(`  read the log:             ${relative(ROOT, join(dataDir, 'psra.log'))}`);
	screen.say('  a real catalogue:         npm run demo -- --data ../shared/data/adventureworks');
	if (!once) screen.say('Ctrl-C ends it; the next start finds these data again.');
}

try {
	const options = readOptions(process.argv.slice(2), ROOT);
	if (options.help) process.stdout.write(`${HELP}\n`);
	else process.exitCode = await demo(options);
} catch (error) {
	if (!signal.aborted) {
		process.stderr.write(
			`${error instanceof PsraError ? [error.message, error.facts.remedy].filter(Boolean).join(' ') : (error as Error).stack}\n`,
		);
		process.exitCode = 1;
	}
}
if (signal.aborted) process.exitCode = signal.reason;
