import type { DeclarationFinding, DeclarationForm } from '../../schema/declaration.ts';
import { isInUnion } from '../../schema/territory.ts';
import { accept, type Check, reject, undecided } from '../finding.ts';
import { annexNote, ESTABLISHMENT } from '../sources.ts';
import { NEIGHBOURS_WITH_EXCEPTIONS } from '../territories.ts';

type Party = 'supplier' | 'customer';

function blank(party: Party, form: DeclarationForm | undefined): DeclarationFinding {
	const check = `${party}-established`;
	if (party === 'supplier') {
		const remedy = "Have the supplier issue the declaration with the company's name and address.";
		return reject(check, annexNote(form, 'person'), "The supplier's address is left blank.", remedy);
	}
	const message = "The customer's country is not stated: whether the customer is established in the EU is unknown.";
	return undecided(check, ESTABLISHMENT, message, "State the customer's country of establishment.");
}

function judge(party: Party, form: DeclarationForm | undefined, country: string | null): DeclarationFinding {
	if (country === null) return blank(party, form);
	const check = `${party}-established`;
	if (isInUnion(country)) {
		return accept(check, ESTABLISHMENT, `The ${party} is established in the EU (${country}).`);
	}
	if (NEIGHBOURS_WITH_EXCEPTIONS.has(country)) {
		const message = `The ${party} is established in ${country}, not in the EU; provisions of their own may admit such a declaration, with a wording of its own.`;
		const remedy = 'Have a person compare the declaration with those provisions (for Turkey: Decision 1/2006).';
		return undecided(check, ESTABLISHMENT, message, remedy);
	}
	const message = `The ${party} is established in ${country}; a supplier's declaration passes between firms in the EU.`;
	return reject(check, ESTABLISHMENT, message, 'Ask for the proof of origin of the agreement instead.');
}

/** Both firms are established in the EU. */
export const checkParties: Check = ({ form, supplierCountry, customerCountry }) => [
	...(supplierCountry === undefined ? [] : [judge('supplier', form, supplierCountry)]),
	...(customerCountry === undefined ? [] : [judge('customer', form, customerCountry)]),
];
