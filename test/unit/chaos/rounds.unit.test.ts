import { describe, expect, it } from '@jest/globals';
import { keyOf, topicNamed } from '../../../topics/catalogue/index.ts';
import { roundOf, STORY_COUNT } from '../../chaos/rounds.ts';

const rounds = Array.from({ length: STORY_COUNT }, (_, story) => roundOf(story, String(story), []));

describe('the rounds of a chaos run', () => {
	it('end in every way', () => {
		expect(new Set(rounds.map(({ expected }) => expected))).toEqual(new Set(['issued', 'refused', 'waiting']));
		expect(rounds.filter(({ revocation }) => revocation.length > 0)).toHaveLength(1);
	});

	it('share no key: one that is repeated under another name is another firm’s story', () => {
		const keysOf = (name: string) =>
			roundOf(0, name, []).facts.map(({ topic, type, value }) => `${topic} ${keyOf(topicNamed(topic), type, value)}`);
		const first = keysOf('a');
		expect(first.length).toBeGreaterThan(10);
		expect(keysOf('b').filter((key) => first.includes(key))).toEqual([]);
	});

	it('send every item that a bill of materials names', () => {
		for (const { facts } of rounds) {
			const items = new Set(facts.flatMap(({ type, value }) => (type === 'psra.erp.Item' ? [value.sku] : [])));
			const named = facts.flatMap(({ type, value }) =>
				type === 'psra.erp.Bom' ? value.lines.map((line) => line.componentSku) : [],
			);
			expect(named.filter((sku) => !items.has(sku))).toEqual([]);
		}
	});
});
