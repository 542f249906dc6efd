import type { z } from 'zod';
import type { EventType } from '../../schemas/index.ts';
import { ERP_SYSTEMS } from '../../topics/catalogue/erp.ts';
import { catalogue, type TopicName } from '../../topics/catalogue/index.ts';
import type { TopicDefinition } from '../../topics/catalogue/types.ts';
import { recordSchema } from './record-schema.ts';

/** An address at which an ERP's records of one type come in. */
export interface Entrance {
	/** Last part of the address: the topic without its context, e.g. `items`. */
	readonly path: string;
	readonly topic: TopicName;
	readonly purpose: string;
	readonly type: EventType;
	/** Of one line. */
	readonly schema: z.ZodType;
}

const CONTEXT = 'erp.';

/** One for each topic that ERP systems write; a topic that the catalogue gains is served without a line of code here. */
export function entrances(): Entrance[] {
	const written: readonly (TopicDefinition & { readonly name: TopicName })[] = catalogue;
	return written
		.filter(({ owner }) => owner === ERP_SYSTEMS)
		.map(({ name, purpose, records }) => {
			const [type, ...others] = Object.keys(records) as EventType[];
			if (!type || others.length > 0 || !name.startsWith(CONTEXT))
				throw new RangeError(`${name} has no address: an address is for one type of record of the context erp`);
			return { path: name.slice(CONTEXT.length), topic: name, purpose, type, schema: recordSchema(type) };
		});
}
