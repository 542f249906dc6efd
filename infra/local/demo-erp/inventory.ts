import { createHash } from 'node:crypto';
import type { Journal } from './journal.ts';
import type { OriginStatus } from './origin-status.ts';
import type { Problem } from './problem.ts';

/** What the ERP answers for an update that it took in. */
export interface Receipt {
	readonly receiptId: string;
	readonly disposition: 'applied' | 'stale' | 'duplicate';
	/** The version that was sent. */
	readonly version: number;
	/** RFC 3339. */
	readonly receivedAt: string;
}

/** A line of the journal: the receipt with what it was given for. */
export interface ReceiptEntry extends Receipt {
	readonly key: string;
	/** Digest of the body, to tell another body under the same key. */
	readonly digest: string;
	readonly status: OriginStatus;
}

export type Outcome = { readonly receipt: Receipt; readonly repeated: boolean } | { readonly problem: Problem };

export interface Inventory {
	/** Takes an update in once; the same key with the same body gets the first receipt again. */
	update(key: string, status: OriginStatus): Promise<Outcome>;
	receipts(): readonly ReceiptEntry[];
}

export interface InventoryOptions {
	readonly journal: Journal<ReceiptEntry>;
	readonly now: () => Date;
	/** What the ERP does with an update before it keeps the receipt. */
	readonly work: (status: OriginStatus) => Promise<void>;
}

function problem(status: number, title: string, detail: string, remedy: string, retryAfter?: number): Outcome {
	return { problem: { status, title, detail, remedy, ...(retryAfter === undefined ? {} : { retryAfter }) } };
}

const digestOf = (status: OriginStatus): string => createHash('sha256').update(JSON.stringify(status)).digest('hex');

/** What a version is counted for: an item under an agreement, by one certificate. */
const subjectOf = ({ company, sku, agreement, certificateId }: OriginStatus): string =>
	JSON.stringify([company, sku, agreement, certificateId]);

export function createInventory({ journal, now, work }: InventoryOptions): Inventory {
	const entries: ReceiptEntry[] = [];
	const byKey = new Map<string, ReceiptEntry>();
	/** The latest version of each subject. */
	const held = new Map<string, ReceiptEntry>();
	const inWork = new Set<string>();

	function keep(entry: ReceiptEntry): void {
		entries.push(entry);
		byKey.set(entry.key, entry);
		if (entry.disposition === 'applied') held.set(subjectOf(entry.status), entry);
	}
	for (const entry of journal.entries) keep(entry);

	function dispositionOf(status: OriginStatus, digest: string): Receipt['disposition'] | undefined {
		const latest = held.get(subjectOf(status));
		if (latest === undefined || status.version > latest.version) return 'applied';
		if (status.version < latest.version) return 'stale';
		return latest.digest === digest ? 'duplicate' : undefined;
	}

	async function takeIn(key: string, status: OriginStatus, digest: string): Promise<Outcome> {
		await work(status);
		const disposition = dispositionOf(status, digest);
		if (disposition === undefined) {
			const detail = `Version ${status.version} of ${status.certificateId} is held with other content.`;
			return problem(412, 'Another content of this version', detail, 'Send a change as a new version.');
		}
		const receiptId = `R-${String(entries.length + 1).padStart(6, '0')}`;
		const receipt: Receipt = { receiptId, disposition, version: status.version, receivedAt: now().toISOString() };
		const entry = { ...receipt, key, digest, status };
		try {
			await journal.append(entry);
		} catch {
			return problem(503, 'Not kept', 'The receipt could not be written.', 'Send the same request again later.', 5);
		}
		keep(entry);
		return { receipt, repeated: false };
	}

	/** One update at a time: versions never pass each other, and receipt numbers have no gaps. */
	let last: Promise<unknown> = Promise.resolve();

	return {
		receipts: () => entries,
		update: async (key, status) => {
			const digest = digestOf(status);
			const first = byKey.get(key);
			if (first !== undefined && first.digest !== digest) {
				const remedy = 'Use a key of its own for another update.';
				return problem(422, 'Key used before', 'This Idempotency-Key came with another body before.', remedy);
			}
			if (first !== undefined) {
				const { receiptId, disposition, version, receivedAt } = first;
				return { receipt: { receiptId, disposition, version, receivedAt }, repeated: true };
			}
			if (inWork.has(key)) {
				const detail = 'The first request with this Idempotency-Key is still in work.';
				return problem(409, 'In work', detail, 'Send the same request again later.', 1);
			}
			inWork.add(key);
			const done = last.then(() => takeIn(key, status, digest)).finally(() => inWork.delete(key));
			last = done.catch(() => undefined);
			return done;
		},
	};
}
