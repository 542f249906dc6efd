import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkSignature, SIGNED_BYTES } from '../../../../infra/http/signed-body.ts';
import { signed } from '../../../support/http/sign.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const LARGEST = Buffer.alloc(SIGNED_BYTES);

/** A request that sends a part of its body and the rest when it is told to; `held`: the part was taken. */
function sender(part: Buffer) {
	const taken = Promise.withResolvers<void>();
	const rest = Promise.withResolvers<void>();
	async function* body() {
		yield part;
		taken.resolve();
		await rest.promise;
	}
	return { payload: Readable.from(body()), taken: taken.promise, end: rest.resolve };
}

function entrance() {
	const check = checkSignature(async () => `HD ${KEY}`);
	return (payload: Readable, headers: Record<string, string>) => {
		const request = { routeOptions: { config: { signed: true } }, headers, setDecorator: () => undefined };
		return check.call(
			{} as FastifyInstance,
			request as unknown as FastifyRequest,
			{} as FastifyReply,
			payload as never,
		) as Promise<unknown>;
	};
}

describe('signed bodies that arrive together', () => {
	it('are held up to a limit, and again once others are done, good or not', async () => {
		const enter = entrance();
		const forged = signed('another body', KEY);
		const good = Buffer.from('{}\n');
		const senders = Array.from({ length: 8 }, () => sender(LARGEST));
		const answers = senders.map(({ payload }) => enter(payload, forged));
		await Promise.all(senders.map(({ taken }) => taken));

		await expect(enter(Readable.from([good]), signed(good, KEY))).rejects.toMatchObject({
			code: 'NOT_READY',
			retryable: 'later',
		});
		senders[0]?.end();
		await expect(answers[0]).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
		await expect(enter(Readable.from([good]), signed(good, KEY))).resolves.toBeInstanceOf(Readable);

		for (const { end } of senders) end();
		const outcomes = await Promise.allSettled(answers);
		expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'rejected'));
		for (let turn = 0; turn < 20; turn += 1)
			await expect(enter(Readable.from([LARGEST]), forged)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
	});
});
