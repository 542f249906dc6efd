import { describe, expect, it } from '@jest/globals';
import { declarations } from '../../../infra/local/sample/declarations.ts';
import { items } from '../../../infra/local/sample/items.ts';
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

	it('name nothing by the number that it has in the sample', () => {
		// BOX is a unit too.
		const numbers = new Set<unknown>([...items.map(({ sku }) => sku), ...declarations.map((one) => one.declarationId)]);
		numbers.delete('BOX');
		for (const { facts, request, revocation } of rounds) {
			const found: unknown[] = [];
			JSON.stringify([facts, request, revocation], (_, value) => {
				if (numbers.has(value)) found.push(value);
				return value;
			});
			expect(found).toEqual([]);
		}
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
