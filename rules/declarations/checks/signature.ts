import type { DeclarationCase } from '../../schema/declaration.ts';
import { accept, type Check, isBlank, reject, undecided } from '../finding.ts';
import { ART_63, annexNote } from '../sources.ts';

/** Declaration and invoice both electronic and authenticated; undefined where what is known doesn't decide it. */
function electronicallyAuthenticated(declaration: DeclarationCase): boolean | undefined {
	const { declarationMedium, invoiceMedium, authenticated } = declaration;
	const limbs = [
		declarationMedium === undefined ? undefined : declarationMedium === 'electronic',
		invoiceMedium === undefined ? undefined : invoiceMedium === 'electronic',
		authenticated,
	];
	if (limbs.includes(false) || limbs.every((limb) => limb === undefined)) return false;
	return limbs.includes(undefined) ? undefined : true;
}

/**
 * Signed by hand; without a signature only where declaration and invoice are electronic and authenticated, or where
 * the supplier undertook full responsibility in writing. An exception has to be shown: what is absent shows none.
 */
export const checkSignature: Check = (declaration) => {
	if (declaration.signature === undefined) return [];
	if (declaration.signature === 'handwritten') {
		return [accept('signature', ART_63, 'The declaration is signed by hand.')];
	}
	if (declaration.undertaking === true) {
		const note = "It isn't signed, which the supplier's written undertaking of full responsibility makes up for.";
		return [accept('signature', ART_63, note)];
	}
	const electronic = electronicallyAuthenticated(declaration);
	if (electronic === true) {
		const note = "It isn't signed by hand, and need not be: declaration and invoice are electronic and authenticated.";
		return [accept('signature', ART_63, note)];
	}
	if (electronic === undefined) {
		const message =
			"It isn't signed, and whether declaration and invoice are both electronic and authenticated is unknown.";
		const remedy = 'State the medium of declaration and invoice and whether they are authenticated.';
		return [undecided('signature', ART_63, message, remedy)];
	}
	const message =
		"It isn't signed by hand, declaration and invoice are not both electronic and authenticated, and no written undertaking is there.";
	const remedy = "Have it signed by hand, or obtain the supplier's written undertaking of full responsibility.";
	return [reject('signature', ART_63, message, remedy)];
};

/** The responsible person is named, however the declaration is signed. */
export const checkResponsiblePerson: Check = ({ form, responsiblePerson }) => {
	if (responsiblePerson === undefined) return [];
	const source = annexNote(form, 'person');
	if (isBlank(responsiblePerson)) {
		const remedy = "Have the declaration issued with the responsible person's name and position.";
		return [reject('responsible-person', source, 'The responsible person is not named.', remedy)];
	}
	return [accept('responsible-person', source, `The responsible person is named: ${responsiblePerson}.`)];
};
