import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PsraError, reasonOf } from '../errors.ts';
import type { Certificates, TlsMaterial } from '../ports/tls.ts';
import type { Config } from './index.ts';

/** Files of `TLS_CERT_DIR`: the names that a Kubernetes secret of type kubernetes.io/tls has with cert-manager. */
const CA = 'ca.crt';
const CERTIFICATE = 'tls.crt';
const KEY = 'tls.key';

export type TlsSettings = Pick<Config, 'TLS_CERT_DIR' | 'ENABLE_MTLS'>;

/**
 * The certificates of the configuration; read once here, so that what is missing or expired is told at the start.
 * Undefined where no folder is set. Throws CONFIG_INVALID that names the file.
 */
export function certificates({ TLS_CERT_DIR: folder, ENABLE_MTLS: mutual }: TlsSettings): Certificates | undefined {
	if (!folder) {
		if (mutual) throw invalid('ENABLE_MTLS', 'is on, and TLS_CERT_DIR is not set', `Set TLS_CERT_DIR, or turn it off.`);
		return undefined;
	}
	const read = (): TlsMaterial => ({
		ca: pem(folder, CA),
		...(mutual && { cert: pem(folder, CERTIFICATE), key: pem(folder, KEY) }),
	});
	check(folder, read());
	return read;
}

function pem(folder: string, name: string): Buffer {
	const path = join(folder, name);
	try {
		return readFileSync(path);
	} catch (error) {
		const problem = `${path} can not be read: ${(error as NodeJS.ErrnoException).code ?? reasonOf(error)}`;
		throw invalid('TLS_CERT_DIR', problem, `Put ${name} (PEM) there; without mTLS only ${CA} is needed.`);
	}
}

function check(folder: string, { ca, cert, key }: TlsMaterial): void {
	if (ca) certificateOf(folder, CA, ca);
	if (!cert || !key) return;
	const own = certificateOf(folder, CERTIFICATE, cert);
	if (!keyFits(own, key))
		throw invalid(
			'TLS_CERT_DIR',
			`${join(folder, KEY)} is not the key of ${CERTIFICATE}`,
			'Put both of one pair there.',
		);
}

function certificateOf(folder: string, name: string, text: Buffer): X509Certificate {
	const path = join(folder, name);
	const certificate = parsed(path, text);
	if (certificate.validToDate.getTime() < Date.now())
		throw invalid('TLS_CERT_DIR', `${path} expired on ${certificate.validTo}`, 'Put a renewed certificate there.');
	return certificate;
}

function parsed(path: string, text: Buffer): X509Certificate {
	try {
		return new X509Certificate(text);
	} catch {
		throw invalid('TLS_CERT_DIR', `${path} is no certificate in PEM`, 'Write it as PEM (BEGIN CERTIFICATE).');
	}
}

function keyFits(certificate: X509Certificate, key: Buffer): boolean {
	try {
		return certificate.checkPrivateKey(createPrivateKey(key));
	} catch {
		return false;
	}
}

const invalid = (field: string, problem: string, remedy: string) =>
	new PsraError('CONFIG_INVALID', `${field}: ${problem}.`, { field, problem, remedy });
