import { describe, expect, it } from '@jest/globals';
import {
	ANSWER_WITHIN_MS,
	announcement,
	announcementKit,
	GIVE_UP_MS,
	TRIES,
} from '../../../support/sagas/announcement.ts';
import * as issuance from '../../../support/sagas/issuance.ts';

const { given } = announcementKit;
const requested = (...skus: string[]) => issuance.requested(skus) as never;
const receipt = (sku: string, disposition: 'applied' | 'refused', rest = {}) =>
	issuance.receipt(sku, disposition, { problem: 'no such item', ...rest }) as never;
const undone = (sku: string) => receipt(sku, 'applied', { version: 2 });
const due = (name: string) => ({ kind: 'timer', name }) as const;
const told = [requested('A', 'B', 'C'), receipt('A', 'applied'), receipt('B', 'applied')];
const takesBack = (sku: string) => ({
	type: 'psra.erp.SyncOriginStatus',
	value: { sku, status: 'revoked', version: 2 },
});

describe('a saga whose steps have a way back', () => {
	it('undoes what was done, the newest first, one after the other, and not what was refused', () => {
		const refused = receipt('C', 'refused');
		given(...told)
			.when(refused)
			.then({ commands: [takesBack('B')], status: 'compensating' });
		given(...told, refused)
			.when(undone('B'))
			.then({ commands: [takesBack('A')], status: 'compensating' });
		given(...told, refused, undone('B'))
			.when(undone('A'))
			.then({ outcome: 'compensated', status: 'compensated' });
	});

	it('undoes a step whose answer has not come', () => {
		given(...told)
			.when(due('give-up'))
			.then({ commands: [takesBack('C')], status: 'compensating' });
	});

	it('ends at once where nothing was done', () => {
		given(requested('A')).when(receipt('A', 'refused')).then({ outcome: 'compensated', status: 'compensated' });
	});

	it('takes no answer to another step, and none to the doing, for that of the undoing', () => {
		const undoing = [...told, receipt('C', 'refused')];
		for (const other of [undone('A'), receipt('B', 'applied'), receipt('B', 'refused')])
			given(...undoing)
				.when(other)
				.then({ status: 'compensating' });
	});

	it('sends the same command again where no answer comes, and gives up after so many tries', () => {
		const undoing = [...told, receipt('C', 'refused')];
		const first = given(...told).when(receipt('C', 'refused')).commands[0]?.id;
		for (let silent = 0; silent < TRIES - 1; silent++) {
			const again = given(...undoing).when(due('undo'));
			expect(again.commands.map(({ id }) => id)).toEqual([first]);
			undoing.push(due('undo') as never);
		}
		given(...undoing)
			.when(due('undo'))
			.then({ status: 'failed' });
	});

	it('sends a further command where one is refused, and takes a refusal that comes twice for one', () => {
		const undoing = [...told, receipt('C', 'refused')];
		const first = given(...told).when(receipt('C', 'refused')).commands[0]?.id;
		const refusal = receipt('B', 'refused', { version: 2, commandId: first });
		const second = given(...undoing).when(refusal);
		second.then({ commands: [takesBack('B')], status: 'compensating' });
		expect(second.commands[0]?.id).not.toBe(first);
		given(...undoing, refusal)
			.when(refusal)
			.then({ status: 'compensating' });
	});

	it('takes an answer that comes after it gave up', () => {
		const failed = [...told, receipt('C', 'refused'), ...Array.from({ length: TRIES }, () => due('undo'))];
		given(...failed)
			.when(undone('B'))
			.then({ commands: [takesBack('A')], status: 'compensating' });
	});

	it('goes on where an operator saw to a step that could not be undone', () => {
		const failed = [...told, receipt('C', 'refused'), ...Array.from({ length: TRIES }, () => due('undo'))];
		given(...failed)
			.when({ kind: 'operator', act: 'skip', step: 'tell B', reason: 'by hand' })
			.then({ commands: [takesBack('A')], status: 'compensating' });
	});

	it('is undone where an operator says so', () => {
		given(...told)
			.when({ kind: 'operator', act: 'compensate', reason: 'the customer withdrew' })
			.then({ commands: [takesBack('C')], status: 'compensating' });
	});

	it('has the time for its own timers', () => {
		given()
			.when(requested('A'))
			.then({ commands: [{ value: { sku: 'A', status: 'issued' } }], timers: [`set give-up ${GIVE_UP_MS}`] });
		expect(announcement.compensation?.answerWithinMs).toBe(ANSWER_WITHIN_MS);
	});
});
