import type { TopicDefinition } from './types.ts';
import { MIB } from './types.ts';

export const originTopics = [
	{
		name: 'origin.evaluation-requests',
		key: 'company|sku',
		purpose: 'Asks for the origin of one product; one record a product.',
		owner: 'consumers/item-facts and sagas',
		records: { 'psra.origin.EvaluationRequest': (v) => [v.company, v.sku] },
		partitions: 8,
		retention: { days: 7 },
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
	{
		name: 'origin.evaluations',
		key: 'company|sku|agreement',
		purpose: 'The newest verdict on each product and agreement, with basis, figures, missing facts and flips.',
		owner: 'consumers/origin-evaluation',
		records: { 'psra.origin.Evaluation': (v) => [v.company, v.sku, v.agreement] },
		partitions: 8,
		retention: 'compacted',
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
	{
		name: 'origin.questions',
		key: 'company|sku|agreement',
		purpose: 'Closed questions that a rule leaves open; an answer is a fact and never a verdict.',
		owner: 'consumers/origin-evaluation',
		records: { 'psra.origin.Question': (v) => [v.company, v.sku, v.agreement] },
		partitions: 4,
		retention: { days: 90 },
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
] as const satisfies readonly TopicDefinition[];
