import type { DeadLetterTopic, Retention, TopicDefinition } from '../catalogue/types.ts';

/** A topic as it stands on a broker. */
export interface ActualTopic {
	readonly name: string;
	readonly partitions: number;
	/** Settings that were set on the topic itself. */
	readonly configs: Readonly<Record<string, string>>;
}

/** A topic as it should stand. */
export interface DesiredTopic {
	readonly name: string;
	readonly partitions: number;
	readonly configs: Readonly<Record<string, string>>;
}

export type Step =
	| { readonly kind: 'create'; readonly topic: DesiredTopic }
	| { readonly kind: 'grow'; readonly name: string; readonly from: number; readonly to: number }
	| {
			readonly kind: 'configure';
			readonly name: string;
			readonly changes: Readonly<Record<string, { readonly from: string | null; readonly to: string }>>;
	  };

export interface Plan {
	readonly steps: readonly Step[];
	/** What can not be done, or moves keys to other partitions. */
	readonly warnings: readonly string[];
}

/** What the catalogue asks for, with names as they stand on the broker. */
export function desiredTopics(
	catalogue: readonly TopicDefinition[],
	deadLetters: readonly DeadLetterTopic[],
	prefix: string,
): DesiredTopic[] {
	return [...catalogue, ...deadLetters].map(({ name, partitions, retention, maxRecordBytes }) => ({
		name: `${prefix}${name}`,
		partitions,
		configs: { ...retentionConfigs(retention), 'max.message.bytes': String(maxRecordBytes + OVERHEAD) },
	}));
}

/** Batch and headers around a record of the largest size. */
const OVERHEAD = 65_536;
const DAY_MS = 86_400_000;

function retentionConfigs(retention: Retention): Record<string, string> {
	if (retention === 'compacted') return { 'cleanup.policy': 'compact' };
	return {
		'cleanup.policy': 'delete',
		'retention.ms': retention === 'for-ever' ? '-1' : String(retention.days * DAY_MS),
		'retention.bytes': '-1',
	};
}

/** The steps from actual to desired. Topics outside the catalogue are left alone; nothing is deleted, partitions never shrink. */
export function plan(desired: readonly DesiredTopic[], actual: readonly ActualTopic[]): Plan {
	const standing = new Map(actual.map((topic) => [topic.name, topic]));
	const steps: Step[] = [];
	const warnings: string[] = [];
	for (const topic of desired) {
		const now = standing.get(topic.name);
		if (!now) {
			steps.push({ kind: 'create', topic });
			continue;
		}
		if (now.partitions > topic.partitions) {
			warnings.push(
				`${topic.name} has ${now.partitions} partitions, the catalogue says ${topic.partitions}: partitions can not be taken away.`,
			);
		}
		if (now.partitions < topic.partitions) {
			steps.push({ kind: 'grow', name: topic.name, from: now.partitions, to: topic.partitions });
			warnings.push(
				`${topic.name} grows to ${topic.partitions} partitions: keys move, and a key's order is not kept over the change.`,
			);
		}
		const changes = Object.entries(topic.configs).flatMap(([name, to]) => {
			const from = now.configs[name] ?? null;
			return from === to ? [] : [[name, { from, to }] as const];
		});
		if (changes.length > 0) steps.push({ kind: 'configure', name: topic.name, changes: Object.fromEntries(changes) });
	}
	return { steps, warnings };
}

/** One line for people. */
export function stepInWords(step: Step): string {
	switch (step.kind) {
		case 'create':
			return `create ${step.topic.name}, ${step.topic.partitions} partitions`;
		case 'grow':
			return `grow ${step.name} from ${step.from} to ${step.to} partitions`;
		case 'configure':
			return `configure ${step.name}: ${Object.entries(step.changes)
				.map(([name, { from, to }]) => `${name} ${from ?? '(default)'} → ${to}`)
				.join(', ')}`;
	}
}
