import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { developmentKey } from '../../../../../infra/ledger/keys/development.ts';
import { openKey } from '../../../../../infra/ledger/keys/open-key.ts';
import { newPrivateKey, publicKeyText, readPrivateKey } from '../../../../../infra/ledger/keys/private-key.ts';
import { parseVerifierKey, verifySignature } from '../../../../../infra/ledger/tlog/key.ts';
import { environmentSecrets } from '../../../../../infra/secrets/environment.ts';
import { ownFolder } from '../../../../support/folder.ts';

describe('a private key', () => {
	it('is read as others write it', () => {
		const key = readPrivateKey('PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz')!;
		expect(publicKeyText(key, 'note')).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
		expect(key.development).toBe(false);
	});

	it('that is new signs what its public part verifies', async () => {
		const key = readPrivateKey(newPrivateKey('ledger.example/HD'))!;
		const message = Buffer.from('message');
		for (const use of ['note', 'cosignature'] as const)
			expect(verifySignature(parseVerifierKey(publicKeyText(key, use))!, message, await key.sign(message))).toBe(true);
		expect(newPrivateKey('a')).not.toBe(newPrivateKey('a'));
	});

	it.each([
		['another id', (line: string) => line.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
		['another name', (line: string) => line.replace('+a+', '+b+')],
		['a part missing', (line: string) => line.slice(0, -4)],
		['another type', (line: string) => line.replace('+AY', '+BY').replace('+A', '+B')],
		['nothing', () => ''],
	])('with %s is none', (_what, change) => {
		expect(readPrivateKey(change(newPrivateKey('a')))).toBeUndefined();
	});

	it('shows nothing of itself', () => {
		const line = newPrivateKey('a');
		const key = readPrivateKey(line)!;
		const secret = Buffer.from(line.split('+').slice(4).join('+'), 'base64').subarray(1);
		const shown = JSON.stringify(key, (_name, value) => (typeof value === 'function' ? String(value) : value));
		expect(shown).not.toContain(secret.toString('base64'));
		expect(Object.keys(key).sort()).toEqual(['development', 'name', 'publicKey', 'sign']);
	});
});

describe('a development key', () => {
	const folder = ownFolder();
	const path = () => join(folder(), 'keys', 'ledger-key');

	it('is made at the first start, marked as such, and the same ever after', async () => {
		const first = await developmentKey(path(), 'ledger.example/HD');
		expect(first).toMatchObject({ name: 'ledger.example/HD/development', development: true });
		expect((await developmentKey(path(), 'ledger.example/HD')).publicKey).toEqual(first.publicKey);
	});

	it('can be read by its owner alone, and leaves nothing beside it', async () => {
		await developmentKey(path(), 'a');
		expect((await stat(path())).mode & 0o777).toBe(0o600);
		expect((await stat(join(folder(), 'keys'))).mode & 0o077).toBe(0);
		expect(await readdir(join(folder(), 'keys'))).toEqual(['ledger-key']);
	});

	it('is one where several processes start at once', async () => {
		const keys = await Promise.all(Array.from({ length: 6 }, () => developmentKey(path(), 'a')));
		expect(new Set(keys.map((key) => publicKeyText(key, 'note'))).size).toBe(1);
		expect(await readdir(join(folder(), 'keys'))).toEqual(['ledger-key']);
	});

	it('that others can read is refused', async () => {
		await developmentKey(path(), 'a');
		await chmod(path(), 0o640);
		await expect(developmentKey(path(), 'a')).rejects.toMatchObject({
			code: 'CONFIG_INVALID',
			facts: { problem: expect.stringContaining('others') },
		});
	});

	it.each([
		['no key', async () => 'nonsense of a secret'],
		['a key that is not marked', async () => newPrivateKey('a')],
	])('in whose place is %s is refused, and not shown', async (_what, content) => {
		await developmentKey(path(), 'a');
		const text = await content();
		await writeFile(path(), text);
		const refused = developmentKey(path(), 'a');
		await expect(refused).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
		await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(text) });
	});
});

describe('the key of an installation', () => {
	const folder = ownFolder();
	const open = (environment: Record<string, string>) =>
		openKey({ secrets: environmentSecrets(environment), secret: 'ledger-key', folder: folder(), name: 'a' });

	it('is the secret where there is one', async () => {
		expect(await open({ PSRA_SECRET_LEDGER_KEY: newPrivateKey('ledger.example/HD') })).toMatchObject({
			name: 'ledger.example/HD',
			development: false,
		});
		expect(await readdir(folder())).toEqual([]);
	});

	it('is a development key otherwise', async () => {
		expect(await open({})).toMatchObject({ name: 'a/development', development: true });
		expect(await readFile(join(folder(), 'ledger-key'), 'utf8')).toMatch(/^PRIVATE\+KEY\+a\/development\+/);
	});

	it('is never replaced by a development key because it can not be read', async () => {
		const refused = open({ PSRA_SECRET_LEDGER_KEY: 'half of a secret' });
		await expect(refused).rejects.toMatchObject({ code: 'CONFIG_INVALID', facts: { field: 'ledger-key' } });
		await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('half of') });
		expect(await readdir(folder())).toEqual([]);
	});
});
