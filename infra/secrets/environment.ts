import { PsraError } from '../errors.ts';
import type { Secrets } from '../ports/secrets.ts';

/** Secrets from variables `PSRA_SECRET_<NAME>`, name in capitals with `_` for `-`. */
export function environmentSecrets(environment: Readonly<Record<string, string | undefined>>): Secrets {
	return {
		async get(name) {
			const variable = `PSRA_SECRET_${name.toUpperCase().replaceAll('-', '_')}`;
			const value = environment[variable];
			if (value) return value;
			throw new PsraError('SECRET_MISSING', `The secret ${name} is not set.`, {
				field: variable,
				problem: 'the variable is absent or empty',
				remedy: `Set ${variable}, or PSRA_SECRETS_DIR and a file ${name} in it.`,
			});
		},
	};
}
