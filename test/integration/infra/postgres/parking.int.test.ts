import { describeParking, describeStarts } from '../../../conformance/parking/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

const stores = postgresStores();
describeParking(stores);
describeStarts(stores);
