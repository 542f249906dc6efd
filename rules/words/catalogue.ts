import { ENGLISH } from './languages/english.ts';

/** The keys are those of the English file; each other language has exactly these. */
export type MessageKey = keyof typeof ENGLISH;

/** The names in braces of a text. */
type Named<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;

/** What the message of a key takes; of several keys together, what any of them takes. */
export type Parameters<Key extends MessageKey> = Readonly<Record<Named<(typeof ENGLISH)[Key]>, string>>;

/** One language: a text for every key. */
export type Catalogue = Readonly<Record<MessageKey, string>>;

/** Languages by their code (ISO 639-1). A further one is its file and a line here. */
export const LANGUAGES = { en: ENGLISH } as const satisfies Readonly<Record<string, Catalogue>>;
export type LanguageCode = keyof typeof LANGUAGES;

/** Says a message. A parameter is put in as it stands and never read for further parameters. */
export type Say = <Key extends MessageKey>(key: Key, parameters: Parameters<Key>) => string;

export function sayIn(catalogue: Catalogue): Say {
	return (key, parameters) =>
		catalogue[key].replace(/\{(\w+)\}/g, (_, name: string) => (parameters as Record<string, string>)[name] ?? '');
}
