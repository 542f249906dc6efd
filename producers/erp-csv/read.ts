import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PsraError } from '../../infra/errors.ts';
import { FORMATS } from './formats.ts';
import type { Profile } from './profile.ts';
import { profileSchema } from './profile.ts';
import type { FolderFile } from './table.ts';

/**
 * The files of a folder, by name; folders in it and hidden files are left alone. A file that no format has is listed
 * without its bytes, so that it can be named. Throws VALUE_INVALID where the folder can't be read.
 */
export async function readFolder(dir: string): Promise<FolderFile[]> {
	const entries = await readdir(dir, { withFileTypes: true }).catch((cause: unknown) => {
		throw unreadable('dir', dir, 'name a folder with ERP files', cause);
	});
	const names = entries.flatMap((entry) => (entry.name.startsWith('.') || entry.isDirectory() ? [] : [entry.name]));
	return Promise.all(
		names.sort().map(async (name) => {
			const known = FORMATS.some((format) => format.name === name);
			return { name, bytes: known ? await bytesOf(join(dir, name)) : new Uint8Array() };
		}),
	);
}

function bytesOf(path: string): Promise<Uint8Array> {
	return readFile(path).catch((cause: unknown) => {
		throw unreadable('dir', path, 'let the loader read the file', cause);
	});
}

/** A profile file. Throws VALUE_INVALID that names the field where it isn't one. */
export async function readProfile(file: string): Promise<Profile> {
	const text = await readFile(file, 'utf8').catch((cause: unknown) => {
		throw unreadable('profile', file, 'name a profile file', cause);
	});
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (cause) {
		throw unreadable('profile', file, 'write the profile as JSON', cause);
	}
	const parsed = profileSchema.safeParse(json);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const field = issue?.path.join('.') ?? '';
	throw new PsraError('VALUE_INVALID', `profile ${file}: ${z.prettifyError(parsed.error)}`, {
		field,
		problem: issue?.message ?? 'is no profile',
		remedy: `correct ${field || 'the profile'} in ${file}`,
	});
}

/** The profile of the AdventureWorks sample that ships with the project. */
export const ADVENTUREWORKS_PROFILE = join(import.meta.dirname, 'profiles', 'adventureworks.json');

function unreadable(field: string, path: string, remedy: string, cause: unknown): PsraError {
	return new PsraError(
		'VALUE_INVALID',
		`${path} can not be read`,
		{ field, problem: 'can not be read', remedy },
		cause,
	);
}
