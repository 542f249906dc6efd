/** Longest body in bytes, unpacked: an answer is an id, and the longest lists of models have some hundred kilobytes. */
const LONGEST_BODY = 4_194_304;

/** The endpoint sends more than an answer can be. */
export class BodyTooLong extends Error {
	override readonly name = 'BodyTooLong';
}

/**
 * `fetch` for endpoints that are not trusted. A redirect is a failure: it would carry a firm's texts to a host that
 * nobody chose. A body is given up where it gets too long, counted unpacked, since a few kilobytes unpack to gigabytes;
 * reading it then throws BodyTooLong.
 */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
	const response = await fetch(input, { ...init, redirect: 'error' });
	if (!response.body) return response;
	const { status, statusText, headers } = response;
	return new Response(response.body.pipeThrough(ending(LONGEST_BODY)), { status, statusText, headers });
}

function ending(limit: number): TransformStream<Uint8Array, Uint8Array> {
	let bytes = 0;
	return new TransformStream({
		transform(chunk, controller) {
			bytes += chunk.byteLength;
			if (bytes > limit) controller.error(new BodyTooLong(`the body has more than ${limit} bytes`));
			else controller.enqueue(chunk);
		},
	});
}
