import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PsraError } from '../../infra/errors.ts';
import type { Profile } from './profile.ts';
import { profileSchema } from './profile.ts';
import type { FolderFile } from './table.ts';

/**
 * The CSV files of a folder, by name; folders in it and other files are left alone.
 * Throws VALUE_INVALID where there is no such folder.
 */
export async function readFolder(dir: string): Promise<FolderFile[]> {
	const entries = await readdir(dir, { withFileTypes: true }).catch((cause: unknown) => {
		throw unreadable('dir', dir, 'name a folder with ERP files', cause);
	});
	const names = entries.filter((entry) => entry.name.toLowerCase().endsWith('.csv') && !entry.isDirectory());
	return Promise.all(
		names
			.map((entry) => entry.name)
			.sort()
			.map(async (name) => ({ name, bytes: await readFile(join(dir, name)) })),
	);
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
