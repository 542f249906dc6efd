import { afterEach, describe, expect, it } from '@jest/globals';
import { certificates } from '../../../../infra/config/certificates.ts';
import { authority } from '../../../support/tls/authority.ts';
import { type CertificateFolder, certificateFolder, trusting } from '../../../support/tls/folder.ts';

const ca = authority('test authority');
const own = ca.issue('psra');
const folders: CertificateFolder[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) folder.remove();
});
const folderWith = (files: Record<string, string>) => {
	const folder = certificateFolder(files);
	folders.push(folder);
	return folder;
};
const open = (files: Record<string, string>, mutual = false) =>
	certificates({ TLS_CERT_DIR: folderWith(files).path, ENABLE_MTLS: mutual });

describe('the certificates of the configuration', () => {
	it('are none where no folder is set', () => {
		expect(certificates({ TLS_CERT_DIR: undefined, ENABLE_MTLS: false })).toBeUndefined();
	});

	it('are the authority alone without mTLS, and our own besides with it', () => {
		expect(open(trusting(ca, own))?.()).toEqual({ ca: Buffer.from(ca.cert) });
		expect(open(trusting(ca, own), true)?.()).toEqual({
			ca: Buffer.from(ca.cert),
			cert: Buffer.from(own.cert),
			key: Buffer.from(own.key),
		});
	});

	it('are read anew each time', () => {
		const folder = folderWith(trusting(ca));
		const read = certificates({ TLS_CERT_DIR: folder.path, ENABLE_MTLS: false });
		const renewed = authority('another');
		folder.write(trusting(renewed));
		expect(read?.().ca?.toString()).toBe(renewed.cert);
	});

	const expired = ca.issue('psra', new Date(Date.now() - 1_000));
	it.each<[string, Record<string, string>, string]>([
		['no authority', {}, 'ca.crt can not be read: ENOENT'],
		['no certificate of ours', trusting(ca), 'tls.crt can not be read: ENOENT'],
		['no key', { 'ca.crt': ca.cert, 'tls.crt': own.cert }, 'tls.key can not be read: ENOENT'],
		['something else for a certificate', { ...trusting(ca, own), 'ca.crt': 'hello' }, 'ca.crt is no certificate'],
		['an expired certificate', trusting(ca, expired), 'tls.crt expired on'],
		['the key of another', trusting(ca, { cert: own.cert, key: ca.key }), 'tls.key is not the key of tls.crt'],
		['a key that is none', trusting(ca, { cert: own.cert, key: 'hello' }), 'tls.key is not the key of tls.crt'],
	])('are refused at the start: %s', (_what, files, problem) => {
		expect(() => open(files, true)).toThrow(
			expect.objectContaining({
				code: 'CONFIG_INVALID',
				facts: {
					field: 'TLS_CERT_DIR',
					problem: expect.stringContaining(problem),
					remedy: expect.stringMatching(/\S/),
				},
			}),
		);
	});

	it('are wanted for mTLS', () => {
		expect(() => certificates({ TLS_CERT_DIR: undefined, ENABLE_MTLS: true })).toThrow(
			expect.objectContaining({ code: 'CONFIG_INVALID', facts: expect.objectContaining({ field: 'ENABLE_MTLS' }) }),
		);
	});
});
