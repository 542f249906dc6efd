import { describe, expect, it } from '@jest/globals';
import { abstention, question, scripted, vote } from '../../../support/llm/panel.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { consensusKit } from './kit.ts';

const sure = (name: string, choice = 'row-1') => scripted(name, vote(choice, 0.9, [choice, 'e1']));
const away = (name: string, retryAfterMs?: number) =>
	scripted(name, abstention('unavailable', retryAfterMs === undefined ? {} : { retryAfterMs }));
const ASKED = '2026-03-02T09:00:00.000Z';
const MINUTE = 60_000;

describe('a question that models agree on', () => {
	it('is decided, with every vote and gate on record, and no person is asked', async () => {
		const { messages, decision, review } = await consensusKit([sure('a'), sure('b')]).put(question());
		expect(messages.map(({ topic, key }) => [topic, key])).toEqual([['consensus.decisions', 'HD|BAT-1|eu-uk']]);
		expect(decision).toMatchObject({
			outcome: 'accepted',
			choice: 'row-1',
			choiceText: question().choices[0]?.text,
			agreementShare: '1.000000',
			families: 2,
			demonstration: false,
			decidedAt: '2026-03-02T09:01:00.000Z',
			votes: [
				{ answerer: 'a', choice: 'row-1', confidence: '0.900000', weight: '0.625000', citations: ['row-1', 'e1'] },
				{ answerer: 'b', abstained: null },
			],
		});
		expect(decision.gates.map(({ name, passed }) => [name, passed])).toEqual(
			['posterior', 'agreement', 'families', 'citations', 'engine', 'safety'].map((name) => [name, true]),
		);
		expect(review).toBeUndefined();
	});

	it('has the same message id and prompt hash whenever it is asked, though the marks differ', async () => {
		const answerer = sure('a');
		const kit = consensusKit([answerer, sure('b')]);
		const [first, second] = [await kit.put(question()), await kit.put(question())];
		expect(second.messages.map(({ id }) => id)).toEqual(first.messages.map(({ id }) => id));
		expect(second.decision.promptSha256).toBe(first.decision.promptSha256);
		expect(new Set(answerer.prompts.map(({ user }) => user)).size).toBe(2);
		const other = await kit.put(question({ evidence: [{ kind: 'hs', text: '850760' }] }));
		expect(other.decision.promptSha256).not.toBe(first.decision.promptSha256);
		expect(other.decision.evidenceSha256).not.toBe(first.decision.evidenceSha256);
		expect(other.decision.questionSha256).toBe(first.decision.questionSha256);
	});

	it('is marked where answerers of a demonstration took part', async () => {
		const demo = scripted('a', vote('row-1', 0.9), { demonstration: true });
		expect((await consensusKit([demo, sure('b')]).put(question())).decision).toMatchObject({
			outcome: 'accepted',
			demonstration: true,
		});
	});
});

