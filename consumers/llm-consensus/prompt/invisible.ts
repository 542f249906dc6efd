/**
 * Characters that a person does not see and a model reads: tags, variation selectors, zero-width and directional marks
 * (Unicode 16, sections 23.2-23.9), control characters but tab and line breaks. They carry hidden instructions.
 */
const RANGES: readonly (readonly [from: number, to: number])[] = [
	[0x00, 0x08],
	[0x0b, 0x0c],
	[0x0e, 0x1f],
	[0x7f, 0x9f],
	[0xad, 0xad],
	[0x061c, 0x061c],
	[0x180b, 0x180f],
	[0x200b, 0x200f],
	[0x202a, 0x202e],
	[0x2060, 0x206f],
	[0xfe00, 0xfe0f],
	[0xfeff, 0xfeff],
	[0xe0000, 0xe007f],
	[0xe0100, 0xe01ef],
];

const isInvisible = (character: string): boolean => {
	const code = character.codePointAt(0) as number;
	return RANGES.some(([from, to]) => code >= from && code <= to);
};

export const holdsInvisible = (text: string): boolean => Array.from(text).some(isInvisible);

export const withoutInvisible = (text: string): string =>
	Array.from(text)
		.filter((character) => !isInvisible(character))
		.join('');
