import type { TopicDefinition } from './types.ts';
import { MIB } from './types.ts';

const byCertificate = (v: { company: string; certificateId: string }) => [v.company, v.certificateId];

export const ltsdTopics = [
	{
		name: 'ltsd.commands',
		key: 'company|certificate id',
		purpose: 'Orders to issue a declaration, to refuse it, or to revoke it for some or all of its goods.',
		owner: 'sagas',
		records: {
			'psra.ltsd.IssueCertificate': byCertificate,
			'psra.ltsd.RefuseCertificate': byCertificate,
			'psra.ltsd.RevokeCertificate': byCertificate,
		},
		partitions: 4,
		retention: { days: 30 },
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
	{
		name: 'ltsd.certificate-events',
		key: 'company|certificate id',
		purpose: 'What happened to certificates: issued, refused, revoked.',
		owner: 'consumers/ltsd-issuance',
		records: {
			'psra.ltsd.CertificateIssued': byCertificate,
			'psra.ltsd.CertificateRefused': byCertificate,
			'psra.ltsd.CertificateRevoked': byCertificate,
		},
		partitions: 4,
		retention: 'for-ever',
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
	{
		name: 'ltsd.certificates',
		key: 'company|certificate id',
		purpose: 'The current state of each certificate.',
		owner: 'consumers/ltsd-issuance',
		records: { 'psra.ltsd.Certificate': byCertificate },
		partitions: 4,
		retention: 'compacted',
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
] as const satisfies readonly TopicDefinition[];
