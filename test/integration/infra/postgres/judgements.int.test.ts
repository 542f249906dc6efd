import { describeJudgementStore } from '../../../conformance/judgements/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeJudgementStore(postgresStores());
