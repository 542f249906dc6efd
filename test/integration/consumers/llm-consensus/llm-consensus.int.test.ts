import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Question } from '../../../../schemas/index.ts';
import { COMPANY, type Installation, letWaitsSpeak, openInstallation } from '../../../support/installation/index.ts';
import { answerText, completion, type OpenAiServer, openAiServer, status } from '../../../support/llm/openai-server.ts';
import { question as anyQuestion, identity } from '../../../support/llm/panel.ts';

let first: OpenAiServer;
let second: OpenAiServer;
let installation: Installation;

letWaitsSpeak();
beforeAll(async () => {
	[first, second] = [await openAiServer(), await openAiServer()];
	const answerers = [first, second].map(({ baseUrl }, index) => ({
		...identity(`model-${index + 1}`),
		model: 'test',
		baseUrl,
		secret: 'llm-key',
	}));
	installation = await openInstallation({
		roles: ['relay', 'llm-consensus'],
		settings: { PSRA_ANSWERERS: JSON.stringify(answerers), PSRA_ANSWERERS_TIMEOUT_MS: '2000' },
	});
}, 60_000);
afterAll(async () => {
	await installation?.close();
	await Promise.all([first?.stop(), second?.stop()]);
}, 60_000);
beforeEach(() => {
	for (const server of [first, second]) server.script(completion(answerText('row-1', 0.95, ['e1'])));
});

/** A question of the day that the installation's clock shows. */
const question = (sku: string, questionId: string): Question =>
	anyQuestion({ company: COMPANY, sku, questionId, askedAt: installation.adapters.clock.now().toISOString() });
const put = (value: Question, id?: string) =>
	installation.publish({ type: 'psra.origin.Question', value, ...(id !== undefined && { id }) });
const of = async (topic: string, sku: string) =>
	(await installation.readTopic(topic)).filter(({ record }) => record.sku === sku).map(({ record }) => record);
const decided = (sku: string) =>
	installation.until(`a decision on ${sku}`, async () => (await of('consensus.decisions', sku))[0]);

const ID = '7d0c1a52-0b5e-8c8f-9a55-0a1b2c3d4e';

describe('a question on its way through Kafka and PostgreSQL', () => {
	it('is decided by what two models agree on, and opens no task', async () => {
		await put(question('AGREED', `${ID}01`));
		expect(await decided('AGREED')).toMatchObject({
			questionId: `${ID}01`,
			outcome: 'accepted',
			choice: 'row-1',
			families: 2,
			votes: [
				{ answerer: 'model-1', requestId: 'req-7', promptTokens: 120, weight: '0.625000' },
				{ answerer: 'model-2' },
			],
		});
		expect(await of('review.tasks', 'AGREED')).toEqual([]);
	});

	it('is a task for a person where they disagree, in the topic and in the store', async () => {
		second.script(completion(answerText('row-2', 0.95, ['e1'])));
		await put(question('SPLIT', `${ID}02`));
		expect(await decided('SPLIT')).toMatchObject({ outcome: 'to_person', choice: null });
		const [task] = await installation.until('the task', async () => {
			const tasks = await of('review.tasks', 'SPLIT');
			return tasks.length > 0 && tasks;
		});
		expect(task).toMatchObject({ taskId: `${ID}02`, votes: [{ choice: 'row-1' }, { choice: 'row-2' }] });
		const kept = await installation.adapters.database.transaction(({ reviews }) => reviews.find(COMPANY, `${ID}02`));
		expect(kept).toMatchObject({ status: 'open', sku: 'SPLIT', task: { taskId: `${ID}02` } });
	});

	it('waits while a model is away, and is decided once it is back', async () => {
		second.script(status(503), status(429, { 'retry-after-ms': '10' }), completion(answerText('row-1', 0.9)));
		await put(question('AWAY', `${ID}03`));
		expect(await decided('AWAY')).toMatchObject({ outcome: 'accepted' });
		expect(await of('consensus.decisions', 'AWAY')).toHaveLength(1);
	});

	it('that is delivered twice is asked once', async () => {
		const before = first.requests.length;
		const twice = question('TWICE', `${ID}04`);
		await put(twice, twice.questionId);
		await decided('TWICE');
		const asked = first.requests.length;
		await put(twice, twice.questionId);
		// Of the same key, so that it comes after the repeat.
		await put(question('TWICE', `${ID}05`));
		const decisions = await installation.until('the next decision', async () => {
			const all = await of('consensus.decisions', 'TWICE');
			return all.length > 1 && all;
		});
		expect(decisions.map(({ questionId }) => questionId)).toEqual([`${ID}04`, `${ID}05`]);
		// Two requests a question: the health probe and the question itself.
		expect([asked - before, first.requests.length - asked]).toEqual([2, 2]);
	});
});
