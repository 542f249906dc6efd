import { describeTimerStore } from '../../../conformance/timers/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeTimerStore(postgresStores());
