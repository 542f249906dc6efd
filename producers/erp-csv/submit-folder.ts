import type { Clock } from '../../infra/ports/clock.ts';
import type { Finding as RecordedFinding } from '../../infra/ports/findings.ts';
import type { EncodedMessage, Header } from '../../infra/ports/message.ts';
import type { Database } from '../../infra/ports/session.ts';
import { deadLetterNameOf, keyOf, topicNamed } from '../../topics/catalogue/index.ts';
import { type Submission, submit } from '../submit.ts';
import { type CsvEvent, type DeadLetter, FINDINGS, type Finding, type FolderPlan } from './outcome.ts';

/** Identity of a loaded event: what it is about and the load's sequence, or a movement's document. */
export function eventId({ type, topic, value }: CsvEvent): string {
	const key = keyOf(topicNamed(topic), type, value);
	const version =
		'sequence' in value ? value.sequence : JSON.stringify([value.documentNumber, value.documentYear, value.line]);
	return `csv:${type}:${key}:${version}`;
}

/**
 * Sends what a folder was mapped to: events to their topics, unreadable lines byte for byte to the dead letters of the
 * topic that they were meant for, findings to where people look for them. A line that is missing from an item's facts
 * keeps that item from being judged. Loading the same folder again changes nothing.
 */
export async function submitFolder(
	database: Database,
	clock: Clock,
	plan: FolderPlan,
	onAccepted?: (count: number) => void,
): Promise<void> {
	await recordProblems(database, clock, plan);
	await submit(
		database,
		plan.events.map(
			(event): Submission => ({ id: eventId(event), topic: event.topic, type: event.type, value: event.value }),
		),
		onAccepted,
	);
}

async function recordProblems(database: Database, clock: Clock, { company, outcomes }: FolderPlan): Promise<void> {
	for (const outcome of outcomes) {
		if (outcome.outcome === 'submitted') continue;
		const place = `${outcome.file}:${outcome.line}`;
		const id = `csv:${company}:${place}`;
		await database.transaction(async ({ facts, inbox, outbox }) => {
			// The same line of the same load: it was recorded before.
			const fresh = await inbox.accept('erp-csv', [id]);
			if (fresh.size === 0) return;
			const findings =
				outcome.outcome === 'finding' ? [finding(company, outcome, id)] : incomplete(company, outcome, id);
			if (findings.length > 0) await facts.replaceFindings(company, 'csv line', place, findings);
			if (outcome.outcome === 'dead-letter') await outbox.appendEncoded([deadLetter(company, outcome, id, clock)]);
		});
	}
}

function finding(
	company: string,
	{ file, line, subject, code, field, problem, remedy }: Finding,
	messageId: string,
): RecordedFinding {
	const sku = subject.kind === 'item' ? subject.id : null;
	const blocking = FINDINGS[code].blocking && sku !== null;
	return {
		company,
		subjectKind: 'csv line',
		subjectId: `${file}:${line}`,
		sku,
		code,
		field,
		problem,
		remedy,
		blocking,
		messageId,
	};
}

function incomplete(company: string, { file, line, error, affects }: DeadLetter, messageId: string): RecordedFinding[] {
	return affects.map((sku) => ({
		company,
		subjectKind: 'csv line',
		subjectId: `${file}:${line}`,
		sku,
		...error,
		blocking: true,
		messageId,
	}));
}

function deadLetter(
	company: string,
	{ file, line, topic, raw, error }: DeadLetter,
	id: string,
	clock: Clock,
): EncodedMessage {
	const reasons: Record<string, string> = {
		'__dlq.errors.topic': topic,
		'__dlq.errors.message': `${file} line ${line}: ${error.problem}`,
		'__dlq.errors.code': error.code,
		'__dlq.errors.field': error.field,
		'__dlq.errors.problem': error.problem,
		'__dlq.errors.remedy': error.remedy,
		'__dlq.errors.time': clock.now().toISOString(),
		'__dlq.errors.file': file,
		'__dlq.errors.line': String(line),
		'content-type': 'text/csv',
	};
	return {
		id,
		topic: deadLetterNameOf(topic),
		type: error.code,
		key: Buffer.from(company),
		payload: raw,
		headers: Object.entries(reasons).map(([name, value]): Header => [name, Buffer.from(value)]),
		aggregate: { type: deadLetterNameOf(topic), id: file },
	};
}
