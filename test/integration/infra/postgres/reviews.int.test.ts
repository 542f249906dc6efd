import { describeReviewStore } from '../../../conformance/reviews/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeReviewStore(postgresStores());
