import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { environmentSecrets } from '../../../../infra/secrets/environment.ts';
import { fileSecrets } from '../../../../infra/secrets/file.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'psra-secrets-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('secrets from the environment', () => {
	it('are variables of the secret’s name', async () => {
		await expect(environmentSecrets({ PSRA_SECRET_ERP_TOKEN: 's3' }).get('erp-token')).resolves.toBe('s3');
	});

	it('say which variable is absent', async () => {
		await expect(environmentSecrets({}).get('erp-token')).rejects.toMatchObject({
			code: 'SECRET_MISSING',
			facts: { field: 'PSRA_SECRET_ERP_TOKEN', remedy: expect.stringContaining('PSRA_SECRETS_DIR') },
		});
	});
});

describe('secrets from files', () => {
	it('are read anew at each use, so that a rotated one is seen', async () => {
		const secrets = fileSecrets(folder);
		await writeFile(join(folder, 'erp-token'), 'first\n');
		await expect(secrets.get('erp-token')).resolves.toBe('first');
		await writeFile(join(folder, 'erp-token'), 'second\n');
		await expect(secrets.get('erp-token')).resolves.toBe('second');
	});

	it('say which file is absent or empty', async () => {
		await writeFile(join(folder, 'empty'), '\n');
		for (const name of ['absent', 'empty']) {
			await expect(fileSecrets(folder).get(name)).rejects.toMatchObject({
				code: 'SECRET_MISSING',
				facts: { field: name },
			});
		}
	});

	it.each(['../erp-token', 'a/b', '.hidden', ''])('never leave their folder: %j is no name', async (name) => {
		await expect(fileSecrets(folder).get(name)).rejects.toThrow(RangeError);
	});
});
