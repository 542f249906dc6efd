import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnySaga } from '../../../../sagas/runtime/definition.ts';
import type { SyncOriginStatus } from '../../../../schemas/index.ts';
import {
	ANNOUNCED,
	ANSWER_WITHIN_MS,
	announcement,
	GIVE_UP_MS,
	TAKEN_BACK,
} from '../../../support/sagas/announcement.ts';
import * as issuance from '../../../support/sagas/issuance.ts';
import { type Answer, expectOneEnd, sagaWorld, turns } from '../../../support/sagas/world.ts';

const SKUS = ['A', 'B', 'C'];

/** The next edition of the saga, with a state of another shape. */
const nextEdition: AnySaga = {
	...announcement,
	version: 2,
	migrations: { 1: (state: object) => ({ ...state, migrated: true }) },
};

/**
 * The ERP: refuses some goods for good, and some takings-back a few times. It answers a command that it knows as it did
 * before, and changes nothing.
 */
function erp(refuses: ReadonlySet<string>, refusesUndoing: Readonly<Record<string, number>>) {
	const versions = new Map<string, number>();
	const effects: string[] = [];
	const answers = new Map<string, 'applied' | 'refused'>();
	const refusals = new Map(Object.entries(refusesUndoing));
	const answer: Answer = ({ id, value }, again) => {
		const { sku, version } = value as unknown as SyncOriginStatus;
		const decide = () => {
			if (version === ANNOUNCED && refuses.has(sku)) return 'refused';
			const left = refusals.get(sku) ?? 0;
			if (version === TAKEN_BACK && left > 0) {
				refusals.set(sku, left - 1);
				return 'refused';
			}
			versions.set(sku, version);
			effects.push(`${sku} ${version}`);
			return 'applied';
		};
		const disposition = again ? (answers.get(id) ?? 'refused') : decide();
		answers.set(id, disposition);
		return [issuance.receipt(sku, disposition, { version, commandId: id, problem: 'no' })] as never;
	};
	return { answer, versions, effects };
}

describe('an announcement, whatever the order, the doubles, the losses and the deployments', () => {
	it('is told as a whole or taken back as a whole, each effect once', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.subarray(SKUS),
				fc.record({ A: fc.nat(5), B: fc.nat(5), C: fc.nat(5) }),
				turns(undefined, GIVE_UP_MS / 4),
				async (refuses, refusesUndoing, all) => {
					const model = erp(new Set(refuses), refusesUndoing);
					const begin = issuance.requested(SKUS) as never;
					const world = sagaWorld([announcement as AnySaga, nextEdition], model.answer, begin);
					await world.play(all);
					await world.calm(30, ANSWER_WITHIN_MS);
					// Where silence lasted longer than the tries, or refusals did: an operator has it tried anew.
					for (let acts = 0; world.instances()[0]?.status === 'failed' && acts < 5; acts++) {
						expect(world.instances()[0]?.waitingFor).toMatch(/^a person: tell \w could not be undone/);
						await world.operate({ act: 'retry' });
						await world.calm(5, ANSWER_WITHIN_MS);
					}
					const [saga] = world.instances();
					expectOneEnd(world);
					expect(new Set(model.effects).size).toBe(model.effects.length);
					const version = saga?.status === 'completed' ? ANNOUNCED : TAKEN_BACK;
					for (const [, at] of model.versions) expect(at).toBe(version);
					if (saga?.status === 'completed') expect([...model.versions.keys()]).toEqual(SKUS);
					expect(refuses.length > 0 && saga?.status === 'completed').toBe(false);
					// Taken back in the reverse of the order in which they were told.
					const undone = model.effects.filter((one) => one.endsWith(` ${TAKEN_BACK}`));
					expect(undone).toEqual(undone.toSorted().toReversed());
				},
			),
			{ numRuns: 150 },
		);
	});
});
