/** An answer as it was first given, to be given again. */
export interface KeptAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: object;
}

/** What is known of an `Idempotency-Key`. `in-work`: another transaction holds it now. */
export type KeyStanding =
	| { readonly kind: 'new' }
	| { readonly kind: 'in-work' }
	| { readonly kind: 'other-request' }
	| { readonly kind: 'answered'; readonly answer: KeptAnswer };

/** `Idempotency-Key` (IETF httpapi draft): the key belongs to a company and stands for one request. */
export interface IdempotencyStore {
	/**
	 * Takes the key until the transaction ends, without waiting for another that holds it: a transaction that is killed
	 * gives it back. `requestSha256`: hex, of the request that the key is sent with.
	 */
	take(company: string, key: string, requestSha256: string): Promise<KeyStanding>;
	/** Keeps the answer to the request that `take` found new. */
	keep(company: string, key: string, requestSha256: string, answer: KeptAnswer): Promise<void>;
}
