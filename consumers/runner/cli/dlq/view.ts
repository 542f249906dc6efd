import { PsraError } from '../../../../infra/errors.ts';
import type { Codec } from '../../../../infra/ports/codec.ts';
import { topicNamed } from '../../../../topics/catalogue/index.ts';
import { MASK, masked } from '../../../../topics/catalogue/masked.ts';
import { type Letter, placeInWords, textOf } from './letter.ts';

/** A value as a person reads it: the record where it decodes, else the bytes, as text where they are text. */
export type ValueView =
	| { readonly decoded: unknown; readonly type: string }
	| { readonly text: string; readonly notDecoded: string }
	| { readonly hex: string; readonly notDecoded: string }
	| { readonly masked: string; readonly notDecoded: string }
	| null;

/** A letter as it is shown. */
export interface LetterView {
	readonly letter: string;
	readonly topic: string;
	readonly key: string | null;
	readonly reasons: Readonly<Record<string, string>>;
	/** The record's own headers, in order, repeated names kept. */
	readonly headers: readonly (readonly [name: string, value: string])[];
	readonly value: ValueView;
	readonly replays: number;
	readonly redriven: boolean;
}

export interface ViewOptions {
	/** Opens the codec; its failure is shown beside the bytes. */
	readonly codec: () => Promise<Codec>;
	readonly redriven: boolean;
	/** Personal data are shown. */
	readonly unmask: boolean;
}

/** Personal data are masked by the catalogue, in the reasons too: a problem often quotes the value. */
export async function viewOf(letter: Letter, { codec, redriven, unmask }: ViewOptions): Promise<LetterView> {
	const paths = unmask ? [] : topicNamed(letter.of).personalData;
	return {
		letter: placeInWords(letter),
		topic: letter.of,
		key: letter.key && asText(letter.key),
		reasons: unmask ? letter.reasons : maskedReasons(letter),
		headers: letter.headers.map(([name, value]) => [name, asText(value)]),
		value: await valueView(letter, codec, paths),
		replays: letter.replays,
		redriven,
	};
}

async function valueView(
	{ of, payload }: Letter,
	codec: ViewOptions['codec'],
	paths: readonly string[],
): Promise<ValueView> {
	if (payload === null) return null;
	try {
		const { type, value } = await (await codec()).decode(of, payload);
		return { type, decoded: masked(value, paths) };
	} catch (error) {
		if (!(error instanceof PsraError)) throw error;
		const notDecoded = `${error.code}: ${error.message}`;
		// What can't be taken apart can't be masked in part.
		if (paths.length > 0) return { masked: `${payload.length} bytes that may hold personal data`, notDecoded };
		const text = textIn(payload);
		return text === undefined ? { hex: Buffer.from(payload).toString('hex'), notDecoded } : { text, notDecoded };
	}
}

const QUOTING = ['message', 'problem'];

/** The reasons as anybody may see them: where the field at fault is personal, what quotes its value is masked. */
export function maskedReasons({ of, reasons }: Letter): Letter['reasons'] {
	const [field = ''] = (reasons.field ?? '').split(/[.[]/);
	if (!topicNamed(of).personalData.some((path) => path.split('.')[0] === field)) return reasons;
	return Object.fromEntries(
		Object.entries(reasons).map(([name, text]) => [name, QUOTING.includes(name) ? MASK : text]),
	);
}

const asText = (bytes: Uint8Array) => textIn(bytes) ?? `0x${Buffer.from(bytes).toString('hex')}`;

/** Undefined where the bytes are no UTF-8 text, or hold what no line of text does. */
function textIn(bytes: Uint8Array): string | undefined {
	const text = textOf(bytes);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	return Buffer.from(text).equals(Buffer.from(bytes)) && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)
		? text
		: undefined;
}
