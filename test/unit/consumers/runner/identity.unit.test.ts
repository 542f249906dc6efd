import { describe, expect, it } from '@jest/globals';
import { withEffect } from '../../../../consumers/runner/index.ts';
import { PsraError } from '../../../../infra/errors.ts';
import { headersOf, type Request, readable, runnerKit, type TYPE } from '../../../support/runner/kit.ts';

/** A kit that notes what it handled as `company sku`. */
async function noting(refuse: (sku: string) => boolean = () => false) {
	const seen: string[] = [];
	const kit = await runnerKit(async ({ value }: Request) => {
		seen.push(`${value.company} ${value.sku}`);
		return refuse(value.sku) ? { deadLetter: new PsraError('VALUE_INVALID', 'no') } : {};
	});
	return { kit, seen };
}

describe('a message', () => {
	it('of another source is another one, whatever its id', async () => {
		const { kit, seen } = await noting();
		await kit.process([
			kit.message('A', 0, { headers: headersOf('1', 'urn:erp:north') }),
			kit.message('B', 1, { headers: headersOf('1', 'urn:erp:south') }),
		]);
		expect(seen).toEqual(['HD A', 'HD B']);
		expect(kit.outcomes).toEqual(['handled', 'handled']);
	});

	it('of another company is another one, whatever its source and id', async () => {
		const { kit, seen } = await noting();
		const headers = headersOf('1');
		await kit.process([kit.message('A', 0, { headers, company: 'XY' }), kit.message('A', 1, { headers })]);
		expect(seen).toEqual(['XY A', 'HD A']);
	});

	it.each(['in one batch', 'in batches of their own'])(
		'with the id of another and other content is refused, %s, and says so',
		async (how) => {
			const { kit, seen } = await noting();
			const headers = headersOf('change-7', 'urn:erp:north');
			const messages = [kit.message('A', 0, { headers }), kit.message('B', 1, { headers })];
			for (const batch of how === 'in one batch' ? [messages] : messages.map((one) => [one])) await kit.process(batch);
			expect(seen).toEqual(['HD A']);
			expect(kit.outcomes).toEqual(['handled', 'dead-lettered']);
			const reasons = new Map(readable(kit.deadLetters()[0]?.headers ?? []));
			expect(reasons.get('__dlq.errors.code')).toBe('MESSAGE_ID_REUSED');
			expect(reasons.get('__dlq.errors.field')).toBe('ce_id');
			expect(reasons.get('__dlq.errors.problem')).toBe(
				'"change-7" of source "urn:erp:north" came before with another value',
			);
			expect(reasons.get('__dlq.errors.remedy')).toContain('ce_id of its own');
		},
	);

	it('with the id of another goes to the dead letters once, also where it is delivered again', async () => {
		const { kit } = await noting();
		const headers = headersOf('1');
		const second = kit.message('B', 1, { headers });
		await kit.process([kit.message('A', 0, { headers }), second]);
		await kit.process([second]);
		await kit.process([kit.message('A', 2, { headers })]);
		expect(kit.outcomes).toEqual(['handled', 'dead-lettered', 'repeated', 'repeated']);
		expect(kit.deadLetters()).toHaveLength(1);
	});

	it('that can not be read is known by its place, and by what stands there', async () => {
		const { kit } = await noting();
		const broken = (offset: number, payload: number[]) =>
			kit.message('A', offset, { payload: Uint8Array.from(payload) });
		await kit.process([broken(0, [1]), broken(1, [1])]);
		await kit.process([broken(0, [1])]);
		await kit.process([broken(0, [2])]);
		expect(kit.outcomes).toEqual(['dead-lettered', 'dead-lettered', 'repeated', 'dead-lettered']);
	});
});

describe('a dead letter', () => {
	it.each<[string, Parameters<typeof runnerKit>[0]]>([
		['that the handler asked for', async () => ({ deadLetter: new PsraError('VALUE_INVALID', 'no') })],
		[
			'whose handler failed',
			async () => {
				throw new PsraError('VALUE_INVALID', 'no');
			},
		],
		[
			'whose effect failed',
			withEffect<typeof TYPE, null>({
				async effect() {
					throw new PsraError('VALUE_INVALID', 'no');
				},
				handle: async () => ({}),
			}),
		],
	])('(%s) is written once for a delivery', async (_what, handler) => {
		const kit = await runnerKit(handler);
		await kit.process([kit.message('A', 0)]);
		await kit.process([kit.message('A', 0)]);
		expect(kit.outcomes).toEqual(['dead-lettered', 'repeated']);
		expect(kit.deadLetters()).toHaveLength(1);
	});

	it('is handled under its own id when it is redriven, and then once', async () => {
		let isMended = false;
		const { kit, seen } = await noting(() => !isMended);
		await kit.process([kit.message('A', 0)]);
		isMended = true;
		await kit.process([kit.message('A', 7)]);
		await kit.process([kit.message('A', 7), kit.message('A', 8), kit.message('A', 0)]);
		expect(seen).toEqual(['HD A', 'HD A']);
		expect(kit.outcomes).toEqual(['dead-lettered', 'handled', 'repeated', 'repeated', 'repeated']);
	});
});
