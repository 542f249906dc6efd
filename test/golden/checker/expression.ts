import { type Fraction, fraction, HUNDRED, minus, over, plus, times } from './fraction.ts';

export interface Evaluated {
	readonly value: Fraction;
	/** The numbers as written, but for those with a percent sign, which are shares and no amounts. */
	readonly amounts: readonly string[];
}

/** A calculation such as `(12.00 + 0.60) / 25.20` or `4 / 10 %`. Throws where it is none. */
export function evaluated(text: string): Evaluated {
	const tokens = text.match(/\d+(\.\d+)?|\S/g) ?? [];
	const amounts: string[] = [];
	let at = 0;

	function sum(): Fraction {
		let value = product();
		for (let sign = taken('+', '-'); sign; sign = taken('+', '-')) {
			value = sign === '+' ? plus(value, product()) : minus(value, product());
		}
		return value;
	}

	function product(): Fraction {
		let value = operand();
		for (let sign = taken('*', '/'); sign; sign = taken('*', '/')) {
			value = sign === '*' ? times(value, operand()) : over(value, operand());
		}
		return value;
	}

	function operand(): Fraction {
		if (taken('(')) {
			const value = sum();
			if (!taken(')')) throw new Error(`"${text}" lacks a closing bracket`);
			return value;
		}
		const number = tokens[at++] ?? 'nothing';
		const value = fraction(number);
		if (taken('%')) return over(value, HUNDRED);
		amounts.push(number);
		return value;
	}

	function taken(...signs: string[]): string | undefined {
		const next = tokens[at];
		if (next === undefined || !signs.includes(next)) return undefined;
		at += 1;
		return next;
	}

	const value = sum();
	if (at < tokens.length) throw new Error(`"${text}" is no calculation from "${tokens[at]}" on`);
	return { value, amounts };
}
