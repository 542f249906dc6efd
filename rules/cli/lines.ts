/** Longest line that is read, in bytes; the catalogue admits no larger record on Kafka either. */
export const MAX_LINE_BYTES = 8_000_000;

/** A line, counted from 1. One beyond the limit, or not in UTF-8, comes without its text. */
export type Line =
	| { readonly number: number; readonly text: string }
	| { readonly number: number; readonly fault: 'too-long' | 'not-utf-8' };

const LINE_FEED = 0x0a;

/** Non-empty lines, in UTF-8, cut at LF or CRLF. Holds no more than one line and one chunk in memory. */
export async function* linesOf(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<Line> {
	const encoder = new TextEncoder();
	const line = new LineBuffer();
	let number = 1;
	for await (const chunk of source) {
		const bytes = typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
		let start = 0;
		for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
			line.append(bytes.subarray(start, end));
			yield* line.take(number);
			number += 1;
			start = end + 1;
		}
		line.append(bytes.subarray(start));
	}
	yield* line.take(number);
}

/** The bytes of one line as they come; beyond the limit they are let go. */
class LineBuffer {
	#parts: Uint8Array[] = [];
	#size = 0;

	append(bytes: Uint8Array): void {
		this.#size += bytes.length;
		if (this.#size > MAX_LINE_BYTES) this.#parts = [];
		else if (bytes.length > 0) this.#parts.push(bytes);
	}

	/** The line; none where it is blank. Ready for the next one then. */
	take(number: number): Line[] {
		const [bytes, size] = [Buffer.concat(this.#parts), this.#size];
		this.#parts = [];
		this.#size = 0;
		if (size > MAX_LINE_BYTES) return [{ number, fault: 'too-long' }];
		try {
			// A byte order mark at the beginning is passed over.
			const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
			return text === '' ? [] : [{ number, text }];
		} catch {
			return [{ number, fault: 'not-utf-8' }];
		}
	}
}
