import type { EventType } from '../../schemas/index.ts';
import { catalogue, deadLetterTopics, subjectOf } from '../../topics/catalogue/index.ts';
import type { Retention, TopicDefinition } from '../../topics/catalogue/types.ts';
import type { Generator } from './generator.ts';

const INTRODUCTION = `# Topics

<!-- Generated from topics/catalogue; change that and run \`npm run generate\`. -->

Every topic of the system. \`psra topics apply\` creates them; the broker creates none by itself. Values are Confluent wire
format (magic byte 0, 4-byte schema id, Avro) with CloudEvents 1.0 headers; keys are UTF-8, their parts joined by \`|\`.

| topic | key | records and subjects | partitions | kept | largest record | written by | purpose |
| --- | --- | --- | --- | --- | --- | --- | --- |
`;

const DEAD_LETTERS = `
Each of these has a dead-letter topic \`<topic>.dlq\` with what could not be taken in, key, value and headers byte for byte,
and headers \`__dlq.errors.*\` that say why.
`;

/** The topic table for those who read and write them. */
export const topicTable: Generator = {
	name: 'topics',
	source: 'topics/catalogue',
	async generate() {
		const without = catalogue
			.filter(({ name }) => !deadLetterTopics.some(({ of }) => of === name))
			.map(({ name }) => name);
		const exception = without.length === 0 ? '' : `None: ${without.join(', ')}.\n`;
		return [
			{ path: 'docs/TOPICS.md', content: `${INTRODUCTION}${catalogue.map(row).join('')}${DEAD_LETTERS}${exception}` },
		];
	},
};

function row(topic: TopicDefinition): string {
	const records = (Object.keys(topic.records) as EventType[]).map(
		(type) => `\`${type}\` under \`${subjectOf(topic, type)}\``,
	);
	const cells = [
		`\`${topic.name}\``,
		`\`${topic.key}\``,
		records.join('<br>'),
		topic.partitions,
		kept(topic.retention),
		`${topic.maxRecordBytes / 1_048_576} MiB`,
		topic.owner,
		topic.purpose,
	];
	return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function kept(retention: Retention): string {
	if (retention === 'for-ever') return 'for ever';
	return retention === 'compacted' ? 'newest of each key' : `${retention.days} days`;
}
