import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../ports/session.ts';
import type { CertificateLine } from './state.ts';

/** Puts the issued declarations into a folder, so that one can open them; answers each certificate's file. */
export async function writePdfs(
	database: Database,
	company: string,
	folder: string,
	certificates: readonly CertificateLine[],
): Promise<Map<string, string>> {
	await mkdir(folder, { recursive: true });
	const files = new Map<string, string>();
	for (const { id, number } of certificates) {
		if (number === null) continue;
		const pdf = await database.transaction((session) => session.certificates.pdf(company, id));
		if (!pdf) continue;
		const file = join(folder, `${number}.pdf`);
		await writeFile(file, pdf);
		files.set(id, file);
	}
	return files;
}
