import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PsraError } from '../errors.ts';
import type { Secrets } from '../ports/secrets.ts';

const NAME = /^[a-z0-9][a-z0-9-]*$/;

/** Secrets from files, one a secret, as container platforms mount them; read at each use, so that a rotated one is seen. */
export function fileSecrets(folder: string): Secrets {
	return {
		async get(name) {
			if (!NAME.test(name)) throw new RangeError(`no name of a secret: ${JSON.stringify(name)}`);
			const path = join(folder, name);
			const value = await readFile(path, 'utf8').then(
				(text) => text.trim(),
				() => '',
			);
			if (value) return value;
			throw new PsraError('SECRET_MISSING', `The secret ${name} is not set.`, {
				field: name,
				problem: `${path} is absent, unreadable or empty`,
				remedy: 'Put the secret into that file, readable by the service only.',
			});
		},
	};
}
