export interface StoredCertificate {
	readonly company: string;
	readonly certificateId: string;
	readonly requestId: string;
	/** Null where refused. */
	readonly number: string | null;
	readonly status: 'issued' | 'refused';
	readonly version: number;
	/** The event that told it, as published: `psra.ltsd.CertificateIssued` or `…Refused`. */
	readonly record: object;
	readonly pdfSha256: string | null;
}

export interface CertificateStore {
	/** Reads and locks the certificate's row; undefined where there is none. */
	load(company: string, certificateId: string): Promise<StoredCertificate | undefined>;
	/** Next number of a series, without gaps: it is taken for good when the transaction commits. */
	nextNumber(company: string, series: string): Promise<number>;
	insert(certificate: StoredCertificate, pdf: Uint8Array | null): Promise<void>;
	pdf(company: string, certificateId: string): Promise<Uint8Array | undefined>;
}
