import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { environmentSecrets } from '../../../../infra/secrets/environment.ts';
import { fileSecrets } from '../../../../infra/secrets/file.ts';

describe('secrets from the environment', () => {
	it('are named PSRA_SECRET_ and the name in capitals', async () => {
		const secrets = environmentSecrets({ PSRA_SECRET_ERP_TOKEN: 's3cret' });
		expect(await secrets.get('erp-token')).toBe('s3cret');
	});

	it.each([
		['absent', {}],
		['empty', { PSRA_SECRET_ERP_TOKEN: '' }],
	])('that are %s are refused, naming the variable', async (_what, environment) => {
		await expect(environmentSecrets(environment).get('erp-token')).rejects.toMatchObject({
			code: 'SECRET_MISSING',
			facts: { field: 'PSRA_SECRET_ERP_TOKEN', remedy: expect.stringContaining('PSRA_SECRETS_DIR') },
		});
	});
});

describe('secrets from files', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'psra-secrets-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	it('are read without the line break that editors leave', async () => {
		await writeFile(join(folder, 'erp-token'), 's3cret\n');
		expect(await fileSecrets(folder).get('erp-token')).toBe('s3cret');
	});

	it('are read at each use, so that a rotated one is seen', async () => {
		const secrets = fileSecrets(folder);
		await writeFile(join(folder, 'rotated'), 'old');
		expect(await secrets.get('rotated')).toBe('old');
		await writeFile(join(folder, 'rotated'), 'new');
		expect(await secrets.get('rotated')).toBe('new');
	});

	it.each(['absent', 'blank'])('that are %s are refused, naming the file', async (name) => {
		await writeFile(join(folder, 'blank'), ' \n');
		await expect(fileSecrets(folder).get(name)).rejects.toMatchObject({
			code: 'SECRET_MISSING',
			facts: { field: name, problem: `${join(folder, name)} is absent, unreadable or empty` },
		});
	});

	it.each(['../passwd', 'a/b', '', '.hidden', 'UPPER'])(
		'are never looked for outside of the folder: %j',
		async (name) => {
			await expect(fileSecrets(folder).get(name)).rejects.toThrow(RangeError);
		},
	);
});
