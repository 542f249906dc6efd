import { createHash } from 'node:crypto';
import { type EventType, schemaOf } from '../../schemas/index.ts';
import { catalogue, subjectOf } from '../../topics/catalogue/index.ts';

/** One registration: a record type of a topic under its subject. */
export interface Subject {
	readonly topic: string;
	readonly type: EventType;
	readonly subject: string;
	readonly schema: object;
	readonly fingerprint: string;
}

/** Every subject that the catalogue needs; `prefix` as the topics carry it. */
export function subjects(prefix: string): Subject[] {
	return catalogue.flatMap((topic) =>
		(Object.keys(topic.records) as EventType[]).map((type) => {
			const schema = schemaOf[type] as object;
			const fingerprint = createHash('sha256').update(JSON.stringify(schema)).digest('hex');
			return {
				topic: topic.name,
				type,
				subject: subjectOf(topic, type, `${prefix}${topic.name}`),
				schema,
				fingerprint,
			};
		}),
	);
}
