import { describeLedger } from '../../../conformance/ledger/suite.ts';
import { postgresLedgers } from '../../../support/ledger/postgres-ledger.ts';

describeLedger(postgresLedgers());
