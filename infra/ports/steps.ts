/**
 * The boundaries between two steps of which one may be done and the other not: where a kill must leave nothing lost and
 * nothing twice.
 *
 * relay: a lease is held; rows are read; the broker has acknowledged them; they are removed.
 * consumer: messages are handed over; an effect outside is done; the handler is through and nothing committed; the
 * transaction is committed; the offset is committed.
 * timer: due ones are taken out; they have fired and nothing is committed; the transaction is committed.
 */
export type Step =
	| 'relay.leased'
	| 'relay.read'
	| 'relay.sent'
	| 'relay.removed'
	| 'consumer.received'
	| 'consumer.effect'
	| 'consumer.handled'
	| 'consumer.saved'
	| 'consumer.committed'
	| 'timer.taken'
	| 'timer.fired'
	| 'timer.saved';

/** Told at each boundary, before anything after it is done. It must return at once: it is there for tests that kill. */
export type OnStep = (step: Step) => void;

/**
 * The same of the transparency log: the log is locked; its head is vouched for from outside; leaves are written; tiles
 * are; the new checkpoint is signed and written; the transaction is committed.
 */
export type LedgerStep =
	| 'ledger.locked'
	| 'ledger.witnessed'
	| 'ledger.leaves'
	| 'ledger.tiles'
	| 'ledger.signed'
	| 'ledger.committed';

/** As `OnStep`, of the transparency log. */
export type OnLedgerStep = (step: LedgerStep) => void;
