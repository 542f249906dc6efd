import { describe, expect, it } from '@jest/globals';
import { catalogue, deadLetterTopics, keyOf, subjectOf, topicNamed } from '../../../../topics/catalogue/index.ts';
import { type ActualTopic, desiredTopics, plan, stepInWords } from '../../../../topics/plan/index.ts';

const desired = desiredTopics(catalogue, deadLetterTopics, 'p.');
const standing = (): ActualTopic[] => desired.map(({ name, partitions, configs }) => ({ name, partitions, configs }));

describe('the plan from broker to catalogue', () => {
	it('creates everything on an empty broker, dead letters and prefix included', () => {
		const { steps, warnings } = plan(desired, []);
		expect(steps).toHaveLength(catalogue.length + deadLetterTopics.length);
		expect(steps.every((step) => step.kind === 'create' && step.topic.name.startsWith('p.'))).toBe(true);
		expect(warnings).toEqual([]);
	});

	it('is empty where the broker stands as the catalogue says, and leaves strangers alone', () => {
		expect(plan(desired, [...standing(), { name: 'p.stranger', partitions: 1, configs: {} }])).toEqual({
			steps: [],
			warnings: [],
		});
	});

	it('repairs a setting that drifted, and names what it was', () => {
		const actual = standing().map((topic) =>
			topic.name === 'p.erp.items' ? { ...topic, configs: { ...topic.configs, 'retention.ms': '1000' } } : topic,
		);
		const { steps } = plan(desired, actual);
		expect(steps).toEqual([
			{ kind: 'configure', name: 'p.erp.items', changes: { 'retention.ms': { from: '1000', to: '-1' } } },
		]);
		expect(stepInWords(steps[0] as (typeof steps)[0])).toBe('configure p.erp.items: retention.ms 1000 → -1');
	});

	it('grows partitions with a warning, and never takes one away', () => {
		const withPartitions = (count: number) =>
			standing().map((topic) => (topic.name === 'p.erp.items' ? { ...topic, partitions: count } : topic));
		expect(plan(desired, withPartitions(2))).toMatchObject({
			steps: [{ kind: 'grow', name: 'p.erp.items', from: 2, to: 4 }],
			warnings: [expect.stringContaining('keys move')],
		});
		expect(plan(desired, withPartitions(9))).toMatchObject({
			steps: [],
			warnings: [expect.stringContaining('can not be taken away')],
		});
	});

	it('keeps what outsiders replay for ever, and compacts states', () => {
		const configs = (name: string) => desired.find((topic) => topic.name === `p.${name}`)?.configs;
		expect(configs('erp.items')).toMatchObject({ 'cleanup.policy': 'delete', 'retention.ms': '-1' });
		expect(configs('ltsd.certificates')).toMatchObject({ 'cleanup.policy': 'compact' });
		expect(Number(configs('erp.boms')?.['max.message.bytes'])).toBeGreaterThan(8 * 1024 * 1024);
		expect(configs('erp.boms.dlq')?.['max.message.bytes']).toBe(configs('erp.boms')?.['max.message.bytes']);
	});
});

describe('the catalogue', () => {
	it('names each topic once, and a dead-letter topic for each that asks for one', () => {
		const names = [...catalogue, ...deadLetterTopics].map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(deadLetterTopics.map(({ of }) => of)).toEqual(
			catalogue.filter((t) => t.deadLetters).map(({ name }) => name),
		);
	});

	it('gives one record type the topic as its subject, several each their own', () => {
		expect(subjectOf(topicNamed('erp.items'), 'psra.erp.Item')).toBe('erp.items-value');
		expect(subjectOf(topicNamed('ltsd.commands'), 'psra.ltsd.IssueCertificate')).toBe(
			'ltsd.commands-psra.ltsd.IssueCertificate',
		);
	});

	it('makes a key of the record, the company first, and refuses a record of another topic', () => {
		const evaluation = { company: 'NL', sku: 'A', agreement: 'eu-uk' };
		expect(keyOf(topicNamed('origin.evaluations'), 'psra.origin.Evaluation', evaluation as never)).toBe('NL|A|eu-uk');
		expect(() => keyOf(topicNamed('erp.items'), 'psra.origin.Evaluation', evaluation as never)).toThrow(RangeError);
		expect(() => topicNamed('erp.nothing')).toThrow(RangeError);
	});
});
