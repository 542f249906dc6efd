import type { DeclarationCase, DeclarationFinding, PemFramework } from '../../schema/declaration.ts';
import { compareDates } from '../dates.ts';
import { accept, type Check, reject, undecided } from '../finding.ts';
import { PEM_FRAMEWORKS, PEM_UNMARKED } from '../sources.ts';
import { isPemParty } from '../territories.ts';
import { pemMayApply } from './cumulation.ts';

/** Last day of issue on which a declaration without a statement is presumed to rest on the old rules. */
const PRESUMED_OLD_UNTIL = '2025-12-31';

/** What the declaration says, or what is presumed where it says nothing; `unstated`: nothing may be presumed. */
type Basis = { readonly framework: PemFramework; readonly presumed: boolean } | 'unstated';

function basisOf({ framework, issued }: DeclarationCase): Basis {
	if (framework) return { framework, presumed: false };
	if (issued && compareDates(issued, PRESUMED_OLD_UNTIL) <= 0) return { framework: 'old', presumed: true };
	return 'unstated';
}

/**
 * Whether an old-rules declaration may serve a proof under the revised rules: chapters 1, 3, 16 (processed fishery
 * products) and 25 to 97. Undefined where the code is missing or too short to tell.
 */
export function servesRevisedProof(hs: string | undefined): boolean | undefined {
	if (hs === undefined || !/^\d{2,10}$/.test(hs)) return undefined;
	const chapter = Number(hs.slice(0, 2));
	if (chapter === 16) {
		// 1603 holds extracts of meat and of fish: the heading alone does not tell.
		if (hs.length < 4 || hs.startsWith('1603')) return undefined;
		return hs.startsWith('1604') || hs.startsWith('1605');
	}
	return chapter === 1 || chapter === 3 || (chapter >= 25 && chapter <= 97);
}

function codeInUse({ goods, use }: DeclarationCase): string | undefined {
	if (use?.hs !== undefined) return use.hs;
	if (use?.article !== undefined) return goods?.find((line) => line.id === use.article)?.hs;
	return goods?.length === 1 ? goods[0]?.hs : undefined;
}

function judgeOldForRevised(hs: string | undefined, basis: string): DeclarationFinding {
	const serves = servesRevisedProof(hs);
	if (serves === true) {
		const message = `The declaration rests on ${basis} and serves a proof under the revised rules for HS ${hs}.`;
		return accept('framework', PEM_FRAMEWORKS, message);
	}
	const chapters = 'chapters 1, 3, 16 (processed fishery products) and 25 to 97';
	if (serves === false) {
		const message = `The declaration rests on ${basis}; for a proof under the revised rules that serves in ${chapters} only, not for HS ${hs}.`;
		const remedy = 'Ask the supplier for a declaration under the revised rules.';
		return reject('framework', PEM_FRAMEWORKS, message, remedy);
	}
	const message = `The declaration rests on ${basis}; whether it serves a proof under the revised rules hangs on the HS code (${chapters}).`;
	return undecided('framework', PEM_FRAMEWORKS, message, 'State the HS code of the goods, with its heading.');
}

function judgeUse(declaration: DeclarationCase, wanted: PemFramework, basis: Basis): DeclarationFinding {
	if (basis === 'unstated') {
		const hs = codeInUse(declaration);
		if (wanted === 'revised' && servesRevisedProof(hs) === true) {
			const note = `The declaration states no framework; under either it serves a proof under the revised rules for HS ${hs}.`;
			return accept('framework', PEM_FRAMEWORKS, note);
		}
		if (wanted === 'revised' && declaration.issued) {
			const note =
				'The declaration states no framework, which needs no marking from 2026 where the revised rules apply.';
			return accept('framework', PEM_UNMARKED, note);
		}
		const message = 'The declaration states no framework, and by its date of issue the old rules may not be presumed.';
		const remedy = 'Ask the supplier which rules, old or revised, the origin was found under.';
		return undecided('framework', PEM_FRAMEWORKS, message, remedy);
	}
	const rests = basis.presumed ? 'the old rules, as presumed up to 31 December 2025' : `the ${basis.framework} rules`;
	if (basis.framework === wanted) {
		return accept('framework', PEM_FRAMEWORKS, `The declaration rests on ${rests}, as the proof does.`);
	}
	if (wanted === 'revised') return judgeOldForRevised(codeInUse(declaration), rests);
	const message =
		'The declaration rests on the revised rules; a proof under the old rules needs one under the old rules.';
	return reject('framework', PEM_FRAMEWORKS, message, 'Ask the supplier for a declaration under the old rules.');
}

function judgeStatement(basis: Basis): DeclarationFinding {
	if (basis === 'unstated') {
		const note = 'No framework is stated; from 2026 the old rules may not be presumed.';
		return accept('framework', PEM_UNMARKED, note);
	}
	const note = basis.presumed
		? 'No framework is stated: the old rules are presumed for a declaration issued up to 31 December 2025.'
		: `The ${basis.framework} rules are stated.`;
	return accept('framework', PEM_FRAMEWORKS, note);
}

/** Which edition of the PEM rules the declaration rests on, and whether the proof to be made out may rest on it. */
export const checkFramework: Check = (declaration) => {
	const { framework, use } = declaration;
	if (framework === undefined) return [];
	const concerned = use?.country ? isPemParty(use.country) : pemMayApply(declaration);
	if (concerned === false) return [];
	const basis = basisOf(declaration);
	return [use?.framework === undefined ? judgeStatement(basis) : judgeUse(declaration, use.framework, basis)];
};
