import { PsraError } from '../../infra/errors.ts';
import type { Question } from '../../schemas/index.ts';

/** Throws VALUE_INVALID where a question can not be answered by an id: fewer than two choices, or two under one id. */
export function checkQuestion({ choices }: Question): void {
	const ids = new Set(choices.map(({ id }) => id));
	if (ids.size >= 2 && ids.size === choices.length) return;
	const problem =
		ids.size === choices.length ? `${choices.length} choices are offered` : 'two choices have the same id';
	throw new PsraError('VALUE_INVALID', `The question can not be answered: ${problem}.`, {
		field: 'choices',
		problem,
		remedy: 'Offer at least two choices, each with an id of its own.',
	});
}
