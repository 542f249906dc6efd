import type { Material, OriginCase } from '../schema/case.ts';
import type { PackManifest } from '../schema/pack.ts';
import { decimalOrNull, isAuthorised, type MaterialContext, type MaterialsRead, readMaterials } from './materials.ts';
import type { Item, Price, Scope } from './model.ts';
import { ofFact } from './truth.ts';

/** The product of a case as a scope: its decimals parsed once, its materials read. */
export function productScope(origin: OriginCase, context: MaterialContext): Scope {
	const { product } = origin;
	const materials = readMaterials(origin.materials, 'materials', context);
	const exw = exwOf(origin, context.pack.pack.manifest);
	const transaction: Price =
		product.transactionValue == null
			? exw
			: { amount: decimalOrNull(product.transactionValue), path: 'product.transactionValue' };
	return {
		pack: context.pack,
		date: origin.date,
		toleranceBase: context.readings.toleranceBase,
		brief: context.brief,
		isPart: false,
		isSet: origin.type === 'set',
		hs: product.hs,
		hsPath: 'product.hs',
		prices: {
			exw,
			fob: { amount: decimalOrNull(product.fob), path: 'product.fob' },
			'transaction-value': transaction,
		},
		weight: decimalOrNull(product.netWeightKg),
		weightPath: 'product.netWeightKg',
		subdivision: product.subdivision ?? null,
		subdivisionPath: 'product.subdivision',
		whollyObtained: origin.whollyObtained === undefined ? 'no' : ofFact(origin.whollyObtained),
		whollyObtainedPath: 'whollyObtained',
		operations: origin.operations?.map((one) => one.op) ?? [],
		operationsPath: 'operations',
		processes: origin.processes,
		processesPath: 'processes',
		materialsPath: 'materials',
		textile: origin.textile,
		...counted(materials, context.pack.pack.manifest),
	};
}

/** An averaged price needs a provision of the agreement and an authorisation; without them it counts as not stated. */
function exwOf(origin: OriginCase, { averaging }: PackManifest): Price {
	const { exw, exwBasis } = origin.product;
	if (exwBasis === 'average' && averaging === undefined) {
		const fact = 'actual ex-works price: the agreement knows no averaged one';
		return { amount: null, path: 'product.exwBasis', fact };
	}
	if (exwBasis === 'average' && !isAuthorised(origin, 'averaging')) {
		return { amount: null, path: 'authorisations', fact: 'authorisation to average the ex-works price, by its number' };
	}
	return { amount: decimalOrNull(exw), path: 'product.exw' };
}

/** A self-produced part as a scope of its own: its value stands for its ex-works price. */
export function partScope(part: Material, path: string, context: MaterialContext): Scope {
	const materialsPath = `${path}.bom`;
	const materials = readMaterials(part.bom ?? [], materialsPath, context);
	const price: Price = { amount: decimalOrNull(part.value), path: `${path}.value` };
	return {
		pack: context.pack,
		date: context.date,
		toleranceBase: context.readings.toleranceBase,
		brief: context.brief,
		isPart: true,
		isSet: false,
		hs: part.hs,
		hsPath: `${path}.hs`,
		prices: { exw: price, fob: price, 'transaction-value': price },
		weight: decimalOrNull(part.netWeightKg),
		weightPath: `${path}.netWeightKg`,
		subdivision: part.subdivision ?? null,
		subdivisionPath: `${path}.subdivision`,
		// A part with a bill of materials that nobody calls wholly obtained isn't: unknown would help no one.
		whollyObtained: part.whollyObtained === true ? 'yes' : 'no',
		whollyObtainedPath: `${path}.whollyObtained`,
		operations: part.operations?.map((one) => one.op) ?? [],
		operationsPath: `${path}.operations`,
		processes: part.processes,
		processesPath: `${path}.processes`,
		materialsPath,
		textile: undefined,
		...counted(materials, context.pack.pack.manifest),
	};
}

/** Retail packing and accessories count where the agreement says so: mostly in value tests only. */
function counted(
	{ statuses, items }: MaterialsRead,
	{ packaging, accessories }: PackManifest,
): Pick<Scope, 'statuses' | 'allItems' | 'valueItems' | 'items'> {
	if (items.every((item) => item.packing === 'none') && statuses.every((status) => status.item.packing === 'none'))
		return { statuses, allItems: items, valueItems: items, items };
	const keeps = (test: 'value' | 'tariffChange') => {
		const [packing, accessory] = [packaging[test] === 'count', accessories[test] === 'count'];
		return (item: Item): boolean =>
			item.packing === 'none' || (item.packing === 'retail-packaging' ? packing : accessory);
	};
	const view = (keep: (item: Item) => boolean): readonly Item[] => (items.every(keep) ? items : items.filter(keep));
	const inTest = keeps('tariffChange');
	return {
		statuses: statuses.every((status) => inTest(status.item)) ? statuses : statuses.filter((one) => inTest(one.item)),
		allItems: items,
		valueItems: view(keeps('value')),
		items: view(inTest),
	};
}
