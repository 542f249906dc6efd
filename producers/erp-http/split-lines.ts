import { createHash, type Hash } from 'node:crypto';

/** A line of an NDJSON body. */
export interface Line {
	/** 1-based; blank lines count. */
	readonly number: number;
	/** Without the line feed; a carriage return before it is kept. Of a line over the limit: its beginning. */
	readonly bytes: Buffer;
	/** Of a line over the limit alone: what it was as a whole. */
	readonly whole?: { readonly bytes: number; readonly sha256: string };
}

const LINE_FEED = 0x0a;

/**
 * Splits a body into its lines, with no more than one line and one chunk in memory. A last line without a line feed
 * counts; nothing behind the last line feed is no line. A line over `limit` bytes loses what is over it, and its
 * neighbours lose nothing.
 */
export async function* splitLines(body: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Line> {
	let line = newLine(limit);
	let number = 0;
	for await (const chunk of body) {
		let from = 0;
		for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
			line.add(chunk.subarray(from, to));
			yield line.end(++number);
			line = newLine(limit);
			from = to + 1;
		}
		line.add(chunk.subarray(from));
	}
	if (!line.isEmpty()) yield line.end(++number);
}

/** Collects the pieces of one line. */
function newLine(limit: number) {
	const kept: Buffer[] = [];
	let length = 0;
	let hash: Hash | undefined;
	return {
		isEmpty: () => length === 0,
		add(piece: Buffer): void {
			const room = Math.max(0, limit - length);
			length += piece.length;
			if (room > 0) kept.push(piece.subarray(0, room));
			if (length <= limit) return;
			// The pieces before the limit was passed are hashed once it is: lines of an ordinary length cost no hash.
			if (hash) hash.update(piece);
			else {
				hash = createHash('sha256');
				for (const one of kept) hash.update(one);
				hash.update(piece.subarray(room));
			}
		},
		end(number: number): Line {
			const bytes = Buffer.concat(kept);
			return hash ? { number, bytes, whole: { bytes: length, sha256: hash.digest('hex') } } : { number, bytes };
		},
	};
}
