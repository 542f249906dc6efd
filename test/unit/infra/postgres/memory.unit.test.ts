import { envelope } from '../../../../infra/outbox/envelope.ts';
import { describeAcceptanceStore } from '../../../conformance/acceptances/suite.ts';
import { describeCertificateStore } from '../../../conformance/certificates/suite.ts';
import { describeEvaluationStore } from '../../../conformance/evaluations/suite.ts';
import { describeFactStore } from '../../../conformance/facts/suite.ts';
import { describeIdempotencyStore } from '../../../conformance/idempotency/suite.ts';
import { describeInbox } from '../../../conformance/inbox/suite.ts';
import { describeJudgementStore } from '../../../conformance/judgements/suite.ts';
import { describeOutbox } from '../../../conformance/outbox/suite.ts';
import { describeParking, describeStarts } from '../../../conformance/parking/suite.ts';
import { describeRedrives } from '../../../conformance/redrives/suite.ts';
import { describeReviewStore } from '../../../conformance/reviews/suite.ts';
import { describeSagaStore } from '../../../conformance/sagas/suite.ts';
import { describeTimerStore } from '../../../conformance/timers/suite.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { memoryCodec } from '../../../support/memory/registry.ts';

const codec = memoryCodec();

/** The stores that unit tests run on promise what those in PostgreSQL promise. */
async function inMemory() {
	return memoryDatabase(envelope({ codec: await codec, clock: clockAt(), source: 'urn:psra:test' }));
}

describeAcceptanceStore(inMemory);
describeCertificateStore(inMemory);
describeEvaluationStore(inMemory);
describeIdempotencyStore(inMemory);
describeJudgementStore(inMemory);
describeParking(inMemory);
describeRedrives(inMemory);
describeStarts(inMemory);
describeReviewStore(inMemory);
describeFactStore(inMemory);
describeInbox(inMemory);
describeOutbox(inMemory);
describeSagaStore(inMemory);
describeTimerStore(inMemory);
