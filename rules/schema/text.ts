/**
 * How wordings are compared: subdivisions of the list, process names, names of materials (domain notes, "The
 * published rule sets"). Pure; the compiler writes with these functions and the engine reads with them.
 */

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Published Markdown with HTML as plain words: links become their text, tags and asterisks go, non-breaking spaces
 * become spaces, white space collapses. Letters, figures and every other sign stay.
 */
export function normaliseText(published: string): string {
	return published
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/<\/?[a-zA-Z][^>]*>/g, '')
		.replace(/&([a-z]+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
		.replace(/[\u00a0\u202f]/g, ' ')
		.replace(/\*/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The key under which a case states a process, a named material or a whole rule text: lower case, hyphen = space, no full stop. */
export function wordKey(text: string): string {
	return normaliseText(text)
		.toLowerCase()
		.replace(/[‐‑–-]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/\s*\.$/, '');
}

/** As `wordKey`; list marks that the published titles carry in front ("- - Embroidered") don't count either. */
export function subdivisionKey(title: string): string {
	return wordKey(title).replace(/^[\s:;]+/, '');
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/**
 * 16 hex digits (FNV-1a, 64 bits, over the UTF-16 units) of `wordKey(text)`. Packs carry these instead of the
 * published sentences, so that a case can still name a rule by its whole text. Not a cryptographic hash.
 */
export function textDigest(text: string): string {
	let hash = FNV_OFFSET;
	for (const unit of wordKey(text)) hash = ((hash ^ BigInt(unit.codePointAt(0) as number)) * FNV_PRIME) & MASK;
	return hash.toString(16).padStart(16, '0');
}

/** Words of a message stay readable whatever was put in: a longer text is cut, its length named. */
export function shortened(text: string, length = 120): string {
	return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}
