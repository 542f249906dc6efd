import type { Condition } from '../../../../rules/schema/condition.ts';

/** Every run of digits that a tree holds, whatever it stands for; names that carry a figure included. */
export function numbersOf(condition: Condition): string[] {
	const numbers = JSON.stringify(condition).match(/\d+/g) ?? [];
	return numbers.map((number) => (number.length === 1 ? `0${number}` : number));
}
