import type { Admin } from 'kafkajs';

/** Removes topics, groups and subjects of a run from a stack that stays. */
export async function removeTraces(admin: Admin, registryUrl: string, prefix: string): Promise<void> {
	const { groups } = await admin.listGroups();
	const own = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(prefix));
	if (own.length > 0) await admin.deleteGroups(own);
	const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
	if (topics.length > 0) await admin.deleteTopics({ topics });
	const subjects = (await (await fetch(`${registryUrl}/subjects`)).json()) as string[];
	for (const subject of subjects.filter((name) => name.startsWith(prefix))) {
		const name = encodeURIComponent(subject);
		// The Confluent API wants a subject deleted before it is deleted for good.
		for (const path of [`/subjects/${name}`, `/subjects/${name}?permanent=true`, `/config/${name}`])
			await fetch(`${registryUrl}${path}`, { method: 'DELETE' });
	}
}
