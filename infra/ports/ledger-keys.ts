/**
 * An Ed25519 key that a log signs its checkpoints with, or a witness its cosignatures. Where the private part is, is the
 * adapter's affair: a file, a secret, a key service. It MUST NOT be readable through this, nor appear in an error or log.
 */
export interface LedgerKey {
	/** Under which those who trust it know it: a URL without its scheme. That of a log is the log's origin. */
	readonly name: string;
	/** 32 bytes (RFC 8032). */
	readonly publicKey: Uint8Array;
	/** Made by the program itself and guarded by nobody: what it signs proves nothing outside of a demonstration or test. */
	readonly development: boolean;
	/** The Ed25519 signature of a message, 64 bytes. */
	sign(message: Uint8Array): Promise<Uint8Array>;
}
