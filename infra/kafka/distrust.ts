import type { ErrorFacts } from '../errors.ts';

/** Why broker and process do not trust each other, and what a person does; undefined where the error is another. */
export function distrustOf(error: Error & { readonly type?: string; readonly code?: string }): ErrorFacts | undefined {
	const { name, message, type, code } = error;
	if (type === 'UNSUPPORTED_SASL_MECHANISM')
		return {
			field: 'KAFKA_SASL_MECHANISM',
			problem: message,
			remedy: 'Set a mechanism that the listener has enabled.',
		};
	if (name === 'KafkaJSSASLAuthenticationError' || type === 'SASL_AUTHENTICATION_FAILED') {
		return {
			field: 'KAFKA_SASL_USERNAME',
			problem: 'the broker knows no such user with this password by this mechanism',
			remedy: 'Correct KAFKA_SASL_USERNAME or the secret kafka-password.',
		};
	}
	return CERTIFICATE.find(({ codes }) => code !== undefined && codes.test(code))?.facts;
}

const ca = 'TLS_CERT_DIR';

/** Codes of Node's TLS: what we found of the broker's certificate (X509_V_ERR_…), and what it found of ours (alerts). */
const CERTIFICATE: readonly { readonly codes: RegExp; readonly facts: ErrorFacts }[] = [
	{
		codes:
			/^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_SIGNATURE_FAILURE|CERT_UNTRUSTED)$/,
		facts: {
			field: ca,
			problem: 'the broker’s certificate is of an authority that is not trusted here',
			remedy: 'Put the authority that signed it into ca.crt of TLS_CERT_DIR.',
		},
	},
	{
		codes: /^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/,
		facts: {
			field: 'KAFKA_BROKERS',
			problem: 'the broker’s certificate, or that of its authority, is expired or not valid yet',
			remedy: 'Renew it at the broker; compare the clocks of both machines.',
		},
	},
	{
		codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
		facts: {
			field: 'KAFKA_BROKERS',
			problem: 'the broker’s certificate is for another name than it is called by',
			remedy: 'Name brokers as their certificates do, also in their advertised listeners.',
		},
	},
	{
		codes: /^ERR_SSL_.*ALERT_(CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE)$/,
		facts: {
			field: 'ENABLE_MTLS',
			problem: 'the broker wants a certificate of ours',
			remedy: 'Set ENABLE_MTLS=true and put tls.crt and tls.key into TLS_CERT_DIR.',
		},
	},
	{
		codes: /^ERR_SSL_.*ALERT_(BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_\w+|UNSUPPORTED_CERTIFICATE|ACCESS_DENIED)$/,
		facts: {
			field: ca,
			problem: 'the broker refuses our certificate, or misses one',
			remedy:
				'Put a certificate of an authority that the broker trusts into tls.crt, its key into tls.key; ENABLE_MTLS=true.',
		},
	},
	{
		codes: /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|\w*UNKNOWN_PROTOCOL)$/,
		facts: {
			field: 'KAFKA_TLS',
			problem: 'the broker’s port does not speak TLS',
			remedy: 'Name the port of its TLS listener in KAFKA_BROKERS, or set KAFKA_TLS=off.',
		},
	},
];
