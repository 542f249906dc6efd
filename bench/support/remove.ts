import type { Admin } from 'kafkajs';
import { removeSubjects } from '../../test/support/installation/remove-subjects.ts';

/** Removes topics, groups and subjects of a run from a stack that stays. */
export async function removeTraces(admin: Admin, registryUrl: string, prefix: string): Promise<void> {
	const { groups } = await admin.listGroups();
	const own = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(prefix));
	if (own.length > 0) await admin.deleteGroups(own);
	const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
	if (topics.length > 0) await admin.deleteTopics({ topics });
	await removeSubjects(registryUrl, prefix);
}
