/** A line of a bench on stdout. */
export interface Figure {
	readonly bench: string;
	readonly figure: string;
	readonly value: number;
	/** `rows/s`, `msg/s`, `sagas/s`, `ms`, `bytes`, … ; `1` for a ratio. */
	readonly unit: string;
	/** What was measured of whom, how often, with what; `subject` is `ours`, or the name of a peer or limit. */
	readonly params: Readonly<Record<string, unknown>>;
}

/** What a target asks of a figure. */
export interface Limit {
	readonly atLeast?: number;
	readonly atMost?: number;
}

export interface Report {
	figure(figure: string, value: number, unit: string, params: Figure['params'], limit?: Limit): void;
	/** A comparison of two values of one run on the same rows: `value / of`. */
	ratio(figure: string, value: number, of: number, params: Figure['params'], limit?: Limit): void;
	/** A line for a person, on stderr. */
	say(line: string): void;
}

/** Writes JSON Lines; figures keep four significant digits, more would be noise. */
export function report(
	bench: string,
	common: Figure['params'],
	out: { write(text: string): unknown },
	err: { write(text: string): unknown },
): Report {
	const line = (figure: string, value: number, unit: string, params: Figure['params'], limit?: Limit) => {
		const one: Figure = {
			bench,
			figure,
			value: round(value),
			unit,
			params: { ...params, ...(limit && { limit, holds: holds(value, limit) }), ...common },
		};
		out.write(`${JSON.stringify(one)}\n`);
	};
	return {
		figure: line,
		ratio: (figure, value, of, params, limit) => line(`ratio ${figure}`, value / of, '1', params, limit),
		say: (text) => void err.write(`${bench}: ${text}\n`),
	};
}

export function holds(value: number, { atLeast, atMost }: Limit): boolean {
	return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
}

export function round(value: number): number {
	return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
