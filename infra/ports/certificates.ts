export interface StoredCertificate {
	readonly company: string;
	readonly certificateId: string;
	readonly requestId: string;
	/** Null where refused. */
	readonly number: string | null;
	readonly status: 'issued' | 'refused' | 'revoked';
	readonly version: number;
	/** The event that told of its decision, as published: `psra.ltsd.CertificateIssued` or `…Refused`. */
	readonly record: object;
	readonly pdfSha256: string | null;
	/** Goods that are no longer covered, with the first day of shipments that are not. */
	readonly revocations: readonly { readonly sku: string; readonly from: string }[];
	/** Why it was revoked, in the words of the last revocation. */
	readonly revocationReason: string | null;
}

/** A customer who must be told of a revocation (Article 62(3)). */
export interface NoticeDue {
	readonly company: string;
	readonly certificateId: string;
	/** Version of the certificate that the revocation made. */
	readonly version: number;
	readonly partyId: string;
	/** Deliveries that are no longer covered, by document. */
	readonly deliveries: readonly string[];
}

export interface CertificateStore {
	/** The certificate as it stands. */
	find(company: string, certificateId: string): Promise<StoredCertificate | undefined>;
	/** The next number of a series, which stays locked until the transaction ends: what follows either takes it or leaves it. */
	nextNumber(company: string, series: string): Promise<number>;
	/** Takes the number that `nextNumber` gave, so that the series has neither gap nor double. */
	takeNumber(company: string, series: string, number: number): Promise<void>;
	insert(certificate: StoredCertificate, pdf: Uint8Array | null): Promise<void>;
	/**
	 * Keeps a revocation: `certificate.version` is the stored one plus one, else VERSION_CONFLICT. The page stays as it was
	 * issued. `notices`: whom the firm must tell, kept until somebody has.
	 */
	revoke(certificate: StoredCertificate, notices: readonly NoticeDue[]): Promise<void>;
	/** Customers who were not told yet. */
	noticesDue(company: string, certificateId: string): Promise<NoticeDue[]>;
	pdf(company: string, certificateId: string): Promise<Uint8Array | undefined>;
}
