import { createHmac, randomUUID } from 'node:crypto';

/** The headers of Standard Webhooks for a body, made apart from the product's own code. `key` in base64. */
export function signed(body: string | Uint8Array, key: string, now = Date.now()): Record<string, string> {
	const id = `msg_${randomUUID()}`;
	const timestamp = String(Math.floor(now / 1_000));
	const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body as Uint8Array)]);
	const mac = createHmac('sha256', Buffer.from(key.replace('whsec_', ''), 'base64'))
		.update(content)
		.digest('base64');
	return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` };
}
