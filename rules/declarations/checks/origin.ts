import { accept, type Check, reject, undecided } from '../finding.ts';
import { readOriginField } from '../origin-field.ts';
import { annexNote } from '../sources.ts';

const REMEDY = 'Have the origin field say "European Union" or "EU"; a Member State may be added.';

/** The origin field says "European Union" or "EU". */
export const checkOrigin: Check = ({ form, origin }) => {
	if (origin === undefined) return [];
	const source = annexNote(form, 'origin');
	const field = readOriginField(origin);
	switch (field.kind) {
		case 'union':
			return [accept('origin', source, `The origin field names the European Union: "${origin}".`)];
		case 'union-translated': {
			const note = `The origin field names the European Union in another official language: "${origin}".`;
			return [accept('origin', source, note)];
		}
		case 'blank':
			return [reject('origin', source, 'The origin field is left blank.', REMEDY)];
		case 'forbidden':
			return [
				reject('origin', source, `The origin field says "${origin}"; "${field.name}" may not stand there.`, REMEDY),
			];
		case 'member-state-alone': {
			const message = `The origin field says "${origin}"; a Member State alone is not enough.`;
			return [reject('origin', source, message, REMEDY)];
		}
		case 'union-and-more': {
			const message = `The origin field says "${origin}"; "${field.rest}" beside the Union can't be read.`;
			return [undecided('origin', source, message, `Have a person read the field. ${REMEDY}`)];
		}
		case 'other':
			return [reject('origin', source, `The origin field says "${origin}", not the European Union.`, REMEDY)];
	}
};
