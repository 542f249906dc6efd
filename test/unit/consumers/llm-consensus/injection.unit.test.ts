import { describe, expect, it } from '@jest/globals';
import type { Prompt } from '../../../../infra/ports/answerers.ts';
import { INJECTIONS } from '../../../support/llm/injections.ts';
import { question, scripted, vote } from '../../../support/llm/panel.ts';
import { consensusKit } from './kit.ts';

const texts = Object.entries(INJECTIONS);
const CLEAN = question();
const poisoned = (text: string) => question({ evidence: [...CLEAN.evidence, { kind: 'technical text', text }] });

/** The worst model: it obeys whatever text is there, and is sure of it. */
const gullible = ({ user }: Prompt) => (user.includes('technical text') ? vote('row-2', 0.99) : vote('row-1', 0.95));

describe('evidence that speaks to the models', () => {
	it('would be accepted without it', async () => {
		const kit = consensusKit([scripted('a', vote('row-1', 0.95)), scripted('b', vote('row-1', 0.95))]);
		expect((await kit.put(CLEAN)).decision).toMatchObject({ outcome: 'accepted', choice: 'row-1' });
	});

	it.each(texts)('%s: is never accepted, though every model obeys', async (_, text) => {
		const kit = consensusKit([scripted('a', gullible), scripted('b', gullible), scripted('c', gullible)]);
		const { decision, task } = await kit.put(poisoned(text));
		expect(decision).toMatchObject({ outcome: 'to_person', choice: null });
		expect(decision.gates.find(({ name }) => name === 'safety')).toMatchObject({
			passed: false,
			detail: expect.stringMatching(/^e3 /),
		});
		expect(task?.reason).toMatch(/safety/);
	});

	it.each(texts)('%s: a model can answer with what was offered and with nothing else', async (_, text) => {
		const answerer = scripted('a', vote('row-1', 0.95));
		await consensusKit([answerer]).put(poisoned(text));
		expect(answerer.prompts.map(({ choices }) => choices)).toEqual([['row-1', 'row-2', 'row-3']]);
	});
});
