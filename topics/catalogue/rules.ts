import type { TopicDefinition } from './types.ts';
import { MIB } from './types.ts';

export const rulesTopics = [
	{
		name: 'rules.pack-acceptances',
		key: 'company|agreement',
		purpose: 'Who accepted that declarations are issued on a pack derived from another agreement’s text.',
		owner: 'producers/api',
		records: { 'psra.rules.PackAcceptance': (v) => [v.company, v.agreement] },
		partitions: 1,
		retention: 'for-ever',
		maxRecordBytes: MIB,
		personalData: ['person'],
		deadLetters: true,
	},
] as const satisfies readonly TopicDefinition[];
