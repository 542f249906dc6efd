import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Facts } from './floating-point.ts';

const ORIGINATING = { type: 'originating' };

/** json-rules-engine with a condition for each material; the share, which no condition can sum, is a computed fact. */
export function perMaterial(facts: Facts): () => Promise<boolean> {
	const headings = facts.materials.map((material, i) => ({ material, name: `heading-${i}` }));
	const changes = headings
		.filter(({ material }) => !material.originating)
		.map(({ name }) => ({ fact: name, operator: 'notEqual', value: facts.heading }));
	const engine = engineOf([{ all: changes }, { fact: 'share', operator: 'lessThanInclusive', value: 50 }]);
	engine.addFact('share', async (_, almanac) => {
		const { materials, exw } = await almanac.factValue<Facts>('facts');
		return (materials.reduce((sum, one) => sum + (one.originating ? 0 : one.value), 0) / exw) * 100;
	});
	const handed = { facts, ...Object.fromEntries(headings.map(({ material, name }) => [name, material.heading])) };
	return () => decided(engine, handed);
}

/** json-rules-engine that is handed the sums: it compares two numbers. */
export function onSums(facts: Facts): () => Promise<boolean> {
	const engine = engineOf([
		{ fact: 'failing', operator: 'equal', value: 0 },
		{ fact: 'share', operator: 'lessThanInclusive', value: 50 },
	]);
	const foreign = facts.materials.filter((one) => !one.originating);
	const failing = foreign.filter((one) => one.heading === facts.heading).length;
	const share = (foreign.reduce((sum, one) => sum + one.value, 0) / facts.exw) * 100;
	return () => decided(engine, { failing, share });
}

function engineOf(any: Extract<RuleProperties['conditions'], { any: unknown }>['any']): Engine {
	return new Engine([{ conditions: { any }, event: ORIGINATING }]);
}

async function decided(engine: Engine, facts: Record<string, unknown>): Promise<boolean> {
	return (await engine.run(facts)).events.length > 0;
}
