import { describeCertificateStore } from '../../../conformance/certificates/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

describeCertificateStore(postgresStores());
