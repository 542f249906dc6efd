import type { AccessIdentity, AccessTokens } from '../../../infra/ports/access.ts';

/** Good tokens by their text, for servers under test that need no database. */
export function memoryIdentify(tokens: Readonly<Record<string, AccessIdentity>>): AccessTokens['identify'] {
	return async (token) => (Object.hasOwn(tokens, token) ? tokens[token] : undefined);
}
