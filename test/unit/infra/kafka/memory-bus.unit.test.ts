import { BUS_TOPICS, describeMessageBus, LARGEST } from '../../../conformance/message-bus/suite.ts';
import { memoryBus } from '../../../support/memory/bus.ts';

describeMessageBus(async () => {
	const bus = memoryBus({ topics: BUS_TOPICS, largest: LARGEST, newTopicMs: 1_000 });
	return { bus, close: () => bus.close() };
});
