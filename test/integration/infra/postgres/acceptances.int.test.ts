import { describeAcceptanceStore } from '../../../conformance/acceptances/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeAcceptanceStore(postgresStores());
