import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { PROCESSES, type Process } from '../processes.ts';
import { byFirstWord } from './by-first-word.ts';
import { codes, materials } from './materials.ts';

const BY_FIRST_WORD = byFirstWord(PROCESSES, opening);

function opening(process: Process): string {
	return process.around?.before ?? process.name;
}

function beginning(cursor: Cursor): readonly Process[] {
	return BY_FIRST_WORD.get(cursor.peek()?.text ?? '') ?? [];
}

/** The name of a listed process that comes next; not one whose note demands more than the working. */
export function processName(cursor: Cursor): string | undefined {
	const { published } = cursor;
	const plainly = (one: Process) => !one.around && !one.requires?.[published];
	return beginning(cursor)
		.filter(plainly)
		.find((one) => cursor.take(one.name, 'name'))?.name;
}

/** A listed process as a condition, joined with what its note demands. */
export function process(cursor: Cursor): Condition | undefined {
	for (const one of beginning(cursor)) {
		const leaf = cursor.attempt((c) => (one.around ? aroundMaterials(c, one, one.around) : plain(c, one)));
		const demanded = one.requires?.[cursor.published];
		if (leaf) return demanded ? { kind: 'all', of: [leaf, demanded] } : leaf;
	}
	return undefined;
}

function plain(cursor: Cursor, { name }: Process): Condition | undefined {
	return cursor.take(name, 'name') ? { kind: 'process', name } : undefined;
}

function aroundMaterials(
	cursor: Cursor,
	{ name }: Process,
	around: NonNullable<Process['around']>,
): Condition | undefined {
	if (!cursor.take(around.before, 'name') || !cursor.take('of')) return undefined;
	const on = materials(cursor) ?? bareCodes(cursor);
	if (!on || (around.after && !cursor.take(around.after, 'name'))) return undefined;
	return { kind: 'process', name, on };
}

function bareCodes(cursor: Cursor): MaterialClass[] | undefined {
	const ranges = codes(cursor);
	return ranges && [{ ranges }];
}

/** "A chemical reaction, purification, …, or biotechnological processing is undergone": one of them suffices. */
export function undergone(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		const first = withArticle(c);
		if (!first) return undefined;
		const of = [first];
		for (;;) {
			const next = c.attempt((rest) => (rest.takeOneOf([', or', ',', 'or']) ? withArticle(rest) : undefined));
			if (!next) break;
			of.push(next);
		}
		if (!c.take('is undergone')) return undefined;
		return of.length === 1 ? first : { kind: 'any', of };
	});
}

function withArticle(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		c.take('a');
		return process(c);
	});
}
