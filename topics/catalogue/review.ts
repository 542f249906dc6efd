import type { TopicDefinition } from './types.ts';
import { MIB } from './types.ts';

export const reviewTopics = [
	{
		name: 'review.tasks',
		key: 'company|sku|agreement',
		purpose: 'Questions that wait for a person, with the evidence and each model’s answer.',
		owner: 'consumers/llm-consensus',
		records: { 'psra.review.ReviewTask': (v) => [v.company, v.sku, v.agreement] },
		partitions: 4,
		retention: { days: 90 },
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
	{
		name: 'review.decisions',
		key: 'company|sku|agreement',
		purpose: 'What a person decided, with name and reason.',
		owner: 'producers/api',
		records: { 'psra.review.ReviewDecision': (v) => [v.company, v.sku, v.agreement] },
		partitions: 4,
		retention: 'for-ever',
		maxRecordBytes: MIB,
		personalData: ['reviewer'],
		deadLetters: true,
	},
] as const satisfies readonly TopicDefinition[];
