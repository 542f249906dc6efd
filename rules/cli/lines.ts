/** Longest line that is read, in bytes; the catalogue admits no larger record on Kafka either. */
export const MAX_LINE_BYTES = 8_000_000;

/** Lines are counted from 1. A line beyond the limit comes without its text, which is passed over unread. */
export interface Line {
	readonly number: number;
	/** Null: longer than `MAX_LINE_BYTES`. */
	readonly text: string | null;
}

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
			const text = line.take();
			if (text !== '') yield { number, text };
			number += 1;
			start = end + 1;
		}
		line.append(bytes.subarray(start));
	}
	const text = line.take();
	if (text !== '') yield { number, text };
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

	/** The line's text, '' where it is blank, null where it was too long; ready for the next line then. */
	take(): string | null {
		const tooLong = this.#size > MAX_LINE_BYTES;
		const text = tooLong ? null : new TextDecoder().decode(Buffer.concat(this.#parts)).trimEnd();
		this.#parts = [];
		this.#size = 0;
		return text?.trim() === '' ? '' : text;
	}
}
