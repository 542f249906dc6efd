import { type Point, point, type Telling } from './telling.ts';

/** Which edition of which text, with which corrections and quotas, and whose facts. */
export function basisPoints({ say, format, result, origin, manifest }: Telling): Point[] {
	const { edition, source, checked, derived } = result.pack;
	const corrections = result.rule?.corrections ?? [];
	const texts = [
		say('basis.place', { territory: format.country(origin.madeIn), id: result.id }),
		say('basis.pack', { edition, agreement: manifest.title, source }),
		...(derived ? [say('basis.derived', {})] : []),
		...(checked ? [] : [say('basis.unchecked', {})]),
		...(corrections.length === 0 ? [] : [say('basis.corrections', { corrections: format.list(corrections) })]),
		...result.quotas.map((quota) => say('basis.quotas', { quota })),
	];
	return texts.map((text) => point(text));
}
