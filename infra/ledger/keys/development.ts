import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PsraError } from '../../errors.ts';
import type { LedgerKey } from '../../ports/ledger-keys.ts';
import { developmentName, newPrivateKey, readPrivateKey } from './private-key.ts';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/**
 * A key for development, made at the first start in a file that its owner alone can read, and read from it ever after.
 * Processes that start at once get the same. Its name is `name` with an end that marks all that it signs. Throws
 * CONFIG_INVALID where the file is no key, or others can read it; no error shows what is in it.
 */
export async function developmentKey(path: string, name: string): Promise<LedgerKey> {
	const line = (await content(path)) ?? (await made(path, developmentName(name)));
	const key = readPrivateKey(line.trim());
	if (!key?.development) throw unusable(path, 'it holds no development key');
	return key;
}

async function content(path: string): Promise<string | undefined> {
	try {
		const { mode } = await stat(path);
		if ((mode & OTHERS) !== 0) throw unusable(path, 'others than its owner can read it');
		return await readFile(path, 'utf8');
	} catch (error) {
		if (isCode(error, 'ENOENT')) return undefined;
		throw error;
	}
}

/** Linked into place whole: of two that are made at once one stands, and both read that. */
async function made(path: string, name: string): Promise<string> {
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	const draft = `${path}.${randomBytes(8).toString('hex')}`;
	try {
		await writeFile(draft, `${newPrivateKey(name)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
		await link(draft, path);
	} catch (error) {
		if (!isCode(error, 'EEXIST')) throw error;
	} finally {
		await rm(draft, { force: true });
	}
	return (await content(path)) as string;
}

const isCode = (error: unknown, code: string) => (error as NodeJS.ErrnoException).code === code;

const unusable = (path: string, problem: string): PsraError =>
	new PsraError('CONFIG_INVALID', `The key in ${path} is not used: ${problem}.`, {
		field: path,
		problem,
		remedy:
			'Let its owner alone read it (chmod 600), or move it away and have another one made: that is another log or witness.',
	});
