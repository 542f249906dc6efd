import { envelope } from '../../../../infra/outbox/envelope.ts';
import { describeFactStore } from '../../../conformance/facts/suite.ts';
import { describeInbox } from '../../../conformance/inbox/suite.ts';
import { describeOutbox } from '../../../conformance/outbox/suite.ts';
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

describeFactStore(inMemory);
describeInbox(inMemory);
describeOutbox(inMemory);
describeSagaStore(inMemory);
describeTimerStore(inMemory);
