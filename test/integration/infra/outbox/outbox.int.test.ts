import { describeOutbox } from '../../../conformance/outbox/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeOutbox(postgresStores());
