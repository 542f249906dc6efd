import type { ConsumerDefinition } from '../runner/index.ts';
import { issue, type LtsdIssuanceOptions } from './issue.ts';
import { refuse } from './refuse.ts';
import { revoke } from './revoke.ts';

export type { LtsdIssuanceOptions } from './issue.ts';

/**
 * Issues long-term supplier's declarations (Annex 22-16), ends a request without one, or revokes one. A certificate is
 * decided once: a repeated command finds it decided and does nothing, and number, page and events are saved in one
 * transaction.
 */
export function ltsdIssuance(options: LtsdIssuanceOptions): ConsumerDefinition {
	return {
		name: 'ltsd-issuance',
		topics: ['ltsd.commands'],
		handlers: {
			'psra.ltsd.IssueCertificate': ({ value }, session) => issue(options, session, value),
			'psra.ltsd.RefuseCertificate': ({ value }, session) => refuse(session, value),
			'psra.ltsd.RevokeCertificate': ({ value }, session) => revoke(options, session, value),
		},
	};
}
