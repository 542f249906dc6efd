import { holdsInvisible } from './invisible.ts';

/**
 * Wordings that speak to a model and not of goods. This is no wall: who knows the list writes round it. The walls are
 * that models choose among ids, have no tools, and can not overrule the engine; this only calls a person early.
 */
const SPEAKING: readonly (readonly [pattern: RegExp, what: string])[] = [
	[
		/\b(ignore|disregard|forget|override|bypass)\b.{0,60}\b(instructions?|prompts?|previous|prior|questions?|evidence|messages?)\b/is,
		'tells a model what to ignore',
	],
	[/\b(ignore|disregard|forget)\b.{0,60}\b(above|rules?|system|context)\b/is, 'tells a model what to ignore'],
	[
		/\b(negeer|vergeet)\b.{0,60}(instructie|opdracht|regel|bovenstaande|vorige)|\b(ignorier|vergiss|missachte)\w*\b.{0,60}(anweisung|vorgabe|regel|obig|vorherig)|\b(ignore[rz]?|oublie[rz]?)\b.{0,60}(consigne|instruction|règle|précédent)|\b(ignora|olvida)\w*\b.{0,60}(instruccion|regla|anterior|istruzion)/isu,
		'tells a model what to ignore',
	],
	[
		/^[ \t]*(system|assistant|developer|user)[ \t]*:|\b(system|developer) (prompt|message|role)\b|<\|[^|]*\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(system|assistant|user|instructions?)\b/im,
		'imitates the roles of a conversation',
	],
	[
		/\byou (are|must|should|shall|will|need to)\b|\b(pretend|behave) as\b|\bas an? (ai|language model|assistant)\b/i,
		'speaks to a model',
	],
	[
		/\b(answer|choose|select|respond|reply|pick|vote)\b.{0,40}\b(row-\d+|yes|no|choice|confidence|json|option)\b/is,
		'says which answer to give',
	],
	[/"(choice|confidence|citations)"\s*:|\bconfidence\s*(=|:|of)\s*[01]?[.,]?\d/i, 'imitates an answer'],
	[/<\/?(question|data|evidence)\b|-{2,}\s*(end|begin)\b/i, 'imitates the marks of the question'],
	[/\b[A-Za-z0-9+/]{80,}={0,2}/, 'holds text that is encoded'],
];

/** What in a text looks like an attempt to steer the models, each once. The text is read as it came. */
export function suspicionsOf(text: string): string[] {
	const plain = text.normalize('NFKC');
	const found = SPEAKING.filter(([pattern]) => pattern.test(plain)).map(([, what]) => what);
	if (holdsInvisible(text)) found.push('holds characters that nobody sees');
	return [...new Set(found)];
}
