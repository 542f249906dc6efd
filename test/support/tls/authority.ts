import { generateKeyPairSync, sign } from 'node:crypto';
import forge from 'node-forge';

/** A certificate and its key, in PEM. */
export interface Pair {
	readonly cert: string;
	readonly key: string;
}

export interface Authority extends Pair {
	/** Signs a certificate for 127.0.0.1 and localhost, good for a day from now on, or until `until`. */
	issue(commonName: string, until?: Date): Pair;
}

const DAY_MS = 86_400_000;
const ADDRESS = { type: 7, ip: '127.0.0.1' };
const NAME = { type: 2, value: 'localhost' };
let serial = 1;

/** An authority of certificates for one test. */
export function authority(commonName: string): Authority {
	const own = keys();
	const subject = [{ name: 'commonName', value: commonName }];
	const cert = certificate(own.publicKey, subject, subject, new Date(Date.now() + DAY_MS), own.pem, [
		{ name: 'basicConstraints', cA: true },
		{ name: 'keyUsage', keyCertSign: true, cRLSign: true },
	]);
	return {
		cert,
		key: own.pem,
		issue(name, until = new Date(Date.now() + DAY_MS)) {
			const issued = leaf();
			const named = [{ name: 'commonName', value: name }];
			const extensions = [{ name: 'subjectAltName', altNames: [ADDRESS, NAME] }];
			return {
				cert: certificate(issued.publicKey, named, subject, until, own.pem, extensions),
				key: issued.pem,
			};
		},
	};
}

/** One for all that are no authorities: what they are told apart by is their certificates, and making a key takes long. */
let shared: ReturnType<typeof keys> | undefined;
const leaf = () => (shared ??= keys());

/** Missing in the library's types. */
const { getTBSCertificate: toBeSigned } = forge.pki as unknown as {
	getTBSCertificate(certificate: forge.pki.Certificate): forge.asn1.Asn1;
};

function keys() {
	const pair = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
	return {
		publicKey: forge.pki.publicKeyFromPem(pair.publicKey),
		pem: pair.privateKey,
	};
}

function certificate(
	publicKey: forge.pki.PublicKey,
	subject: forge.pki.CertificateField[],
	issuer: forge.pki.CertificateField[],
	until: Date,
	signer: string,
	extensions: object[],
): string {
	const made = forge.pki.createCertificate();
	made.publicKey = publicKey;
	made.serialNumber = (serial++).toString(16).padStart(4, '0');
	made.validity.notBefore = new Date(until.getTime() - 2 * DAY_MS);
	made.validity.notAfter = until;
	made.setSubject(subject);
	made.setIssuer(issuer);
	made.setExtensions(extensions);
	// Node signs; the library takes seconds for it where the machine is busy.
	const der = () => Buffer.from(forge.asn1.toDer(toBeSigned(made)).getBytes(), 'binary');
	const native = { sign: () => sign('sha256', der(), signer).toString('binary') };
	made.sign(native as unknown as forge.pki.rsa.PrivateKey, forge.md.sha256.create());
	return forge.pki.certificateToPem(made);
}
