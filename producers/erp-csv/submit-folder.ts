import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Finding as RecordedFinding } from '../../infra/ports/findings.ts';
import type { InboxMessage } from '../../infra/ports/inbox.ts';
import type { EncodedMessage, Header } from '../../infra/ports/message.ts';
import type { Database, Session } from '../../infra/ports/session.ts';
import { DEAD_LETTER_PARTITION, deadLetterNameOf, keyOf, topicNamed } from '../../topics/catalogue/index.ts';
import { factChanged } from '../../topics/catalogue/message.ts';
import { type Submission, submit } from '../submit.ts';
import { type CsvEvent, type CsvOutcome, type DeadLetter, FINDINGS, type FolderPlan } from './outcome.ts';

/**
 * Identity of a loaded event: what it is about and what it says. The same line loaded again is a repeat; another content
 * under the same key and sequence is another message, which item-facts refuses instead of passing it over.
 */
export function eventId({ type, topic, value }: CsvEvent): string {
	return `csv:${type}:${keyOf(topicNamed(topic), type, value)}:${digest(JSON.stringify(value))}`;
}

function digest(content: string | Uint8Array): string {
	return sha256(content).digest('base64url').slice(0, 22);
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content);

/**
 * Sends what a folder was mapped to: events to their topics, unreadable lines byte for byte to the dead letters of the
 * topic that they were meant for, findings to where people look for them. A line that is missing from an item's facts
 * keeps that item from being judged, until the file is loaded without the fault. Loading the same folder again changes
 * nothing.
 */
export async function submitFolder(
	database: Database,
	clock: Clock,
	plan: FolderPlan,
	onAccepted?: (count: number) => void,
): Promise<void> {
	await database.transaction((session) => recordProblems(session, clock, plan));
	await submit(
		database,
		plan.events.map(
			(event): Submission => ({ id: eventId(event), topic: event.topic, type: event.type, value: event.value }),
		),
		onAccepted,
	);
}

async function recordProblems(session: Session, clock: Clock, { company, outcomes, lines }: FolderPlan): Promise<void> {
	const differing = new Set<string>();
	for (const file of lines.keys()) {
		const own = outcomes.filter((outcome) => outcome.file === file);
		const found = own.flatMap((outcome) => findingsOf(company, outcome));
		for (const sku of await session.facts.exchangeFindings(company, `line of ${file}`, found)) differing.add(sku);
		await bury(
			session,
			clock,
			company,
			own.filter((outcome) => outcome.outcome === 'dead-letter'),
		);
	}
	await reevaluate(session, company, [...differing]);
}

/** A dead letter of an earlier load of the same bytes stands already. */
async function bury({ inbox, outbox }: Session, clock: Clock, company: string, letters: readonly DeadLetter[]) {
	const intakes = await inbox.accept(
		'erp-csv',
		letters.map((letter) => lineIdentity(company, letter)),
	);
	const unburied = letters.filter((_, index) => intakes[index] === 'new');
	await outbox.appendEncoded(unburied.map((letter) => deadLetter(company, letter, lineId(company, letter), clock)));
}

function lineIdentity(company: string, letter: DeadLetter): InboxMessage {
	const { file, line, raw } = letter;
	return {
		company,
		source: file,
		id: lineId(company, letter),
		digest: sha256(raw).digest('hex'),
		place: `${file}/${line}`,
	};
}

function lineId(company: string, { file, line, raw }: DeadLetter): string {
	return `csv:${company}:${file}:${line}:${digest(raw)}`;
}

/** A finding that comes or goes is no event of item-facts, so the products that it bears on are asked for here. */
async function reevaluate({ facts, outbox }: Session, company: string, skus: readonly string[]): Promise<void> {
	if (skus.length === 0) return;
	const products = await facts.evaluated(company, await facts.usedIn(company, skus));
	await outbox.append(products.map((sku) => factChanged(company, sku, randomUUID())));
}

function findingsOf(company: string, outcome: CsvOutcome): RecordedFinding[] {
	if (outcome.outcome === 'submitted') return [];
	const { file, line } = outcome;
	const place = {
		company,
		subjectKind: `line of ${file}`,
		subjectId: String(line),
		messageId: `csv:${company}:${file}:${line}`,
	};
	if (outcome.outcome === 'dead-letter') {
		return outcome.affects.map((sku) => ({ ...place, ...outcome.error, sku, blocking: true }));
	}
	const { subject, code, field, problem, remedy } = outcome;
	const sku = subject.kind === 'item' ? subject.id : null;
	return [{ ...place, sku, code, field, problem, remedy, blocking: FINDINGS[code].blocking && sku !== null }];
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
		partition: DEAD_LETTER_PARTITION,
		type: error.code,
		key: Buffer.from(company),
		payload: raw,
		headers: Object.entries(reasons).map(([name, value]): Header => [name, Buffer.from(value)]),
		aggregate: { type: deadLetterNameOf(topic), id: file },
	};
}
