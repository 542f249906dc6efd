import { describeEvaluationStore } from '../../../conformance/evaluations/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeEvaluationStore(postgresStores());
