import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { machineClock } from '../../infra/clock/index.ts';
import { sample } from '../../infra/local/sample/index.ts';
import { APICURIO_VERSION, KAFKA_VERSION } from '../../infra/local/stack/versions.ts';
import { envelope } from '../../infra/outbox/envelope.ts';
import { registryClient } from '../../infra/registry/client.ts';
import { openCodec } from '../../infra/registry/codec.ts';
import { openTo } from '../../infra/registry/http.ts';
import { check, findingOf, readEvidence } from './checker/index.ts';
import { type Direct, openDirect } from './direct.ts';
import { openEntrance } from './entrance.ts';
import { hurting, type Outcome } from './faults.ts';
import { startLoad } from './load.ts';
import type { ChaosOptions } from './options.ts';
import { type Supervised, supervise } from './processes.ts';
import { untilQuiet } from './quiet.ts';
import { type Fault, type Scheduled, type Slot, scheduleOf } from './schedule.ts';
import { openSender } from './sender.ts';
import { setStage } from './stage.ts';
import { type Carried, neverDone, type Summary, summaryOf } from './summary.ts';

/** Roles that are there twice share the work, so that leases and rebalances matter. */
const SLOTS: readonly Slot[] = [
	['relay', 2],
	['item-facts', 2],
	['origin-evaluation', 1],
	['llm-consensus', 1],
	['sagas', 2],
	['ltsd-issuance', 1],
	['erp-sync', 1],
].flatMap(([role, count]) =>
	Array.from({ length: count as number }, (_, index) => ({ name: `${role}-${index + 1}`, role: role as string })),
);

/** From so many minutes on a run must have done every kind of fault, and hurt at every step. */
const WHOLE_MINUTES = 20;

/** After the last fault, for what is still under way. */
const COME_TO_REST_MS = 300_000;

/** One run, from an empty stack to the summary; undefined where it was interrupted. Everything it started is stopped. */
export async function run(
	options: ChaosOptions,
	env: NodeJS.ProcessEnv,
	signal: AbortSignal,
	say: (line: string) => void,
): Promise<Summary | undefined> {
	const { seed, minutes, dataDir } = options;
	const startedAt = new Date().toISOString();
	const schedule = scheduleOf(seed, minutes, SLOTS);
	say(`Seed ${seed}: ${schedule.length} faults in ${minutes} minutes.`);
	await using disposal = new AsyncDisposableStack();
	const stage = disposal.use(await setStage(dataDir, env, signal, say));
	const { stack, erp } = stage;
	const database = disposal.use(openDirect(stack.databaseUrl));
	const sender = disposal.use(await openSender(stack.kafkaBrokers));
	const codec = await openCodec({ registry: registryClient(openTo(stack.registryUrl)), topicPrefix: '' });
	const clock = machineClock(Date.parse(sample.clockStart) - Date.now());
	const encode = envelope({ codec, clock, source: 'urn:chaos:erp' });

	const onEnd = (_: Slot, words: string) => say(`  ${words}`);
	const slots = SLOTS.map((slot) =>
		supervise(slot, { environment: stage.environment, logDir: join(dataDir, 'roles'), onEnd }),
	);
	const stopRoles = once(async () => {
		const ends = await Promise.all(slots.map((slot) => slot.stop()));
		return slots.filter((_, index) => !ends[index]).map(({ slot }) => `${slot.name} did not end when it was asked to`);
	});
	disposal.defer(async () => void (await stopRoles()));
	const entrance = disposal.use(openEntrance(stack.databaseUrl, encode, database));
	const load = await startLoad({ sender, entrance, database, encode, seed, say });
	disposal.defer(() => load.end(AbortSignal.abort()));

	const began = performance.now();
	const carried = await hurtOnTime(schedule, { stage, slots, signal, say });
	const faultSeconds = Math.round((performance.now() - began) / 1_000);
	if (signal.aborted) return undefined;

	say('No more faults. Waiting until everything has come to rest.');
	const late = AbortSignal.any([signal, AbortSignal.timeout(COME_TO_REST_MS)]);
	const ending = load.end(late);
	const quiet = await untilQuiet({
		brokers: stack.kafkaBrokers,
		database,
		underWay: () => load.underWay(),
		giveUpMs: COME_TO_REST_MS,
		signal,
		say,
	});
	await ending;
	if (signal.aborted) return undefined;
	const stubborn = await stopRoles();
	say('Checking.');
	const { kafkaBrokers: brokers, registryUrl, databaseUrl } = stack;
	const evidence = {
		...(await readEvidence({ brokers, registryUrl, databaseUrl })),
		sent: sender.acknowledged.map(({ topic, id, bad }) => ({ topic, id, ...(bad !== undefined && { bad }) })),
		asked: load.asked,
		erp: { effects: erp.effects, conflicts: erp.conflicts },
	};
	const invariants = {
		...check(evidence),
		'everything comes to rest': findingOf(quiet.left, 1),
		...(minutes >= WHOLE_MINUTES && {
			'every kind of fault, at every step': findingOf(neverDone(carried), carried.length),
		}),
		'no role ends but by a fault': findingOf(
			[...slots.flatMap(({ crashes }) => crashes), ...stubborn],
			slots.reduce((sum, { starts }) => sum + starts, 0),
		),
	};
	const versions = {
		node: process.version,
		kafka: KAFKA_VERSION,
		postgres: await serverVersion(database),
		registry: APICURIO_VERSION,
	};
	const told = { seed, minutes, startedAt, versions, schedule, carried, invariants, evidence, slots, load, erp };
	return summaryOf({ ...told, faultSeconds, quiet });
}

async function serverVersion(database: Direct): Promise<string> {
	const [row] = await database.query<{ server_version: string }>('SHOW server_version');
	return row?.server_version ?? '';
}

/** Does each fault at its time, and heals what still is hurt after the last one. */
async function hurtOnTime(
	schedule: readonly Scheduled[],
	{
		stage,
		slots,
		signal,
		say,
	}: {
		readonly stage: Parameters<typeof hurting>[0]['stage'];
		readonly slots: readonly Supervised[];
		readonly signal: AbortSignal;
		readonly say: (line: string) => void;
	},
): Promise<Carried[]> {
	const healing = new AbortController();
	const heal = AbortSignal.any([signal, healing.signal]);
	const hurt = hurting({ stage, slots, heal });
	const began = performance.now();
	const failed = new AbortController();
	const under = schedule.map(async ({ atMs, fault }): Promise<Carried> => {
		await sleep(atMs, undefined, { signal: heal }).catch(() => undefined);
		if (heal.aborted) return { fault, outcome: 'missed' };
		say(`  ${Math.round((performance.now() - began) / 1_000)} s: ${inWords(fault)}`);
		const outcome: Outcome = await hurt(fault);
		return { fault, outcome };
	});
	// A server that can't be started any more ends the run at once, and not unheard.
	for (const one of under) one.catch(() => failed.abort());
	const last = schedule.at(-1)?.atMs ?? 0;
	await sleep(last + LAST_MS, undefined, { signal: AbortSignal.any([signal, failed.signal]) }).catch(() => undefined);
	healing.abort();
	return Promise.all(under);
}

/** For the last fault to be felt. */
const LAST_MS = 5_000;

const inWords = ({ kind, ...rest }: Fault): string => [kind, ...Object.values(rest)].join(' ');

/** The same end, however often it is asked for. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
	let done: Promise<T> | undefined;
	return () => (done ??= work());
}
