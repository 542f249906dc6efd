import { describeInbox } from '../../../conformance/inbox/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeInbox(postgresStores());
