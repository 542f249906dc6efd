import { describeRedrives } from '../../../conformance/redrives/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeRedrives(postgresStores());
