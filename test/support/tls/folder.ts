import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pair } from './authority.ts';

export interface CertificateFolder {
	readonly path: string;
	write(files: Readonly<Record<string, string>>): void;
	remove(): void;
}

/** A folder as TLS_CERT_DIR names it. */
export function certificateFolder(files: Readonly<Record<string, string>>): CertificateFolder {
	const path = mkdtempSync(join(tmpdir(), 'psra-certificates-'));
	const write: CertificateFolder['write'] = (all) => {
		for (const [name, content] of Object.entries(all)) writeFileSync(join(path, name), content);
	};
	write(files);
	return { path, write, remove: () => rmSync(path, { recursive: true }) };
}

/** Files of a process that trusts `ca`, and shows `own`. */
export const trusting = (ca: Pair, own?: Pair): Record<string, string> => ({
	'ca.crt': ca.cert,
	...(own && { 'tls.crt': own.cert, 'tls.key': own.key }),
});
