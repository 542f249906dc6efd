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
	/** The certificate as it stands. */
	find(company: string, certificateId: string): Promise<StoredCertificate | undefined>;
	/** The next number of a series, which stays locked until the transaction ends: what follows either takes it or leaves it. */
	nextNumber(company: string, series: string): Promise<number>;
	/** Takes the number that `nextNumber` gave, so that the series has neither gap nor double. */
	takeNumber(company: string, series: string, number: number): Promise<void>;
	insert(certificate: StoredCertificate, pdf: Uint8Array | null): Promise<void>;
	pdf(company: string, certificateId: string): Promise<Uint8Array | undefined>;
}
