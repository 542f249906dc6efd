import type { DeclarationCase, DeclarationFinding, DeclarationJudgement } from '../schema/declaration.ts';
import { checkCountries } from './checks/countries.ts';
import { checkCumulation } from './checks/cumulation.ts';
import { checkFramework } from './checks/framework.ts';
import { checkGoods } from './checks/goods.ts';
import { checkMaterials } from './checks/materials.ts';
import { checkOrigin } from './checks/origin.ts';
import { checkParties } from './checks/parties.ts';
import { checkIssueDate, checkPeriod } from './checks/period.ts';
import { checkRevocation } from './checks/revocation.ts';
import { checkResponsiblePerson, checkSignature } from './checks/signature.ts';
import { checkCustomer, checkRegularSupply } from './checks/supply.ts';
import { checkTrader } from './checks/trader.ts';
import { checkArticleOfUse, checkCountryOfUse, checkDelivery, checkTimeOfUse } from './checks/use.ts';
import { checkWording } from './checks/wording.ts';
import type { Check } from './finding.ts';

/** In the order in which a person reads the form, the use last. */
const CHECKS: readonly Check[] = [
	checkRegularSupply,
	checkWording,
	checkGoods,
	checkCustomer,
	checkParties,
	checkOrigin,
	checkCountries,
	checkCumulation,
	checkFramework,
	checkIssueDate,
	checkPeriod,
	checkTrader,
	checkResponsiblePerson,
	checkSignature,
	checkMaterials,
	checkRevocation,
	checkDelivery,
	checkTimeOfUse,
	checkCountryOfUse,
	checkArticleOfUse,
];

function overall(findings: readonly DeclarationFinding[]): DeclarationJudgement['verdict'] {
	if (findings.some((finding) => finding.verdict === 'reject')) return 'reject';
	return findings.some((finding) => finding.verdict === 'indeterminate') ? 'indeterminate' : 'accept';
}

/**
 * Judges a supplier's declaration as received, and the use that is to be made of it. `declaration` has passed the
 * schema `declarationCase`. Every check that its fields allow gives at least one finding, with the article that it
 * rests on; a case without fields is accepted with none.
 */
export function judgeDeclaration(declaration: DeclarationCase): DeclarationJudgement {
	const findings = CHECKS.flatMap((check) => check(declaration));
	return { id: declaration.id, verdict: overall(findings), findings };
}
