import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from '../../../../rules/engine/evaluate.ts';
import type { NodeKind } from '../../../../rules/schema/result.ts';
import { type Catalogue, LANGUAGES, sayIn } from '../../../../rules/words/catalogue.ts';
import { situations } from '../../../support/rules/situations.ts';
import { nodesOf } from '../../../support/words/spoken.ts';

const FOLDER = new URL('../../../../rules/words/languages/', import.meta.url);
const languages = Object.entries(LANGUAGES) as [string, Catalogue][];
const parametersOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

describe('the catalogue of messages', () => {
	it('has every language file, and each names its own locale', () => {
		expect(readdirSync(FOLDER)).toHaveLength(languages.length);
		for (const [code, { locale }] of languages) expect(locale.split('-')[0]).toBe(code);
	});

	it.each(languages)('%s has every key, and takes the same parameters as the English one', (_, catalogue) => {
		const shape = (one: Catalogue) => Object.entries(one).map(([key, text]) => [key, ...parametersOf(text)]);
		const sorted = (one: Catalogue) => shape(one).sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
		expect(sorted(catalogue)).toEqual(sorted(LANGUAGES.en));
	});

	it('has a message for every outcome of every kind of node that a tree holds', () => {
		const seen = new Set<NodeKind>();
		fc.assert(
			fc.property(situations, ({ origin, pack }) => {
				const { explanation } = evaluate(origin, pack, { whatIf: false });
				for (const { kind } of explanation === null ? [] : nodesOf(explanation)) seen.add(kind);
			}),
			{ numRuns: 100, seed: 1 },
		);
		expect(seen.size).toBeGreaterThan(20);
		for (const kind of seen) {
			for (const truth of ['yes', 'no', 'unknown'] as const) {
				expect(LANGUAGES.en[`node.${kind}.${truth}`]).toMatch(/\S/);
			}
		}
	});

	it('puts a parameter in as it stands', () => {
		const say = sayIn(LANGUAGES.en);
		expect(say('row.subdivision', { heading: '{subdivision}', subdivision: '$& {heading}' })).toBe(
			'{subdivision} ($& {heading})',
		);
	});
});
