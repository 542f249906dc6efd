/** What a TLS connection is opened with, in PEM. */
export interface TlsMaterial {
	/** Authorities that the other side's certificate is checked with; absent: those of the machine. */
	readonly ca?: Buffer;
	/** Our own certificate and its key, where we prove who we are as well. */
	readonly cert?: Buffer;
	readonly key?: Buffer;
}

/** Read anew for each connection, so that renewed certificates are used without a restart. */
export type Certificates = () => TlsMaterial;
