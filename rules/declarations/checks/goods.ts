import { accept, type Check, reject } from '../finding.ts';
import { ART_62_1, annex, annexNote, isForNonOriginating } from '../sources.ts';

const NAME_GOODS = 'Have the supplier issue the declaration with the goods described.';

/**
 * The long-term form lists only originating goods; on a single declaration both kinds may stand if the originating
 * ones are marked; the forms for non-originating goods list no originating ones.
 */
export const checkGoods: Check = ({ form, goods, originatingMarked }) => {
	if (goods === undefined) return [];
	if (goods.length === 0) {
		return [reject('goods', annexNote(form, 'goods'), 'No goods are described.', NAME_GOODS)];
	}
	const originating = goods.filter((line) => line.originating);
	const others = goods.filter((line) => !line.originating);
	const named = (lines: readonly { id: string }[]) => lines.map((line) => line.id).join(', ');
	if (isForNonOriginating(form)) {
		if (originating.length === 0) return [];
		const message = `Originating goods stand on a form for goods without preferential origin: ${named(originating)}.`;
		return [reject('goods', annex(form), message, 'Have these goods declared with Annex 22-15 or 22-16.')];
	}
	if (others.length === 0) return [accept('goods', annexNote(form, 'goods'), 'Only originating goods are listed.')];
	if (form !== '22-15') {
		const message = `The long-term form lists only originating goods; these are not: ${named(others)}.`;
		return [reject('goods', ART_62_1, message, 'Have the supplier issue the declaration without these goods.')];
	}
	if (originating.length === 0) {
		const message = 'None of the goods listed is originating; the form declares originating goods.';
		return [reject('goods', annexNote(form, 'goods'), message, 'Ask for Annex 22-17 if their materials matter.')];
	}
	if (originatingMarked === undefined) return [];
	if (originatingMarked) {
		return [accept('goods', annexNote(form, 'goods'), 'Both kinds are listed and the originating ones are marked.')];
	}
	const message = `Both kinds are listed and the originating ones are not marked; not originating: ${named(others)}.`;
	const remedy = 'Have the originating goods marked, and the text say "listed on this document and marked …".';
	return [reject('goods', annexNote(form, 'goods'), message, remedy)];
};
