/** One line of the answer to a batch, as any client reads it. */
export interface AnswerLine {
	readonly line?: number;
	readonly status: string;
	readonly id?: string;
	readonly problems?: readonly { readonly code: string; readonly field: string; readonly problem: string }[];
	readonly deadLetter?: {
		readonly topic: string;
		readonly id: string;
		readonly keptBytes: number;
		readonly bytes: number;
	};
	readonly problem?: Readonly<Record<string, unknown>>;
	readonly [count: string]: unknown;
}

/** The lines of an NDJSON body, joined as a sender joins them. */
export function ndjson(...lines: readonly (string | Uint8Array | object)[]): Buffer {
	return Buffer.concat(
		lines.flatMap((line) => {
			const bytes = typeof line === 'string' || line instanceof Uint8Array ? line : JSON.stringify(line);
			return [Buffer.from(bytes as Uint8Array), Buffer.from('\n')];
		}),
	);
}

/** Sends a batch as an ERP does. */
export function postBatch(
	baseUrl: string,
	records: string,
	body: string | Uint8Array | ReadableStream,
	headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
	return fetch(`${baseUrl}/v1/erp/${records}`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-ndjson', ...headers },
		body: body as NonNullable<RequestInit['body']>,
		...(body instanceof ReadableStream && { duplex: 'half' }),
	});
}

export async function answerLines(response: Response): Promise<AnswerLine[]> {
	return linesOf(await response.text());
}

function linesOf(text: string): AnswerLine[] {
	return text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as AnswerLine);
}
