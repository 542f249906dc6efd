import type { OperatorActs } from '../../../infra/ports/operator-acts.ts';
import type { LetterPlace, Redrives } from '../../../infra/ports/redrives.ts';
import { keyOfParts, type Tables } from './tables.ts';

export function memoryActs({ acts }: Tables): OperatorActs {
	return { note: async (act) => String(acts.push(act)) };
}

export function memoryRedrives({ redriven }: Tables): Redrives {
	const keyOf = ({ topic, partition, offset, digest }: LetterPlace) =>
		keyOfParts(topic, String(partition), offset, digest);
	return {
		known: async (letters) => letters.map((letter) => redriven.has(keyOf(letter))),
		note: async (act, letters) =>
			letters.map((letter) => {
				const isNew = !redriven.has(keyOf(letter));
				if (isNew) redriven.set(keyOf(letter), act);
				return isNew;
			}),
	};
}
