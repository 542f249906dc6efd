import type { ExplanationNode } from '../schema/result.ts';
import type { Telling } from './telling.ts';

/** "heading 8413" or "HS codes 8413.11 to 8415.10", with the subdivision where there is one. */
export function rowText(heading: string, subdivision: string, { say, format }: Telling): string {
	const ends = heading.split('-');
	const codes = ends.every((one) => /^\d+$/.test(one)) ? ends.map(format.code).join('–') : heading;
	const key = ends.some((one) => one.length > 4) ? 'row.codes' : ends.length > 1 ? 'row.headings' : 'row.heading';
	const row = say(key, { codes });
	return subdivision === ''
		? say('row.plain', { heading: row })
		: say('row.subdivision', { heading: row, subdivision });
}

/** The row of a `product-specific-rule` node or of one that stands for a candidate row. */
export function rowOf(node: ExplanationNode, telling: Telling): string {
	const heading = node.source.heading ?? '';
	const start = node.about.indexOf(heading) + heading.length;
	const rest = node.about.slice(start);
	const subdivision = /^: (.*)$/s.exec(rest)?.[1] ?? /^ \((.*)\) is met$/s.exec(rest)?.[1] ?? '';
	return rowText(heading, subdivision, telling);
}
