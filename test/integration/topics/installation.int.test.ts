import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import kafkajs, { type Admin } from 'kafkajs';
import { ROLES } from '../../../infra/roles/main.ts';
import { openInstallation, parties } from '../../support/installation/index.ts';
import { acquireStack, type TestStack } from '../../support/stack/acquire-stack.ts';

let stack: TestStack;
let admin: Admin;

beforeAll(async () => {
	stack = await acquireStack();
	admin = new kafkajs.Kafka({ brokers: stack.kafkaBrokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
	await admin.connect();
});
afterAll(async () => {
	await admin.disconnect();
	await stack.release();
});

async function traces(prefix: string) {
	const subjects = (await (await fetch(`${stack.registryUrl}/subjects`)).json()) as string[];
	const { groups } = await admin.listGroups();
	const names = { topics: await admin.listTopics(), groups: groups.map(({ groupId }) => groupId), subjects };
	const own = (all: string[]) => all.filter((name) => name.startsWith(prefix)).length;
	return { topics: own(names.topics), groups: own(names.groups), subjects: own(names.subjects) };
}

describe('an installation on a shared stack', () => {
	it('has topics, groups and subjects of its own, and leaves none of them behind', async () => {
		const installation = await openInstallation({ roles: ROLES });
		const { prefix } = installation;
		try {
			const ids = await installation.publish(...parties);
			await installation.taken('item-facts', ids);
			expect(await installation.readTopic('erp.parties')).toHaveLength(parties.length);
			const there = await traces(prefix);
			expect(there.topics).toBeGreaterThan(0);
			expect(there.groups).toBeGreaterThan(0);
			expect(there.subjects).toBeGreaterThan(0);
		} finally {
			await installation.close();
		}
		expect(await traces(prefix)).toEqual({ topics: 0, groups: 0, subjects: 0 });
	}, 60_000);
});
