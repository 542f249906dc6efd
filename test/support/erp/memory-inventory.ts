import { PsraError } from '../../../infra/errors.ts';
import type { ErpReceipt, InventoryErp, OriginStatusReport } from '../../../infra/ports/inventory-erp.ts';

export interface MemoryInventory extends InventoryErp {
	/** Every call in order, repeats and failed ones included. */
	readonly calls: readonly { readonly status: OriginStatusReport; readonly key: string }[];
	/** Receipts in the order in which they were given, each once. */
	readonly receipts: readonly ErpReceipt[];
	/** The next call fails with this error and changes nothing. */
	failNext(error: Error): void;
	/** The next call does its work and then fails with this error: the answer was lost. */
	loseNextAnswer(error: Error): void;
}

/** The inventory interface in memory, held to the same conformance suite as the adapter over HTTP. */
export function createMemoryInventory(now: () => Date = () => new Date('2026-03-01T12:00:00Z')): MemoryInventory {
	const calls: { status: OriginStatusReport; key: string }[] = [];
	const receipts: ErpReceipt[] = [];
	const byKey = new Map<string, { content: string; receipt: ErpReceipt }>();
	const held = new Map<string, { version: number; content: string }>();
	const failures: Error[] = [];
	const losses: Error[] = [];

	const refuse = (problem: string): never => {
		throw new PsraError('ERP_REFUSED', problem, { problem, remedy: 'Settle which content is right.' });
	};

	function take(status: OriginStatusReport, key: string): ErpReceipt {
		const content = JSON.stringify(Object.entries(status).sort());
		const first = byKey.get(key);
		if (first !== undefined) {
			return first.content === content ? first.receipt : refuse('The key came with another body before.');
		}
		const subject = JSON.stringify([status.company, status.sku, status.agreement, status.certificateId]);
		const latest = held.get(subject);
		const newer = latest === undefined || status.version > latest.version;
		if (!newer && status.version === latest.version && content !== latest.content) {
			return refuse('This version is held with other content.');
		}
		const disposition = newer ? 'applied' : status.version < latest.version ? 'stale' : 'duplicate';
		if (newer) held.set(subject, { version: status.version, content });
		const receiptId = `M-${receipts.length + 1}`;
		const receipt = { receiptId, disposition, version: status.version, receivedAt: now().toISOString() } as const;
		receipts.push(receipt);
		byKey.set(key, { content, receipt });
		return receipt;
	}

	return {
		calls,
		receipts,
		failNext: (error) => failures.push(error),
		loseNextAnswer: (error) => losses.push(error),
		report: async (status, key) => {
			calls.push({ status, key });
			const failure = failures.shift();
			if (failure !== undefined) throw failure;
			const receipt = take(status, key);
			const loss = losses.shift();
			if (loss !== undefined) throw loss;
			return receipt;
		},
	};
}
