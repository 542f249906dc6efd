import type { TopicDefinition } from './types.ts';
import { MIB } from './types.ts';

export const consensusTopics = [
	{
		name: 'consensus.decisions',
		key: 'company|sku|agreement',
		purpose: 'What the answerers made of a question: an accepted answer, or the hand-over to a person; every vote.',
		owner: 'consumers/llm-consensus',
		records: { 'psra.consensus.ConsensusDecision': (v) => [v.company, v.sku, v.agreement] },
		partitions: 4,
		retention: 'for-ever',
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
] as const satisfies readonly TopicDefinition[];
