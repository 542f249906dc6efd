/**
 * What a token may do. `member`: its company's data through the API. `erp`: that, and send the ERP's facts, on which
 * verdicts rest. `reviewer`: that of a member, and decide what a person must; its label is the person's name and function,
 * which each decision then carries. `operator`: what member and erp may, and how the system does (`/metrics`).
 */
export type AccessRole = 'member' | 'erp' | 'reviewer' | 'operator';

/** Whom a token stands for: every answer is cut to its company. */
export interface AccessIdentity {
	readonly company: string;
	readonly role: AccessRole;
	/** What the token is for, in the words of whoever granted it, e.g. `console of the compliance office`. */
	readonly label: string;
}

/** A token as an operator sees it: all but the token. */
export interface GrantedAccess extends AccessIdentity {
	readonly grantedAt: Date;
	/** Null while it is good. */
	readonly revokedAt: Date | null;
}

/** Bearer tokens of the API. Each call is a transaction of its own and throws DATABASE_UNAVAILABLE for outside faults. */
export interface AccessTokens {
	/**
	 * Makes a token of 256 random bits, base64url. It is answered this once: an adapter MUST keep no more than its SHA-256,
	 * and MUST NOT log it.
	 */
	grant(identity: AccessIdentity): Promise<string>;
	/**
	 * Whom the token stands for; undefined where it was never granted or is revoked. An adapter MUST do the same work for a
	 * token that is unknown, revoked or malformed, and MUST see a revocation at once.
	 */
	identify(token: string): Promise<AccessIdentity | undefined>;
	/** Ends the good tokens of a company that carry the label; answers how many there were. */
	revoke(company: string, label: string): Promise<number>;
	/** The company's tokens, revoked ones too, oldest first. */
	list(company: string): Promise<GrantedAccess[]>;
}
