import type { Secrets } from '../ports/secrets.ts';
import { environmentSecrets } from './environment.ts';
import { fileSecrets } from './file.ts';

/** The secrets of an installation: files where a folder is named (`PSRA_SECRETS_DIR`), else variables. */
export const openSecrets = (
	folder: string | undefined,
	environment: Readonly<Record<string, string | undefined>>,
): Secrets => (folder ? fileSecrets(folder) : environmentSecrets(environment));
