import type { DeclarationCase, DeclarationFinding } from '../../schema/declaration.ts';
import { accept, type Check, reject, undecided } from '../finding.ts';
import { annexNote } from '../sources.ts';
import { isPemParty, pemCodeOf, readCountryCode } from '../territories.ts';
import { codeOf } from './countries.ts';

/** Whether PEM cumulation can apply: yes if one preference country is a party; undefined if none is known. */
export function pemMayApply({ countries, use }: DeclarationCase): boolean | undefined {
	if (countries !== undefined && countries.length > 0) {
		if (countries.some((written) => isPemParty(codeOf(written)))) return true;
		return countries.every((written) => readCountryCode(codeOf(written)).kind === 'code') ? false : undefined;
	}
	return use?.country ? isPemParty(use.country) : undefined;
}

const ONE_BOX = 'Have exactly one of the two boxes ticked.';

function judgePartners(written: readonly string[], source: string): DeclarationFinding[] {
	const remedy = 'Have the countries named that cumulation was applied with.';
	if (written.every((name) => name.trim() === '')) {
		return [reject('cumulation', source, '"Cumulation applied with" names no country.', remedy)];
	}
	return written.flatMap((name) => {
		const code = pemCodeOf(name);
		if (isPemParty(code) || readCountryCode(code).kind === 'union') return [];
		if (readCountryCode(code).kind === 'code') {
			const message = `"${name}" is no party of the pan-Euro-Mediterranean rules; cumulation with it can't apply.`;
			return [reject('cumulation', source, message, remedy)];
		}
		const message = `Whether "${name}" is a party of the pan-Euro-Mediterranean rules can't be read.`;
		return [undecided('cumulation', source, message, 'Have the countries named by code.')];
	});
}

interface Boxes {
	readonly none: boolean;
	/** Undefined where "applied with" is not ticked; empty where it is and names no country. */
	readonly applied: readonly string[] | undefined;
}

/** An empty list is a tick without names only where nothing is said of the other box. */
function readBoxes(cumulation: NonNullable<DeclarationCase['cumulation']> | null): Boxes {
	const applied = cumulation?.with;
	const ticked = applied !== undefined && (applied.length > 0 || cumulation?.none === undefined);
	return { none: cumulation?.none === true, applied: ticked ? applied : undefined };
}

function judgeBoxes(boxes: Boxes, source: string): DeclarationFinding[] {
	if (boxes.none && boxes.applied !== undefined) {
		return [reject('cumulation', source, 'Both cumulation boxes are ticked.', ONE_BOX)];
	}
	const findings = boxes.applied === undefined ? [] : judgePartners(boxes.applied, source);
	return findings.length > 0 ? findings : [accept('cumulation', source, 'Exactly one cumulation box is ticked.')];
}

/** Boxes only where PEM cumulation can apply, and there exactly one. */
export const checkCumulation: Check = (declaration) => {
	const { form, cumulation } = declaration;
	if (cumulation === undefined) return [];
	const source = annexNote(form, 'cumulation');
	const possible = pemMayApply(declaration);
	const boxes = readBoxes(cumulation);
	if (!boxes.none && boxes.applied === undefined) {
		if (possible === true) {
			const message = 'A pan-Euro-Mediterranean country is named and neither cumulation box is ticked.';
			return [reject('cumulation', source, message, ONE_BOX)];
		}
		if (possible === undefined) return [];
		return [accept('cumulation', source, 'No box is ticked, and none may be: no country of the PEM rules is named.')];
	}
	if (possible === false) {
		const message = 'A cumulation box is ticked, but no country named belongs to the pan-Euro-Mediterranean rules.';
		return [reject('cumulation', source, message, 'Have the declaration issued without the cumulation statement.')];
	}
	return judgeBoxes(boxes, source);
};
