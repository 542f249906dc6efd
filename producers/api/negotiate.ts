/**
 * Which of the media types at hand an `Accept` header prefers (RFC 9110, section 12.5.1); among equals the first at
 * hand. An absent header accepts everything; undefined where none is accepted. Parameters but `q` are passed over.
 *
 * @param offered lower case, without parameters, e.g. `application/json`
 */
export function negotiate<T extends string>(accept: string | undefined, offered: readonly T[]): T | undefined {
	if (accept === undefined || accept.trim() === '') return offered[0];
	const ranges = accept.split(',').map(readRange);
	let best: { type: T; quality: number } | undefined;
	for (const type of offered) {
		const quality = qualityOf(type, ranges);
		if (quality > (best?.quality ?? 0)) best = { type, quality };
	}
	return best?.type;
}

interface MediaRange {
	readonly range: string;
	/** 0 to 1; 0 refuses. */
	readonly quality: number;
}

function readRange(text: string): MediaRange {
	const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
	const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
	if (q === undefined) return { range, quality: 1 };
	// A weight that is none refuses its range: better no answer than one that was not wanted.
	return { range, quality: /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(q) ? Number(q) : 0 };
}

/** The most specific range that names the type decides. */
function qualityOf(type: string, ranges: readonly MediaRange[]): number {
	for (const candidate of [type, `${type.split('/')[0]}/*`, '*/*']) {
		const named = ranges.filter(({ range }) => range === candidate);
		if (named.length > 0) return Math.max(...named.map(({ quality }) => quality));
	}
	return 0;
}
