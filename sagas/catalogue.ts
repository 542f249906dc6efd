import { certificateIssuance } from './certificate-issuance/index.ts';
import { certificateLifecycle } from './certificate-lifecycle/index.ts';
import type { AnySaga } from './runtime/definition.ts';

/** What the sagas are set to; each takes what it needs. */
export type SagaSettings = Parameters<typeof certificateIssuance>[0] & Parameters<typeof certificateLifecycle>[0];

/** Every saga. A new one is a folder and a line here. */
export const sagaCatalogue = (settings: SagaSettings): readonly AnySaga[] => [
	certificateIssuance(settings),
	certificateLifecycle(settings),
];
