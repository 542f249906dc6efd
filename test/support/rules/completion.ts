import { withChange } from '../../../rules/engine/change.ts';
import { indexOf, rowsFor } from '../../../rules/engine/lookup.ts';
import type { OriginCase } from '../../../rules/schema/case.ts';
import { materialsOf, type Situation } from './situations.ts';

/**
 * The case with every unknown fact answered; `choose` picks among the possible answers. Zero is no price and no weight,
 * and of two prices that a provision may take one that isn't given stays so, since the more favourable of those given
 * counts.
 */
export function completed({ origin, pack }: Situation, choose: <T>(of: readonly T[]) => T): OriginCase {
	let full = origin;
	const put = (path: string, stated: unknown, of: readonly unknown[]) => {
		if (stated == null) full = withChange(full, path, choose(of));
	};
	if (origin.product.fob == null) put('product.exw', origin.product.exw, AMOUNTS);
	put('product.netWeightKg', origin.product.netWeightKg, AMOUNTS);
	const rows = rowsFor(indexOf(pack), origin.product.hs);
	if (rows.length > 1)
		put(
			'product.subdivision',
			origin.product.subdivision,
			rows.map((row) => row.subdivision),
		);
	if (origin.whollyObtained === null) put('whollyObtained', null, ANSWERS);
	if (origin.operations?.length === 0) put('operations', null, OPERATIONS);
	for (const [name, fact] of Object.entries(origin.processes ?? {}))
		put(`processes[${JSON.stringify(name)}]`, fact, ANSWERS);
	put('textile.notes', origin.textile?.notes, [[], ['7'], ['8']]);
	put('textile.mixed', origin.textile?.mixed, ANSWERS);
	for (const field of ['basicTextileTotalKg', 'failingKg', 'failingValue'] as const)
		put(`textile.${field}`, origin.textile?.[field], AMOUNTS);
	for (const { path, material } of materialsOf(origin)) {
		put(`${path}.value`, material.value, AMOUNTS);
		put(`${path}.netWeightKg`, material.netWeightKg, AMOUNTS);
		put(`${path}.hs`, material.hs, CODES);
		if (material.hs?.length === 4) put(`${path}.hs`, null, [`${material.hs}10`, `${material.hs}90`]);
		if (material.status === 'self-produced') {
			if (material.operations?.length === 0) put(`${path}.operations`, null, OPERATIONS);
			continue;
		}
		put(`${path}.whollyObtained`, material.whollyObtained, ANSWERS);
		for (const name of new Set(['forged blanks', ...Object.keys(material.named ?? {})]))
			put(`${path}.named[${JSON.stringify(name)}]`, material.named?.[name], ANSWERS);
	}
	return full;
}

const AMOUNTS = ['0.01', '0.50', '3.00', '20.00', '500.00'];
const ANSWERS = [true, false];
const OPERATIONS = [[{ op: 'other' }], [{ op: 'repack' }]];
const CODES = ['841370', '841391', '850300', '850151', '731815', '080510', '520811', '992510'];
