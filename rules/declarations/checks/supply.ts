import { accept, type Check, isBlank, reject, undecided } from '../finding.ts';
import { ART_62_1, annexNote, isLongTerm } from '../sources.ts';

const ASK_SINGLE = 'Ask for a single declaration for each consignment (Annex 22-15).';

/** The long-term form is for regular supplies whose status is expected to stay the same (Article 62(1)). */
export const checkRegularSupply: Check = ({ form, regularSupply, statusExpectedConstant }) => {
	if (!isLongTerm(form)) return [];
	const findings = [];
	if (regularSupply === false) {
		findings.push(reject('regular-supply', ART_62_1, 'The goods are not supplied regularly.', ASK_SINGLE));
	}
	if (statusExpectedConstant === false) {
		findings.push(
			reject('status-constant', ART_62_1, 'The origin status is not expected to stay the same.', ASK_SINGLE),
		);
	}
	if (findings.length === 0 && (regularSupply !== undefined || statusExpectedConstant !== undefined)) {
		findings.push(accept('regular-supply', ART_62_1, 'Regular supplies, as the long-term form asks for.'));
	}
	return findings;
};

const NOBODY_IN_PARTICULAR =
	/\b(all|our|various|several|any)\s+(\w+\s+)?customers?\b|\bto whom it may concern\b|\b(alle|unsere|diverse)\s+kunden\b|^\s*(various|diverse|alle|all)\s*$/i;

/** The long-term form names one customer (note 3); a single one hangs on its document and has no such field. */
export const checkCustomer: Check = ({ form, customer }) => {
	if (customer === undefined || !isLongTerm(form)) return [];
	const source = annexNote(form, 'customer');
	const remedy = "Have the supplier issue the declaration with the customer's name.";
	if (customer === null || isBlank(customer)) {
		return [reject('customer', source, 'The company supplied is not named.', remedy)];
	}
	if (NOBODY_IN_PARTICULAR.test(customer)) {
		return [reject('customer', source, `"${customer}" names no single company.`, remedy)];
	}
	if (/[;\n|]/.test(customer)) {
		return [undecided('customer', source, `"${customer}" may name more than one company; one is allowed.`, remedy)];
	}
	return [accept('customer', source, `The company supplied is named: ${customer}.`)];
};
