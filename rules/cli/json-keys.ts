import { pathText } from '../schema/case.ts';

/** A member that a JSON text has no business to have: one that stands twice, or one that no object may be given. */
export interface KeyFault {
	readonly path: string;
	readonly problem: 'stands twice' | 'is no field of a case';
}

/** An object or an array that the reader stands in. */
class Level {
	/** Keys so far; null in an array. */
	readonly #keys: Set<string> | null;
	/** The key, or the index, at which the reader stands. */
	at: string | number;
	expectsKey: boolean;

	constructor(isObject: boolean) {
		this.#keys = isObject ? new Set() : null;
		this.at = isObject ? '' : 0;
		this.expectsKey = isObject;
	}

	comma(): void {
		if (this.#keys === null) this.at = (this.at as number) + 1;
		else this.expectsKey = true;
	}

	key(name: string): KeyFault['problem'] | null {
		this.at = name;
		this.expectsKey = false;
		if (this.#keys?.has(name)) return 'stands twice';
		this.#keys?.add(name);
		return name === '__proto__' ? 'is no field of a case' : null;
	}
}

/**
 * First bad key of a text that is known to be JSON. `JSON.parse` takes the last of two members of one name without a
 * word, so that a case could be decided by a price that its author had struck out. Without recursion, however deep.
 */
export function keyFault(json: string): KeyFault | null {
	const levels: Level[] = [];
	for (let i = 0; i < json.length; i++) {
		const level = levels.at(-1);
		switch (json[i]) {
			case '"': {
				const end = endOfString(json, i);
				const problem = level?.expectsKey ? level.key(JSON.parse(json.slice(i, end)) as string) : null;
				if (problem !== null) return { path: pathText(levels.map(({ at }) => at)), problem };
				i = end - 1;
				break;
			}
			case '{':
			case '[':
				levels.push(new Level(json[i] === '{'));
				break;
			case '}':
			case ']':
				levels.pop();
				break;
			case ',':
				level?.comma();
				break;
		}
	}
	return null;
}

/** Index after the closing quote. */
function endOfString(json: string, start: number): number {
	let i = start + 1;
	while (json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
	return i + 1;
}
