import type { EventType, EventTypes } from '../../../schemas/index.ts';
import type { TopicName } from '../../../topics/catalogue/index.ts';
import { COMPANY } from './company.ts';

/** One record as the ERP publishes it. */
export type SampleEvent = {
	[T in EventType]: { readonly topic: TopicName; readonly type: T; readonly value: EventTypes[T] };
}[EventType];

/** What every master-data record of the sample starts with: its first version, a fact and no assumption. */
export const firstVersion = { company: COMPANY, sequence: 1, erpVersion: '1', assumptions: [] } as const;
