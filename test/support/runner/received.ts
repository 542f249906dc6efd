import type { ReceivedMessage } from '../../../infra/ports/message.ts';

/** A record as text, for another process. */
export const toText = (message: ReceivedMessage): object => ({
	...message,
	key: message.key && Buffer.from(message.key).toString('base64'),
	payload: message.payload && Buffer.from(message.payload).toString('base64'),
	headers: message.headers.map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
});

export function fromText(text: ReturnType<typeof toText>): ReceivedMessage {
	const { key, payload, headers, ...rest } = text as Omit<ReceivedMessage, 'key' | 'payload' | 'headers'> & {
		readonly key: string | null;
		readonly payload: string | null;
		readonly headers: readonly (readonly [string, string])[];
	};
	const bytes = (base64: string | null) => (base64 === null ? null : Buffer.from(base64, 'base64'));
	return {
		...rest,
		key: bytes(key),
		payload: bytes(payload),
		headers: headers.map(([name, value]) => [name, Buffer.from(value, 'base64')]),
	};
}
