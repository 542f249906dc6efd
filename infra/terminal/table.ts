const GAP = '  ';
/** A terminal obeys these; a key or a header from outside must not move its cursor or hide a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

/** Text from outside, fit for a terminal: control characters shown as escapes. */
export function printable(text: string): string {
	return text.replace(CONTROLS, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Columns under headings, each as wide as its widest cell; numbers stand to the right. Ends with a line feed. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
	const texts = [headings, ...rows].map((row) => row.map((cell) => printable(String(cell))));
	const widths = headings.map((_, column) => Math.max(...texts.map((row) => (row[column] as string).length)));
	const toTheRight = headings.map((_, column) => rows.length > 0 && rows.every((row) => isNumber(row[column])));
	return texts
		.map((row) =>
			row
				.map((cell, column) => {
					const width = widths[column] as number;
					return toTheRight[column] ? cell.padStart(width) : cell.padEnd(width);
				})
				.join(GAP)
				.trimEnd(),
		)
		.map((line) => `${line}\n`)
		.join('');
}

const isNumber = (cell: string | number | undefined) => typeof cell === 'number';
