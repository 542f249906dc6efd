import { BUS_TOPICS, describeMessageBus, LARGEST } from '../../../conformance/message-bus/suite.ts';
import { openCorner } from '../../../support/installation/broker.ts';
import { letWaitsSpeak } from '../../../support/installation/index.ts';
import { acquireStack } from '../../../support/stack/acquire-stack.ts';

letWaitsSpeak();

describeMessageBus(async () => {
	const disposal = new AsyncDisposableStack();
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	const corner = await openCorner(stack.kafkaBrokers, BUS_TOPICS, { 'max.message.bytes': String(LARGEST) });
	disposal.defer(() => corner.close());
	return { bus: corner.bus, close: () => disposal.disposeAsync() };
});
