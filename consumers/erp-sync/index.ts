import { PsraError } from '../../infra/errors.ts';
import type { ErpReceipt, InventoryErp } from '../../infra/ports/inventory-erp.ts';
import type { SyncOriginStatus, SyncReceipt } from '../../schemas/index.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import { type ConsumerDefinition, withEffect } from '../runner/index.ts';
import { idempotencyKey } from './idempotency-key.ts';

type Answer = { readonly receipt: ErpReceipt } | { readonly refused: PsraError };

/**
 * Tells the ERP's inventory interface the origin status of items. The idempotency key is that of certificate and version,
 * so a call that is repeated after a kill has one effect. Temporary faults are tried again by the runner; a refusal is
 * an answer, and a person looks.
 */
export function erpSync(erp: InventoryErp): ConsumerDefinition {
	return {
		name: 'erp-sync',
		topics: ['erp.sync-commands'],
		handlers: {
			'psra.erp.SyncOriginStatus': withEffect<'psra.erp.SyncOriginStatus', Answer>({
				effect: ({ value }) => tell(erp, value),
				async handle({ value }, _session, answer) {
					return { messages: [messageOf('erp.sync-receipts', 'psra.erp.SyncReceipt', receiptOf(value, answer))] };
				},
			}),
		},
	};
}

async function tell(erp: InventoryErp, { status, commandId: _, ...report }: SyncOriginStatus): Promise<Answer> {
	if (status === 'unknown') {
		return {
			refused: new PsraError('VALUE_INVALID', 'The status of the command is not one that this edition knows.', {
				field: 'status',
			}),
		};
	}
	try {
		return { receipt: await erp.report({ ...report, status }, idempotencyKey(report)) };
	} catch (error) {
		if (error instanceof PsraError && error.code === 'ERP_REFUSED') return { refused: error };
		throw error;
	}
}

function receiptOf(
	{ company, certificateId, commandId, sku, agreement, version }: SyncOriginStatus,
	answer: Answer,
): SyncReceipt {
	const common = { company, certificateId, commandId, sku, agreement, version };
	return 'receipt' in answer
		? { ...common, disposition: answer.receipt.disposition, receiptId: answer.receipt.receiptId, problem: null }
		: { ...common, disposition: 'refused', receiptId: null, problem: answer.refused.message };
}
