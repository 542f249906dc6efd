import { describeSagaStore } from '../../../conformance/sagas/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeSagaStore(postgresStores());
