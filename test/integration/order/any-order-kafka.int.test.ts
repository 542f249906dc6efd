import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { advanceClock, setClock } from '../../../infra/local/demo/clock.ts';
import { type SampleEvent, sample } from '../../../infra/local/sample/index.ts';
import { type Installation, letWaitsSpeak, openInstallation } from '../../support/installation/index.ts';
import { clockAt } from '../../support/memory/clock.ts';
import { atRest } from '../../support/order/at-rest.ts';
import { openFlow } from '../../support/order/flow.ts';
import { type Outcome, outcomeOf } from '../../support/order/outcome.ts';
import { processesOf, SETTLE_MS } from '../../support/order/processes.ts';
import { randomFrom, shuffleKeepingKeys } from '../../support/order/random.ts';
import { factsAndRequests, topicKeyOf } from '../../support/order/sample.ts';

letWaitsSpeak();

const facts = await factsAndRequests();
let inOrder: Outcome;

/** What the handlers make of the sample in order, without a broker: three orders through the broker must say the same. */
beforeAll(async () => {
	await using flow = await openFlow(sample.company, sample.clockStart);
	await flow.play(facts);
	inOrder = await flow.outcome();
}, 120_000);

const { consumers } = processesOf(clockAt(sample.clockStart), sample.company);

const folders: string[] = [];
afterAll(async () => {
	for (const folder of folders) await rm(folder, { recursive: true });
});

/** An installation whose clock a file sets: verdicts settle when the test says so, however slow the machine is. */
async function opened(): Promise<{ readonly installation: Installation; readonly clockFile: string }> {
	const folder = await mkdtemp(join(tmpdir(), 'psra-clock-'));
	folders.push(folder);
	const clockFile = join(folder, 'clock.json');
	await setClock(clockFile, sample.clockStart);
	const installation = await openInstallation({
		roles: ['relay', 'item-facts', 'origin-evaluation', 'sagas', 'ltsd-issuance', 'erp-sync'],
		companies: [sample.company],
		settings: { PSRA_CLOCK_FILE: clockFile, PSRA_SETTLE_MS: String(SETTLE_MS) },
	});
	return { installation, clockFile };
}

/** In days: the settling time and more, and no other date of the sample. */
const AN_HOUR = 1 / 24;

const withIds = (events: readonly SampleEvent[]) => events.map((event, index) => ({ ...event, id: `event ${index}` }));

describe('the same facts in another order, through Kafka', () => {
	it.each([
		{ seed: 1, repeated: false },
		{ seed: 2, repeated: true },
		{ seed: 3, repeated: false },
	])(
		'end in the same verdicts and declarations: seed $seed, each message twice: $repeated',
		async ({ seed, repeated }) => {
			const { installation, clockFile } = await opened();
			await using open = installation;
			const events = withIds(shuffleKeepingKeys(randomFrom(seed), facts, topicKeyOf));
			await open.publish(...(repeated ? events.flatMap((event) => [event, event]) : events));
			await atRest(open, consumers, open.adapters.clock.now());
			expect((await outcomeOf(open.adapters.database.pool)).certificates).toEqual({});
			const anHourOn = new Date(open.adapters.clock.now().getTime() + 3_600_000);
			await advanceClock(clockFile, AN_HOUR);
			await atRest(open, consumers, anHourOn);
			expect(await outcomeOf(open.adapters.database.pool)).toEqual(inOrder);
			expect(await open.query('SELECT FROM outbox WHERE parked_at IS NOT NULL')).toEqual([]);
		},
		120_000,
	);
});
