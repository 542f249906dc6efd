import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { NAMED_MATERIALS } from '../named-materials.ts';
import { codes, namedClass } from './materials.ts';

const HOWEVER = ['. however:', ', however:', 'however:', ', however', '. however'];
const PROVIDED = [', provided that', ', provided', 'provided that', 'provided'];
const THEIR_VALUE = ['their total value', 'their value'];
const FILAMENTS = NAMED_MATERIALS.filter((one) => one.around && one.name.startsWith('polypropylene')).toSorted(
	(a, b) => b.name.length - a.name.length,
);

/**
 * "However, polypropylene filament …, fibres … or filament tow … may be used, provided that their total value …": these
 * materials of headings 5402, 5501, 5503 and 5506, let in up to the share that `cap` reads. They need not come from the
 * process's first step, only from what remains of it.
 */
export function filaments(
	c: Cursor,
	list: readonly Condition[],
	cap: (c: Cursor, materials: MaterialClass[]) => Condition | undefined,
): Condition[] | undefined {
	const materials = c.takeOneOf(HOWEVER) ? listed(c) : undefined;
	if (!materials || !c.takeOneOf([', may be used', 'may be used'])) return undefined;
	const limit = c.takeOneOf(PROVIDED) && c.takeOneOf(THEIR_VALUE) ? cap(c, materials) : undefined;
	return limit && letIn(list, materials, limit);
}

function listed(c: Cursor): MaterialClass[] | undefined {
	const materials: MaterialClass[] = [];
	let after = '';
	do {
		c.take('-');
		c.take('non-originating');
		const one = FILAMENTS.find(({ around }) => around && c.take(around.before, 'name'));
		const ranges = one && c.take('of') ? codes(c) : undefined;
		if (!one?.around || !ranges) return undefined;
		after = one.around.after;
		materials.push(namedClass(one, ranges));
	} while (another(c));
	return takeAfter(c, after) ? materials : undefined;
}

/** Whether one more material follows; the qualifier that closes the list stands after a comma or a dash too. */
function another(cursor: Cursor): boolean {
	const found = cursor.attempt((c) => {
		c.takeOneOf([', or', '. -', ', -', 'or', ',', '-']);
		return ['polypropylene', 'non-originating', '-'].includes(c.peek()?.text ?? '') ? true : undefined;
	});
	return found ?? false;
}

/** The qualifier that all three share; its figure is a word in one list. */
function takeAfter(c: Cursor, after: string): boolean {
	c.takeOneOf([', -', '. -', ',', '-', '.']);
	return c.take(after, 'name') || c.take(after.replace('9', 'nine'), 'name');
}

function letIn(list: readonly Condition[], materials: MaterialClass[], limit: Condition): Condition[] | undefined {
	const [whole, ...more] = list;
	if (more.length > 0) return undefined;
	if (whole?.kind === 'produced-from') {
		return [{ ...whole, materials: [...whole.materials, ...materials] }, limit];
	}
	if (whole?.kind !== 'process') return undefined;
	const rest = whole.name.split(/ combined with | accompanied by /)[1];
	if (rest === undefined) return undefined;
	const second: Condition = {
		kind: 'all',
		of: [
			{ kind: 'produced-from', materials },
			{ kind: 'process', name: rest },
		],
	};
	return [limit, { kind: 'any', of: [whole, second] }];
}