describe('a question that they do not agree on', () => {
	it('is a task for a person, who sees it, each answer and why', async () => {
		const asked = question();
		const kit = consensusKit([sure('a'), sure('b', 'row-3'), scripted('c', abstention('length'))]);
		const { messages, decision, task, review } = await kit.put(asked);
		expect(messages.map(({ topic, key }) => [topic, key])).toEqual([
			['consensus.decisions', 'HD|BAT-1|eu-uk'],
			['review.tasks', 'HD|BAT-1|eu-uk'],
		]);
		expect(decision).toMatchObject({ outcome: 'to_person', choice: null, choiceText: null });
		const { questionId: taskId, askedAt: _, ...same } = asked;
		expect(task).toMatchObject({ ...same, taskId, reason: decision.reason });
		expect(task?.reason).toMatch(
			/^To a person: posterior \(0\.\d+ against 0\.8 at least\), agreement \(0\.5 against 0\.8/,
		);
		expect(task?.votes.map(({ answerer, choice, abstained }) => [answerer, choice, abstained])).toEqual([
			['a', 'row-1', null],
			['b', 'row-3', null],
			['c', null, 'length'],
		]);
		expect(review).toMatchObject({ status: 'open', taskId, path: asked.path, task });
	});

	it('is one task, however often it is put', async () => {
		const kit = consensusKit([sure('a')]);
		const [first, second] = [await kit.put(question()), await kit.put(question())];
		expect(second.messages.map(({ id }) => id)).toEqual(first.messages.map(({ id }) => id));
		expect(kit.database.tables.reviews.size).toBe(1);
	});
});

describe('answerers that are away', () => {
	it('make a question wait: none is asked until two families answer their probe', async () => {
		let up = false;
		const late = scripted('b', vote('row-1', 0.9), { healthy: () => up });
		const early = sure('a');
		const kit = consensusKit([early, late]);
		await expect(kit.put(question())).rejects.toMatchObject({ code: 'ANSWERERS_UNAVAILABLE', retryable: 'later' });
		expect(early.prompts).toEqual([]);
		up = true;
		expect((await kit.put(question())).decision.outcome).toBe('accepted');
	});

	it('are not counted twice where they are of one family, nor where they weigh nothing', async () => {
		const down = scripted('c', vote('row-1', 0.9), { healthy: () => false });
		const twin = (name: string) => scripted(name, vote('row-1', 0.9), { family: 'F' });
		const noise = scripted('n', vote('row-1', 0.9), { reliability: 0.1 });
		await expect(consensusKit([twin('a'), twin('b'), noise, down]).put(question())).rejects.toMatchObject({
			code: 'ANSWERERS_UNAVAILABLE',
		});
	});

	it('make it wait as long as they ask, where they fall away while it is put to them', async () => {
		const kit = consensusKit([sure('a'), away('b', 45_000)]);
		await expect(kit.put(question())).rejects.toMatchObject({
			code: 'ANSWERERS_UNAVAILABLE',
			facts: { retryAfterMs: 45_000 },
		});
		expect(kit.database.tables.outbox).toEqual([]);
	});

	it('are asked the more seldom the longer it waits, since those that answer may cost money', async () => {
		const clock = clockAt(ASKED);
		const kit = consensusKit([sure('a'), away('b')], clock);
		const pauses = [];
		for (const minutes of [0, 2, 6]) {
			clock.pass(minutes * MINUTE);
			const waits: unknown = await kit.put(question()).catch((error: unknown) => error);
			pauses.push((waits as { facts: { retryAfterMs: number } }).facts.retryAfterMs);
		}
		expect(pauses).toEqual([2_000, 30_000, 60_000]);
	});

	it('make it a task for a person once it has waited ten minutes', async () => {
		const clock = clockAt(ASKED);
		const kit = consensusKit([sure('a'), away('b')], clock);
		clock.pass(10 * MINUTE - 1);
		await expect(kit.put(question())).rejects.toMatchObject({ code: 'ANSWERERS_UNAVAILABLE' });
		clock.pass(1);
		const { decision, task } = await kit.put(question());
		expect(decision.outcome).toBe('to_person');
		expect(task?.votes).toMatchObject([{ choice: 'row-1' }, { abstained: 'unavailable' }]);
	});

	it('are not waited for where two families are not even configured', async () => {
		const { task } = await consensusKit([sure('a')]).put(question());
		expect(task?.reason).toMatch(/families \(1 against 2 at least\)/);
		expect((await consensusKit([]).put(question())).task?.reason).toBe('To a person: no answerers are configured.');
	});
});

describe('a question that no id answers', () => {
	it.each([
		['one choice', [{ id: 'yes', text: 'yes' }]],
		[
			'two choices of one id',
			[
				{ id: 'yes', text: 'yes' },
				{ id: 'yes', text: 'no' },
			],
		],
	])('goes to the dead letters: %s', async (_, choices) => {
		const answerers = [sure('a'), sure('b')];
		await expect(consensusKit(answerers).put(question({ choices }))).rejects.toMatchObject({
			code: 'VALUE_INVALID',
			retryable: 'never',
			facts: { field: 'choices' },
		});
		expect(answerers[0]?.prompts).toEqual([]);
	});
});
