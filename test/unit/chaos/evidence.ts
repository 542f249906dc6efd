import { createHash } from 'node:crypto';
import type { Evidence, TopicRecord } from '../../chaos/checker/evidence.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
/** Evidence that a test may break. */
export type Clay = Mutable<Omit<Evidence, 'audit' | 'tables' | 'erp'>> & {
	audit: Mutable<Evidence['audit']>;
	tables: Mutable<Evidence['tables']>;
	erp: Mutable<Evidence['erp']>;
};

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** A record whose value is its id, on partition 0. */
export function record(topic: string, offset: number, id: string, changes: Partial<TopicRecord> = {}): TopicRecord {
	return {
		topic,
		partition: 0,
		offset,
		key: Buffer.from('key'),
		value: Buffer.from(id),
		headers: [['ce_id', Buffer.from(id)]],
		...changes,
	};
}

const appended = (seq: number, topic: string, id: string) => ({
	seq,
	id,
	topic,
	aggregate: `${topic} key`,
	keyMd5: md5('key'),
	payloadMd5: md5(id),
	xid: 700 + seq,
	snapshot: `${700 + seq}:${700 + seq}:`,
});
const removed = (seq: number, process = 'relay-1#1') => ({
	seq,
	shard: 0,
	process,
	begun: 100 + seq,
	ended: 101 + seq,
});

const bad: [string, Buffer] = ['chaos-bad', Buffer.from('1')];
const reason = (name: string, text: string): [string, Buffer] => [`__dlq.errors.${name}`, Buffer.from(text)];

const issued = {
	certificateId: 'C-R-1',
	number: 'NL-2026-000001',
	version: 1,
	agreements: ['eu-uk'],
	goods: [{ sku: 'PUMP' }],
	commandId: 'issue 1',
	pdfSha256: 'of the page',
};

/** A small run in which everything is right: one item, one bad record, one request that ends in a declaration. */
export function soundEvidence(): Clay {
	const letter = 'item-facts:erp.items/0/1';
	return {
		sent: [
			{ topic: 'erp.items', id: 'item' },
			{ topic: 'erp.items', id: '', bad: 1 },
		],
		asked: [{ requestId: 'R-1', skus: ['PUMP'], agreements: ['eu-uk'], expected: 'issued', revoked: false }],
		erp: {
			effects: [
				{
					key: 'k',
					certificateId: 'C-R-1',
					sku: 'PUMP',
					agreement: 'eu-uk',
					version: 1,
					status: 'issued',
					receiptId: 'E-1',
				},
			],
			conflicts: [],
		},
		records: [
			record('erp.items', 0, 'item', {
				key: Buffer.from('NL|PUMP'),
				decoded: { type: 'psra.erp.Item', fields: { sku: 'PUMP', sequence: 1 } },
			}),
			record('erp.items', 1, 'spoilt', { headers: [bad] }),
			record('erp.items.dlq', 0, 'spoilt', {
				headers: [
					bad,
					reason('topic', 'erp.items'),
					reason('partition', '0'),
					reason('offset', '1'),
					reason('group', 'item-facts'),
				],
			}),
			record('ltsd.certificate-events', 0, 'event', {
				decoded: { type: 'psra.ltsd.CertificateIssued', fields: issued },
			}),
			record('erp.sync-receipts', 0, 'receipt', {
				decoded: { type: 'psra.erp.SyncReceipt', fields: { receiptId: 'E-1' } },
			}),
			record('origin.questions', 0, 'first'),
			record('origin.questions', 1, 'second'),
		],
		audit: {
			appended: [
				{ ...appended(1, 'erp.items.dlq', letter), payloadMd5: md5('spoilt') },
				appended(2, 'ltsd.certificate-events', 'event'),
				appended(3, 'erp.sync-receipts', 'receipt'),
				appended(4, 'origin.questions', 'first'),
				appended(5, 'origin.questions', 'second'),
			],
			removed: [removed(1), removed(2), removed(3), removed(4), removed(5)],
			leases: [{ shard: 0, holder: 'a', term: 1, expiresAt: 1_000, process: 'relay-1#1', at: 50 }],
		},
		tables: {
			outboxLeft: 0,
			parked: [],
			facts: { item: new Map([['PUMP', 1]]) },
			movements: new Set(),
			sagas: [
				{
					saga: 'certificate-issuance',
					id: 'R-1',
					version: 1,
					status: 'completed',
					outcome: 'issued',
					waitingFor: '',
					standings: null,
				},
				{
					saga: 'certificate-lifecycle',
					id: 'C-R-1',
					version: 1,
					status: 'running',
					outcome: null,
					waitingFor: 'facts about its period',
					standings: ['covered'],
				},
			],
			history: [
				{ saga: 'certificate-issuance', id: 'R-1', version: 1, commands: ['issue 1'] },
				{ saga: 'certificate-lifecycle', id: 'C-R-1', version: 1, commands: ['look 1'] },
			],
			certificates: [
				{
					id: 'C-R-1',
					requestId: 'R-1',
					number: 'NL-2026-000001',
					status: 'issued',
					version: 1,
					saidSha256: 'of the page',
					keptSha256: 'of the page',
				},
			],
			numbersTaken: 1,
			keysParked: 0,
		},
		drawn: [
			{ certificateId: 'C-R-1', number: 'NL-2026-000001', md5: 'one' },
			{ certificateId: 'C-R-1', number: 'NL-2026-000001', md5: 'one' },
		],
	};
}

/** The record of a topic at an offset, to be replaced. */
export function replace(evidence: Clay, topic: string, offset: number, changes: Partial<TopicRecord> | null): void {
	const index = evidence.records.findIndex((one) => one.topic === topic && one.offset === offset);
	const found = evidence.records[index];
	if (!found) throw new RangeError(`no record ${topic} ${offset}`);
	evidence.records.splice(index, 1, ...(changes === null ? [] : [{ ...found, ...changes }]));
}
