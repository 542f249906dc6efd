import { describe, expect, it } from '@jest/globals';
import type { TopicAdmin } from '../../../../infra/ports/topic-admin.ts';
import { catalogue, deadLetterTopics } from '../../../../topics/catalogue/index.ts';
import { topicsCommand } from '../../../../topics/cli/index.ts';

const PREFIX = 'team-a.';

interface Standing {
	partitions: number;
	configs: Record<string, string>;
}

/** A broker's topics in memory; notes what is asked of it. */
function brokerOf() {
	const topics = new Map<string, Standing>();
	const changes: string[] = [];
	const unused = () => Promise.reject(new Error('not asked for by these commands'));
	const admin: TopicAdmin = {
		describe: async (names) =>
			names.flatMap((name) => {
				const topic = topics.get(name);
				return topic ? [{ name, ...topic }] : [];
			}),
		async create(wanted) {
			for (const { name, partitions, configs } of wanted) {
				changes.push(`create ${name}`);
				topics.set(name, { partitions, configs: { ...configs } });
			}
		},
		async grow(name, partitions) {
			changes.push(`grow ${name}`);
			topics.set(name, { ...(topics.get(name) as Standing), partitions });
		},
		async configure(name, configs) {
			changes.push(`configure ${name}`);
			Object.assign((topics.get(name) as Standing).configs, configs);
		},
		delete: unused,
		lag: unused,
		sizes: unused,
		close: unused,
	};
	async function run(...args: string[]) {
		const written = { stdout: '', stderr: '' };
		const stream = (name: keyof typeof written) => ({
			write: (text: string) => {
				written[name] += text;
			},
		});
		const io = { stdout: stream('stdout'), stderr: stream('stderr'), exitCode: undefined as number | undefined };
		const nobody = async () => undefined;
		await topicsCommand(io, (work) => work(admin, PREFIX), nobody).parseAsync(args, { from: 'user' });
		return { ...written, exitCode: io.exitCode };
	}
	const standing = (name: string) => topics.get(`${PREFIX}${name}`) as Standing;
	return { topics, changes, run, standing };
}

const ALL = [...catalogue, ...deadLetterTopics].map(({ name }) => `${PREFIX}${name}`);

describe('psra topics plan', () => {
	it('shows what apply would do, and does nothing', async () => {
		const { changes, run } = brokerOf();
		const { stdout, exitCode } = await run('plan');
		expect(stdout.trimEnd().split('\n')).toHaveLength(ALL.length);
		expect(stdout).toContain('create team-a.erp.items, 4 partitions\n');
		expect(exitCode).toBeUndefined();
		expect(changes).toEqual([]);
	});

	it('is one JSON object for programs', async () => {
		const { stdout } = await brokerOf().run('plan', '--json');
		const plan = JSON.parse(stdout);
		expect(plan).toMatchObject({ apiVersion: 'psra/v1', kind: 'TopicPlan', warnings: [] });
		expect(plan.steps.map((step: { topic: { name: string } }) => step.topic.name)).toEqual(ALL);
	});
});

describe('psra topics apply', () => {
	it('creates the whole catalogue under its prefix; repeated it does nothing', async () => {
		const { topics, changes, run } = brokerOf();
		expect((await run('apply')).stderr).toBe(`topics: ${ALL.length} step(s) carried out\n`);
		expect([...topics.keys()]).toEqual(ALL);
		changes.length = 0;
		expect(await run('apply')).toEqual({
			stdout: '',
			stderr: 'topics: the broker stands as the catalogue says\ntopics: 0 step(s) carried out\n',
			exitCode: undefined,
		});
		expect(changes).toEqual([]);
	});

	it('repairs what drifted, keeps other settings of the topic, and touches no stranger', async () => {
		const { topics, changes, run, standing } = brokerOf();
		await run('apply');
		topics.set('orders', { partitions: 1, configs: {} });
		standing('erp.items').configs['retention.ms'] = '1000';
		standing('erp.items').configs['segment.bytes'] = '4096';
		standing('erp.boms').partitions = 1;
		changes.length = 0;
		const { stdout, stderr } = await run('apply', '--yes');
		expect(changes).toEqual(['configure team-a.erp.items', 'grow team-a.erp.boms']);
		expect(stdout).toContain('configure team-a.erp.items: retention.ms 1000 → -1\n');
		expect(stderr).toContain('warning: team-a.erp.boms grows to 4 partitions');
		expect(standing('erp.items').configs).toMatchObject({ 'retention.ms': '-1', 'segment.bytes': '4096' });
	});
});

describe('psra topics apply where partitions would grow', () => {
	it('does nothing without consent, with exit code 4', async () => {
		const { changes, run, standing } = brokerOf();
		await run('apply');
		standing('erp.boms').partitions = 1;
		standing('erp.items').configs['retention.ms'] = '1000';
		changes.length = 0;
		const { stdout, stderr, exitCode } = await run('apply');
		expect(stdout).toContain('grow team-a.erp.boms from 1 to 4 partitions\n');
		expect(stderr).toContain('refused: nobody is there to ask; add --yes\n');
		expect([exitCode, changes]).toEqual([4, []]);
	});
});

describe('psra topics check', () => {
	it('passes where the broker stands as planned', async () => {
		const { run } = brokerOf();
		await run('apply');
		expect((await run('check')).exitCode).toBeUndefined();
	});

	it('exits with 3 where a topic is missing', async () => {
		const { topics, run } = brokerOf();
		await run('apply');
		topics.delete(`${PREFIX}ltsd.certificates`);
		const { stdout, exitCode } = await run('check');
		expect(stdout).toBe('create team-a.ltsd.certificates, 4 partitions\n');
		expect(exitCode).toBe(3);
	});

	it('exits with 3 also for what apply can not mend', async () => {
		const { run, standing } = brokerOf();
		await run('apply');
		standing('erp.items').partitions = 12;
		const { stderr, exitCode } = await run('check');
		expect(stderr).toContain('partitions can not be taken away');
		expect(exitCode).toBe(3);
	});
});
