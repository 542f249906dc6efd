import { readFileSync } from 'node:fs';
import type { Fraction } from './fraction.ts';
import { fraction } from './fraction.ts';

/** One way to meet a rule, as far as the recount reads rule texts; what it can't read in full is `unread`. */
export interface Alternative {
	readonly text: string;
	/** At how many digits every non-originating material must differ from the product; null: no such condition. */
	readonly change: 4 | 6 | null;
	/** Highest percentage of non-originating materials in the ex-works price; null: no such condition. */
	readonly maximum: Fraction | null;
	/** Within an annual quota only: whether any of it is left nobody here knows. */
	readonly quota: boolean;
	readonly unread: boolean;
}

interface PublishedSet {
	readonly min: string;
	readonly max: string;
	readonly subdivision: string | null;
	readonly rules: readonly { readonly rule: string; readonly quota: boolean }[];
}

const CHANGE =
	/^CT(?:H|SH): All non-originating materials used in the production of the good have undergone a change in tariff classification at the ([46])-digit level \((?:tariff heading|subheading)\)/;
const MAXIMUM =
	/^A maximum of (\d+(?:\.\d+)?)% of the ex-works price \(EXW\) is made up of non-originating parts \(MAXNOM\)/;
const QUOTA = /^ - within the limits of the applicable annual quota/;

/**
 * The alternatives for a code of the published EU set: all of them where no set names a subdivision (sets without
 * one that share a code are rows torn apart, or a rule and its quota); null where a subdivision would have to be
 * chosen, or no set covers the code.
 */
export function alternativesOf(file: string): (hs: string) => readonly Alternative[] | null {
	const { rule_sets: sets } = JSON.parse(readFileSync(file, 'utf8')) as { rule_sets: readonly PublishedSet[] };
	return (hs) => {
		const code = hs.padEnd(10, '0');
		const covering = sets.filter((set) => set.min <= code && code <= set.max);
		if (covering.length === 0 || covering.some((set) => set.subdivision)) return null;
		return covering.flatMap((set) => set.rules.map((rule) => read(rule.rule, rule.quota)));
	};
}

function read(markdown: string, quota: boolean): Alternative {
	const text = markdown
		.replace(/<[^>]*>/g, '')
		.replaceAll('*', '')
		.replace(/\s+/g, ' ')
		.trim();
	let rest = text;
	const take = (pattern: RegExp): string | null => {
		const match = pattern.exec(rest);
		if (match) rest = rest.slice(match[0].length);
		return match ? (match[1] ?? match[0]) : null;
	};
	const digits = take(CHANGE);
	if (digits) take(/^ and /);
	const percent = take(MAXIMUM);
	const limited = take(QUOTA) !== null || quota;
	return {
		text,
		change: digits === '4' ? 4 : digits === '6' ? 6 : null,
		maximum: percent ? fraction(percent) : null,
		quota: limited,
		unread: !/^\.?$/.test(rest) || (!digits && !percent),
	};
}
