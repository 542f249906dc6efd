import { describeFactStore } from '../../../conformance/facts/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeFactStore(postgresStores());
