import { readFileSync } from 'node:fs';

/** A published rule whose whole text says one plain thing, with what it says in canonical English. */
export interface PlainRule {
	/** Index of the published set. */
	readonly set: number;
	readonly english: string;
}

const DEFINED =
	': All non-originating materials used in the production of the good have undergone a change in tariff classification at the (\\d)-digit level \\((?:chapter|tariff heading|subheading)\\)';
const HEADING = 'heading (\\d{4})';
const DIGITS: Readonly<Record<string, string>> = { CC: '2', CTH: '4', CTSH: '6' };

const CHANGE = new RegExp(`^(CC|CTH|CTSH)${DEFINED}\\.?$`);
const EXCEPT_ONE = new RegExp(`^(CC|CTH)${DEFINED} except from ${HEADING}\\.?$`);
const EXCEPT_RANGE = new RegExp(`^(CC|CTH)${DEFINED} except from ${HEADING} to ${HEADING}\\.?$`);
const MAXNOM = /^A maximum of (\d+)% of the ex-works price \(EXW\) is made up of non-originating parts \(MAXNOM\)\.?$/;
const RVC =
	/^Your goods contain a Regional Value Content \(RVC\) of at least (\d+)% of the Free on Board \(FOB\) cost of the goods\.?$/;

/**
 * Reads a published file by a handful of patterns and without the compiler: the rules that one of them matches from the
 * first character to the last. `total`: all rules of the file.
 */
export function plainRules(path: string): { readonly rules: readonly PlainRule[]; readonly total: number } {
	const { rule_sets: sets } = JSON.parse(readFileSync(path, 'utf8')) as {
		rule_sets: readonly { readonly rules: readonly { readonly rule: string }[] }[];
	};
	const texts = sets.flatMap(({ rules }, set) =>
		rules.map(({ rule }, index) => ({ set, rule, next: rules[index + 1] })),
	);
	const rules = texts.flatMap(({ set, rule, next }) => {
		// What the next text goes on with is no plain thing.
		if (next && /^\W*(however|of which|the total weight)/i.test(plain(next.rule))) return [];
		const english = read(plain(rule));
		return english === undefined ? [] : [{ set, english }];
	});
	return { rules, total: texts.length };
}

function plain(markdown: string): string {
	return markdown
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/<[^>]*>/g, '')
		.replaceAll('&nbsp;', ' ')
		.replaceAll('*', '')
		.replace(/\s+/g, ' ')
		.trim();
}

function read(text: string): string | undefined {
	const change = CHANGE.exec(text);
	if (change) return agreeing(change[1], change[2], '');
	const one = EXCEPT_ONE.exec(text);
	if (one) return agreeing(one[1], one[2], ` except from non-originating materials of heading ${one[3]}`);
	const range = EXCEPT_RANGE.exec(text);
	if (range)
		return agreeing(range[1], range[2], ` except from non-originating materials of heading ${range[3]} to ${range[4]}`);
	const maximum = MAXNOM.exec(text);
	if (maximum) return `MaxNOM ${maximum[1]}% (EXW)`;
	const content = RVC.exec(text);
	return content ? `RVC ${content[1]}% (FOB)` : undefined;
}

/** The abbreviation and its definition must mean the same level. */
function agreeing(name: string | undefined, digits: string | undefined, rest: string): string | undefined {
	return name !== undefined && DIGITS[name] === digits ? `${name}${rest}` : undefined;
}
