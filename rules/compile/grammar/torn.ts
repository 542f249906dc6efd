import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { NAMED_MATERIALS } from '../named-materials.ts';
import { theirValue } from './clauses.ts';
import { maxValueOf } from './figures.ts';
import { codes, named, namedClass } from './materials.ts';
import { process, processName } from './processes.ts';

/**
 * "Production from - A | or B | followed in both cases by …", torn over three texts (5603): either material, and in
 * both cases the process.
 */
export function followedInBothCases(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		const first = c.takeOneOf(['production from: -', 'production from -', 'production from:']) ? named(c) : undefined;
		const untorn = first && c.take(', or -');
		if (!first || (!untorn && (!c.take('.') || !c.takeJoint('or')))) return undefined;
		const second = named(c);
		if (!second || (!untorn && (!c.take('.') || !c.takeJoint('')))) return undefined;
		if (!c.take('followed in both cases by')) return undefined;
		const name = processName(c);
		if (name === undefined) return undefined;
		const cases: Condition[] = [first, second].map((materials) => ({ kind: 'produced-from', materials }));
		return {
			kind: 'all',
			of: [
				{ kind: 'any', of: cases },
				{ kind: 'process', name },
			],
		};
	});
}

/**
 * "<process>. | However: - A of heading … | B of heading … | or C of heading … | of which the denomination …, may be
 * used, provided that their total value …" (5602). The materials need not come from the process's first step, only
 * from what remains of it; their value is limited in either case.
 */
export function howeverList(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		const whole = process(c);
		if (whole?.kind !== 'process' || !c.take('.') || !c.takeJoint('') || !c.takeOneOf(['however: -', 'however:'])) {
			return undefined;
		}
		const found = tornMaterials(c);
		if (!found || !c.take(found.after, 'name') || !c.take(', may be used, provided that')) return undefined;
		const cap = theirValue(c);
		const rest = whole.name.split(' combined with ')[1];
		if (!cap || rest === undefined) return undefined;
		const { materials } = found;
		return {
			kind: 'all',
			of: [
				maxValueOf(cap, materials),
				{
					kind: 'any',
					of: [
						whole,
						{
							kind: 'all',
							of: [
								{ kind: 'produced-from', materials },
								{ kind: 'process', name: rest },
							],
						},
					],
				},
			],
		};
	});
}

const WITH_QUALIFIER = NAMED_MATERIALS.filter((one) => one.around).toSorted((a, b) => b.name.length - a.name.length);

/** The torn enumeration: each material with its codes; the qualifier that follows is shared by all. */
function tornMaterials(c: Cursor): { materials: MaterialClass[]; after: string } | undefined {
	const materials: MaterialClass[] = [];
	let after: string | undefined;
	do {
		c.take('non-originating');
		const one = WITH_QUALIFIER.find(({ around }) => around && c.take(around.before, 'name'));
		const ranges = one && c.take('of') ? codes(c) : undefined;
		if (!one?.around || !ranges || !c.take('.')) return undefined;
		if (after !== undefined && after !== one.around.after) return undefined;
		after = one.around.after;
		materials.push(namedClass(one, ranges));
	} while (c.takeJoint('or') || (c.takeJoint('') && c.peek()?.text === 'non-originating'));
	return after === undefined ? undefined : { materials, after };
}
