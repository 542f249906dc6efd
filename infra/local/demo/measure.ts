import { deadLetterTopics } from '../../../topics/catalogue/index.ts';
import type { TopicAdmin } from '../../ports/topic-admin.ts';
import type { Stage } from './stage.ts';

/** Messages that consumer groups have still to read. */
export async function lagOf(
	admin: TopicAdmin,
	groups: readonly { readonly name: string; readonly topics: readonly string[] }[],
	prefix: string,
): Promise<number> {
	let behind = 0;
	for (const { name, topics } of groups) {
		const lags = await admin.lag(
			`${prefix}${name}`,
			topics.map((topic) => `${prefix}${topic}`),
		);
		for (const lag of Object.values(lags)) behind += lag;
	}
	return behind;
}

/** Records in all dead-letter topics. */
export async function countDeadLetters(admin: TopicAdmin, prefix: string): Promise<number> {
	const sizes = await admin.sizes(deadLetterTopics.map(({ name }) => `${prefix}${name}`));
	return Object.values(sizes).reduce((sum, size) => sum + size, 0);
}

/** Receipts that the demo ERP has given. */
export async function countReceipts({ erp, erpToken }: Stage): Promise<number> {
	const answer = await fetch(`${erp.url}/receipts`, { headers: { authorization: `Bearer ${erpToken}` } });
	return ((await answer.json()) as { receipts: unknown[] }).receipts.length;
}
