import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sagaCatalogue } from '../../../sagas/catalogue.ts';
import { nameOf } from '../../../sagas/runtime/carry-out.ts';
import type { AnySaga, EventInput, SagaInput, Transition } from '../../../sagas/runtime/definition.ts';
import * as announcement from '../../support/sagas/announcement.ts';
import * as issuance from '../../support/sagas/issuance.ts';
import * as lifecycle from '../../support/sagas/lifecycle.ts';

const SAGAS: readonly [AnySaga, EventInput, fc.Arbitrary<SagaInput>][] = [
	[issuance.definition, issuance.requested(['PUMP', 'DRIVE']), issuance.anything],
	[lifecycle.definition, lifecycle.issued(['PUMP', 'DRIVE'], lifecycle.AGREEMENTS), lifecycle.anything],
	[announcement.announcement as AnySaga, issuance.requested(['PUMP', 'DRIVE']), announcement.anything],
];

/** What the definition does with many sequences of inputs, as the chart words it. */
function observe({ chart, ...definition }: AnySaga, begin: EventInput, inputs: fc.Arbitrary<SagaInput>) {
	const moves = new Set<string>();
	const finals = new Set<string>();
	const context = { now: new Date('2026-03-01T08:00:00.000Z'), settings: definition.settings };
	const note = (before: object | undefined, after: object, input: SagaInput): boolean => {
		const [from, to] = [before ? chart.phasesOf(before) : {}, chart.phasesOf(after)];
		// A timer of one thing among several is named for it: `settle PUMP`.
		const on = input.kind === 'timer' ? `timer ${input.name.split(' ')[0]}` : nameOf(input);
		for (const [thing, phase] of Object.entries(to))
			if (from[thing] !== phase) moves.add(arrow({ from: from[thing] ?? null, on, to: phase }));
		const decisions = definition.decide(before, after, input, context);
		if (!decisions.some(({ kind }) => kind === 'complete')) return false;
		for (const phase of Object.values(to)) finals.add(phase);
		return true;
	};
	const sequences = fc.sample(fc.array(inputs, { minLength: 20, maxLength: 40 }), { numRuns: 3_000, seed: 20_261_124 });
	for (const sequence of sequences) {
		let state = definition.initialState(begin);
		note(undefined, state, begin);
		for (const input of sequence) {
			const after = definition.evolve(state, input);
			const hasEnded = note(state, after, input);
			if (hasEnded) break;
			state = after;
		}
	}
	return { moves, finals };
}

const arrow = ({ from, on, to }: Transition) => `${from ?? 'start'} → ${to} on ${on}`;

describe.each(SAGAS.map(([definition, ...rest]) => [definition.name, definition, ...rest] as const))(
	'the chart of %s',
	(_name, definition, begin, inputs) => {
		const { moves, finals } = observe(definition, begin, inputs);
		const { chart } = definition;

		it('has every move that the definition makes, and no other', () => {
			expect(chart.transitions.map(arrow).toSorted()).toEqual([...moves].toSorted());
		});

		it('names the phases in which it may complete', () => {
			expect([...finals].toSorted()).toEqual([...chart.final].toSorted());
		});

		it('says what each phase means', () => {
			expect(new Set(Object.keys(chart.phases))).toEqual(new Set(chart.transitions.map(({ to }) => to)));
		});
	},
);

it('every saga of the catalogue is run against a model and held to its chart', () => {
	const settings = { settleMs: 1, decideWithinMs: 1, doubtMs: 1, watchMs: 1, answerMs: 1 };
	const known = SAGAS.map(([{ name }]) => name);
	expect(known).toEqual(expect.arrayContaining(sagaCatalogue(settings).map(({ name }) => name)));
});
