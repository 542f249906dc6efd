/** Keeps the newest `limit` entries; what was used last stays longest. */
export class BoundedCache<K, V> {
	readonly #entries = new Map<K, V>();
	readonly #limit: number;
	/** The newest key: one that is asked for again and again needs no move. */
	#newest: K | undefined;

	constructor(limit: number) {
		this.#limit = limit;
	}

	get(key: K): V | undefined {
		const value = this.#entries.get(key);
		if (value !== undefined && key !== this.#newest) this.#move(key, value);
		return value;
	}

	set(key: K, value: V): void {
		this.#move(key, value);
		if (this.#entries.size > this.#limit) this.#entries.delete(this.#entries.keys().next().value as K);
	}

	delete(key: K): void {
		this.#entries.delete(key);
		if (key === this.#newest) this.#newest = undefined;
	}

	#move(key: K, value: V): void {
		this.#entries.delete(key);
		this.#entries.set(key, value);
		this.#newest = key;
	}
}
