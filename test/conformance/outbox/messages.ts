import type { EncodedMessage, OutgoingMessage } from '../../../infra/ports/message.ts';
import type { EvaluationRequest } from '../../../schemas/index.ts';

export const textOf = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString('utf8') : null);

/** A message with a real schema. */
export function request(sku: string, id?: string): OutgoingMessage & { readonly value: EvaluationRequest } {
	return {
		topic: 'origin.evaluation-requests',
		type: 'psra.origin.EvaluationRequest',
		key: `HD|${sku}`,
		value: {
			company: 'HD',
			sku,
			requestId: id ?? 'r-1',
			agreements: [],
			asOf: null,
			reason: 'fact_changed',
			requestedFor: null,
		},
		...(id !== undefined && { id }),
	};
}

/** A record of an aggregate as the relay is to publish it. */
export function encoded(aggregate: string, id: string): EncodedMessage {
	return {
		id,
		topic: 'origin.evaluation-requests',
		partition: 2,
		type: 'psra.origin.EvaluationRequest',
		key: Buffer.from(`HD|${aggregate}`),
		payload: Buffer.from([0, 0, 0, 0, 1]),
		headers: [['ce_id', Buffer.from(id)]],
		aggregate: { type: 'origin.evaluation-requests', id: aggregate },
	};
}

/** Bytes that are no text, a header that repeats, one that is empty. */
export const deadLetter: EncodedMessage = {
	id: 'item-facts:erp.items/3/42',
	topic: 'erp.items.dlq',
	partition: 0,
	type: 'MESSAGE_NOT_WIRE_FORMAT',
	key: Uint8Array.from([0xff, 0x00, 0x7c]),
	payload: Uint8Array.from([0x00, 0xfe, 0xc3, 0x28]),
	headers: [
		['trace', Uint8Array.from([0xc3, 0x28])],
		['ce_id', Buffer.from('x')],
		['trace', Buffer.from('again')],
		['empty', new Uint8Array()],
	],
	aggregate: { type: 'erp.items.dlq', id: '3' },
};
