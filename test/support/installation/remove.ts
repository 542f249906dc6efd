import kafkajs, { type Admin } from 'kafkajs';
import { removeSubjects } from './remove-subjects.ts';
import { eventually } from './until.ts';

/** Removes topics, groups and subjects of an installation, so that a shared stack is left as it was found. */
export async function removeTraces(
	{ brokers, registryUrl }: { readonly brokers: readonly string[]; readonly registryUrl: string },
	prefix: string,
): Promise<void> {
	const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
	await admin.connect();
	try {
		await removeGroups(admin, prefix);
		await Promise.all([removeTopics(admin, prefix), removeSubjects(registryUrl, prefix)]);
	} finally {
		await admin.disconnect();
	}
}

/** A member that was killed stays in its group until its session ends, so this goes on until no group is listed. */
export async function removeGroups(admin: Admin, prefix: string): Promise<void> {
	await eventually(`no group of ${prefix} to stand`, async () => {
		const { groups } = await admin.listGroups();
		const own = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(prefix));
		if (own.length > 0) await admin.deleteGroups(own).catch(() => undefined);
		return own.length === 0;
	});
}

/** A broker may still list a topic that it has just deleted, so this goes on until none is listed. */
export async function removeTopics(admin: Admin, prefix: string): Promise<void> {
	await eventually(`no topic of ${prefix} to stand`, async () => {
		const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
		if (topics.length > 0) await admin.deleteTopics({ topics }).catch(() => undefined);
		return topics.length === 0;
	});
}
