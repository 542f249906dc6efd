import type { Heard } from '../../../consumers/llm-consensus/judge/index.ts';
import type {
	Abstention,
	AbstentionReason,
	Answerer,
	AnswererIdentity,
	Prompt,
	RequestRecord,
	Vote,
} from '../../../infra/ports/answerers.ts';
import type { Question } from '../../../schemas/index.ts';

/** Answerers, answers and a question, each right in every field; a test changes what it is about. */

const RECORD: RequestRecord = {
	requestId: 'req-1',
	outputSha256: 'ab'.repeat(32),
	promptTokens: 100,
	completionTokens: 10,
	parameters: '{}',
};

export const identity = (name: string, rest: Partial<AnswererIdentity> = {}): AnswererIdentity => ({
	name,
	family: `family of ${name}`,
	provider: 'test',
	model: name,
	reliability: 1,
	calibration: { a: 1, b: 0 },
	region: null,
	demonstration: false,
	...rest,
});

export const vote = (choice: string, confidence: number, citations: readonly string[] = []): Vote => ({
	...RECORD,
	choice,
	confidence,
	citations,
});

export const abstention = (abstained: AbstentionReason, rest: Partial<Abstention> = {}): Abstention => ({
	...RECORD,
	abstained,
	detail: 'it does not say',
	...rest,
});

export const heard = (name: string, said: Vote | Abstention, rest: Partial<AnswererIdentity> = {}): Heard => ({
	identity: identity(name, rest),
	said,
});

export interface ScriptedAnswerer extends Answerer {
	/** What it was asked, oldest first. */
	readonly prompts: Prompt[];
}

/** An answerer that says what the test says. */
export function scripted(
	name: string,
	say: Vote | Abstention | ((prompt: Prompt) => Vote | Abstention),
	{ healthy = () => true, ...rest }: Partial<AnswererIdentity> & { healthy?: () => boolean } = {},
): ScriptedAnswerer {
	const prompts: Prompt[] = [];
	return {
		prompts,
		identity: identity(name, rest),
		async ask(prompt) {
			prompts.push(prompt);
			return typeof say === 'function' ? say(prompt) : say;
		},
		healthy: async () => healthy(),
	};
}

/** Which of three rows of heading 8507 a traction battery is. */
export const question = (rest: Partial<Question> = {}): Question => ({
	company: 'HD',
	sku: 'BAT-1',
	agreement: 'eu-uk',
	questionId: '7d0c1a52-0b5e-8c8f-9a55-0a1b2c3d4e5f',
	kind: 'subdivision',
	path: 'product.subdivision',
	text: 'Which of these rows of the list describes the goods?',
	ruleText: 'CTH or MaxNOM 50% (EXW)',
	choices: [
		{ id: 'row-1', text: 'Battery packs of a kind used for propulsion of vehicles of headings 8702, 8703 and 8704' },
		{ id: 'row-2', text: 'Battery cells, battery modules and parts thereof' },
		{ id: 'row-3', text: 'others' },
	],
	evidence: [
		{ kind: 'description', text: 'Lithium-ion battery pack, 400 V, for propulsion of electric cars (8703 80)' },
		{ kind: 'hs', text: '850760' },
	],
	packEdition: '2026-01',
	evaluationId: '1b0c1a52-0b5e-8c8f-9a55-0a1b2c3d4e5f',
	askedAt: '2026-03-02T09:00:00.000Z',
	...rest,
});
