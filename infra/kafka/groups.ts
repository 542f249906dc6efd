import kafkajs, { type Admin, type GroupDescription } from 'kafkajs';
import type { GroupReader, GroupState, PartitionLag } from '../ports/groups.ts';
import { namesWith } from './bus.ts';
import { type KafkaOptions, kafkaClient, RETRY_OF_TOOLS } from './client.ts';
import { kafkaError, UNKNOWN_TOPIC } from './errors.ts';

const { AssignerProtocol } = kafkajs;

/** Progress of the installation's groups over kafkajs. Reads only: `fetchOffsets` with `resolveOffsets` would commit. */
export async function kafkaGroups(options: KafkaOptions): Promise<GroupReader> {
	const admin = kafkaClient(options, RETRY_OF_TOOLS).admin();
	const { topicPrefix } = options;
	await guard(() => admin.connect());
	return {
		groups: () =>
			guard(async () => {
				const listed = (await admin.listGroups()).groups.filter(
					({ groupId, protocolType }) => groupId.startsWith(topicPrefix) && isConsumer(protocolType),
				);
				if (listed.length === 0) return [];
				const { groups } = await admin.describeGroups(listed.map(({ groupId }) => groupId));
				const ends = endsOf(admin);
				const states: GroupState[] = [];
				for (const group of groups) states.push(await stateOf(admin, group, topicPrefix, ends));
				return states.sort((a, b) => a.group.localeCompare(b.group));
			}),
		close: () => admin.disconnect(),
	};
}

/** A group that is empty for long has no protocol any more. */
const isConsumer = (protocolType: string) => protocolType === 'consumer' || protocolType === '';

type Held = { readonly low: string; readonly high: string };
type Ends = (topic: string) => Promise<ReadonlyMap<number, Held>>;

/** Asked once a topic: several groups read the same. A topic that was deleted has no ends. */
function endsOf(admin: Admin): Ends {
	const known = new Map<string, ReturnType<Ends>>();
	return (topic) => {
		const asked =
			known.get(topic) ??
			admin.fetchTopicOffsets(topic).then(
				(all) => new Map(all.map(({ partition, ...held }) => [partition, held])),
				(error: unknown) => {
					if (kafkaError(error).facts.type === UNKNOWN_TOPIC) return new Map<number, Held>();
					throw error;
				},
			);
		known.set(topic, asked);
		return asked;
	};
}

async function stateOf(
	admin: Admin,
	{ groupId, state, members }: GroupDescription,
	topicPrefix: string,
	ends: Ends,
): Promise<GroupState> {
	const { logical } = namesWith(topicPrefix);
	const committed = new Map<string, string | null>();
	for (const { memberAssignment } of members) {
		const assignment = AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment ?? {};
		for (const [topic, partitions] of Object.entries(assignment))
			for (const partition of partitions) committed.set(`${topic}/${partition}`, null);
	}
	for (const { topic, partitions } of await admin.fetchOffsets({ groupId }))
		for (const { partition, offset } of partitions)
			committed.set(`${topic}/${partition}`, Number(offset) < 0 ? null : offset);
	const lags: PartitionLag[] = [];
	for (const [place, offset] of committed) {
		const [topic, partition] = [
			place.slice(0, place.lastIndexOf('/')),
			Number(place.slice(place.lastIndexOf('/') + 1)),
		];
		const held = (await ends(topic)).get(partition);
		if (held)
			lags.push({ topic: logical(topic), partition, committed: offset, end: held.high, lag: lagOf(offset, held) });
	}
	lags.sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition);
	return { group: logical(groupId), state, members: members.length, partitions: lags };
}

/** Of a partition that holds nothing there is nothing to read, whatever was committed. */
function lagOf(committed: string | null, { low, high }: Held): number | null {
	if (low === high) return 0;
	return committed === null ? null : Math.max(0, Number(BigInt(high) - BigInt(committed)));
}

async function guard<T>(call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch (error) {
		throw kafkaError(error);
	}
}
