import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PsraError } from '../../infra/errors.ts';
import type { AccessIdentity } from '../../infra/ports/access.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Codec } from '../../infra/ports/codec.ts';
import type { Trail } from '../../infra/ports/message.ts';
import type { Database } from '../../infra/ports/session.ts';
import { batchAnswer } from './answer.ts';
import { type AnswerOptions, answersTo } from './answers.ts';
import { batchesOf, bodyOf, checkAnnounced } from './batches.ts';
import type { Entrance } from './entrances.ts';
import { LINE_BYTES } from './limits.ts';
import { lineReader } from './read-line.ts';
import { splitLines } from './split-lines.ts';
import { takeIn } from './take-in.ts';

export interface ErpHttpOptions {
	readonly database: Database;
	readonly codec: Pick<Codec, 'encode'>;
	readonly clock: Clock;
}

export const NDJSON = 'application/x-ndjson';

/** The address of one entrance, on an instance that hands NDJSON bodies on unread. */
export function addEntrance(app: FastifyInstance, entrance: Entrance, options: ErpHttpOptions): void {
	app.post(
		`/${entrance.path}`,
		{
			config: { access: ['erp', 'operator'], signed: true, lines: entrance.schema },
			schema: {
				tags: ['erp'],
				summary: `Send ${entrance.path.replaceAll('-', ' ')}`,
				description: `${entrance.purpose} One ${entrance.type} record a line, for the topic ${entrance.topic}. Each line has its own answer: a bad one harms no other, and the same one again changes nothing.`,
				response: {
					200: {
						description: 'What became of each line, in order, and at the end whether the body was read as a whole.',
						content: { [NDJSON]: { schema: batchAnswer } },
					},
				},
			},
		},
		async (request, reply) => serve(request, reply, entrance, options),
	);
}

async function serve(
	request: FastifyRequest,
	reply: FastifyReply,
	entrance: Entrance,
	{ database, codec, clock }: ErpHttpOptions,
): Promise<FastifyReply> {
	checkEncoding(request.headers['content-encoding']);
	checkAnnounced(request.headers['content-length']);
	const { company } = request.getDecorator<AccessIdentity>('identity');
	const read = lineReader(entrance, company, codec);
	const sender = {
		database,
		entrance,
		topic: entrance.topic,
		company,
		trail: request.getDecorator<Trail>('trail'),
		clock,
	};
	const body = bodyOf((request.body as Readable | undefined) ?? Readable.from([]));
	const answers = answersTo(batchesOf(splitLines(body, LINE_BYTES)), {
		takeIn: (batch) => takeIn(batch.map(read), sender),
		describe: request.getDecorator<AnswerOptions['describe']>('describeFault'),
	});
	const first = await answers.next();
	// Whatever goes wrong from here on is told in the answer's last line: its status has gone out.
	const lines = new Readable({ read: () => undefined });
	send(first, answers, lines).catch((error: Error) => lines.destroy(error));
	return reply.header('cache-control', 'no-store').type(NDJSON).send(lines);
}

/**
 * Sends answers as they come and waits for nobody: a sender that writes its whole body before it reads must not be
 * waited for. REQUEST_LINES bounds what is kept for it.
 */
async function send<T>(first: IteratorResult<readonly T[]>, rest: AsyncGenerator<readonly T[]>, lines: Readable) {
	for (let batch = first; !batch.done && !lines.destroyed; batch = await rest.next())
		lines.push(batch.value.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
	await rest.return(undefined);
	lines.push(null);
}

/** A compressed body would be read as one bad line. Throws MEDIA_TYPE_UNSUPPORTED. */
function checkEncoding(encoding: string | undefined): void {
	if (encoding === undefined || encoding.toLowerCase() === 'identity') return;
	throw new PsraError('MEDIA_TYPE_UNSUPPORTED', 'The body is compressed.', {
		field: 'Content-Encoding',
		problem: `${encoding} is not taken here`,
		remedy: 'Send the body uncompressed.',
	});
}
