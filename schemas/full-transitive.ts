import type { AvroSchema } from './avro.ts';
import { checkCompatibility, type Incompatibility, type IncompatibilityKind } from './compatibility.ts';

export interface Breach {
	/** `backward`: today's readers can not read the release's data; `forward`: the release's readers not today's. */
	readonly direction: 'backward' | 'forward';
	readonly incompatibility: Incompatibility;
	/** What was done to the schema since the release, with its place, one sentence. */
	readonly problem: string;
	readonly remedy: string;
}

/** Every way in which `current` breaks with one release, in either direction; FULL_TRANSITIVE asks it of each. */
export function checkAgainstRelease(current: AvroSchema, released: AvroSchema): Breach[] {
	const backward = checkCompatibility(current, released).map((found) => breach('backward', found));
	// What differs in itself (a type, a name) breaks both ways; once is enough to say so.
	const told = new Set(backward.map(({ incompatibility: { kind, path } }) => `${kind} ${path}`));
	const forward = checkCompatibility(released, current)
		.filter(({ kind, path }) => !told.has(`${kind} ${path}`) || ONE_WAY.has(kind))
		.map((found) => breach('forward', found));
	return [...backward, ...forward];
}

const ONE_WAY: ReadonlySet<IncompatibilityKind> = new Set(['field-missing', 'symbol-unknown', 'branch-missing']);

function breach(direction: Breach['direction'], incompatibility: Incompatibility): Breach {
	return { direction, incompatibility, ...explain(direction === 'backward', incompatibility) };
}

function explain(backward: boolean, found: Incompatibility): { problem: string; remedy: string } {
	const { path, reader, writer } = found;
	const [now, then] = backward ? [reader, writer] : [writer, reader];
	switch (found.kind) {
		case 'field-missing':
			return backward
				? { problem: `${path} was added without a default.`, remedy: 'Give the new field a default.' }
				: {
						problem: `${path} was removed, and the release has no default for it.`,
						remedy: 'Put the field back; say in its doc that it is no longer used.',
					};
		case 'symbol-unknown':
			return backward
				? { problem: `${path}: ${writer} was removed, and the enum has no default.`, remedy: 'Put the symbol back.' }
				: {
						problem: `${path}: ${writer} was added, and the released enum has no default.`,
						remedy: 'Say it in a new field with a default, as a string.',
					};
		case 'branch-missing':
			return backward
				? { problem: `${path}: ${writer} was removed from the union.`, remedy: 'Put the branch back.' }
				: { problem: `${path}: ${writer} was added to the union.`, remedy: 'Say it in a new field with a default.' };
		case 'name-changed':
			return {
				problem: `${path}: the name was changed from ${then} to ${now}.`,
				remedy: 'Keep the released name; released readers know no alias.',
			};
		default:
			return {
				problem: `${path}: ${then} was changed to ${now}.`,
				remedy: 'Keep the released type; add a new field with a default for the new one.',
			};
	}
}
