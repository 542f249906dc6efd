import type { Material } from '../../../rules/schema/case.ts';
import { type Decimal, decimal, divide, multiply, normalise, toDecimalString } from '../../../rules/schema/decimal.ts';
import type { OperationId } from '../../../rules/schema/pack.ts';
import { isInUnion } from '../../../rules/schema/territory.ts';
import type { Bom, BomLine, Item, Routing, SupplierDeclaration } from '../../../schemas/index.ts';
import { inBaseUnit, inCompanyCurrency, PLACES } from './amounts.ts';
import { deliveriesOf, receiptsInStock } from './deliveries.ts';
import { evidenceBySupplier, openingDeclaration, originatingEvidence } from './evidence.ts';
import { holdsOn, use, type Workspace } from './facts.ts';
import { purchases } from './purchases.ts';
import { sellingPrice } from './selling-price.ts';

/** Materials of one unit of the product. `quantity`: how many base units of the bill's item go into it; undefined: not known. */
export function materialsOf(
	w: Workspace,
	bom: Bom,
	quantity: Decimal | undefined,
	path: readonly string[],
): Material[] {
	use(w, bom);
	return bom.lines.filter((line) => holdsOn(w.asOf, line)).map((line) => lineMaterial(w, bom, line, quantity, path));
}

function lineMaterial(
	w: Workspace,
	bom: Bom,
	line: BomLine,
	parentQuantity: Decimal | undefined,
	path: readonly string[],
): Material {
	const item = use(w, w.items.get(line.componentSku));
	const id = [...path.slice(1), `${line.lineId} ${line.componentSku}`].join(' / ');
	const role = line.role === 'material' ? {} : { role: line.role.replaceAll('_', '-') as Material['role'] };
	if (!item) {
		w.gaps.push({
			path: `item ${line.componentSku}`,
			neededBy: `bill of materials of ${bom.sku}, line ${line.lineId}`,
		});
		return { id, sku: line.componentSku, hs: null, value: null, netWeightKg: null, status: 'unknown', ...role };
	}
	const quantity = lineQuantity(w, bom, line, item, parentQuantity);
	return { id, ...role, ...componentMaterial(w, item, quantity, [...path, `${line.lineId} ${line.componentSku}`]) };
}

function lineQuantity(
	w: Workspace,
	bom: Bom,
	line: BomLine,
	item: Item,
	parent: Decimal | undefined,
): Decimal | undefined {
	const inBase = inBaseUnit(item, line.quantity, line.unit);
	if (!inBase) {
		w.gaps.push({
			path: `item ${item.sku}: units`,
			neededBy: `bill of materials of ${bom.sku}, line ${line.lineId}, is in ${line.unit}`,
		});
		return undefined;
	}
	return parent && divide(multiply(parent, inBase), decimal(bom.baseQuantity), PLACES, 'up');
}

function componentMaterial(
	w: Workspace,
	item: Item,
	quantity: Decimal | undefined,
	path: readonly string[],
): Omit<Material, 'id'> {
	const common = {
		sku: item.sku,
		hs: item.hs,
		netWeightKg: times(quantity, item.netWeightKg === null ? undefined : decimal(item.netWeightKg)),
		...(item.subdivision !== null && { subdivision: item.subdivision }),
	};
	const bom = w.boms.get(item.sku);
	if (item.procurement === 'made' && bom && isTakenAsBought(w, item))
		return { ...common, ...bought(w, item, quantity) };
	const routing = use(w, w.routings.get(item.sku));
	if (item.procurement === 'made' && bom && routing && isMadeAbroad(routing)) {
		// Worked outside of the territory it is a good of there: neither absorbed nor looked through.
		return { ...common, value: times(quantity, sellingPrice(w, item, 'ex_works')), status: 'non-originating' };
	}
	if (item.procurement === 'made' && bom) {
		return {
			...common,
			value: times(quantity, sellingPrice(w, item, 'ex_works')),
			status: 'self-produced',
			...madeBy(routing),
			bom: materialsOf(w, bom, quantity, path),
		};
	}
	// What it is made of is not known, and no supplier's word covers what the firm makes itself.
	if (item.procurement === 'made')
		return { ...common, value: times(quantity, purchases(w, item).unitValue), status: 'unknown' };
	return { ...common, ...bought(w, item, quantity) };
}

/**
 * Whether the case takes a made item from lots that were bought. Made and bought lots lie in one stock and are not told
 * apart; bought ones that are all proved to originate leave the made ones to decide, others are a lot of their own.
 */
export function isTakenAsBought(w: Workspace, item: Item): boolean {
	const deliveries = deliveriesOf(receiptsInStock(w, item));
	if (deliveries.length > 0 && !originatingEvidence(w, item, deliveries)) w.mixed.add(item.sku);
	return w.asBought.has(item.sku);
}

function bought(
	w: Workspace,
	item: Item,
	quantity: Decimal | undefined,
): Pick<Material, 'value' | 'status' | 'origin' | 'evidence' | 'bom' | 'operations'> {
	const { unitValue, deliveries, countryOfOrigin } = purchases(w, item);
	const value = times(quantity, unitValue);
	const origin = countryOfOrigin ?? supplierCountry(w, deliveries);
	const evidence = originatingEvidence(w, item, deliveries);
	if (evidence) return { value, origin, status: 'originating', evidence };
	const cover = openingDeclaration(w, item, deliveries);
	if (cover) {
		const { declaration: opening, on: deliveryDate } = cover;
		return {
			value,
			origin,
			status: 'self-produced',
			operations: [{ op: 'other' }],
			evidence: {
				type: 'non-originating-declaration',
				...(opening.validFrom && { validFrom: opening.validFrom }),
				...(opening.validTo && { validTo: opening.validTo }),
				agreements: [w.agreement],
				deliveryDate,
			},
			bom: opening.materials
				.filter((material) => material.sku === item.sku)
				.map((material, index) => ({
					id: `${opening.declarationId} ${index + 1}`,
					hs: material.hs,
					value: times(quantity, declaredValue(w, opening.declarationId, material)),
					status: 'non-originating' as const,
				})),
		};
	}
	return { value, origin, status: deliveries.length === 0 ? 'unknown' : 'non-originating' };
}

function declaredValue(
	w: Workspace,
	declarationId: string,
	{ value, currency }: SupplierDeclaration['materials'][number],
): Decimal | undefined {
	if (value === null) return undefined;
	return inCompanyCurrency(w, decimal(value), currency ?? w.currency, w.asOf, `declaration ${declarationId}`);
}

function supplierCountry(w: Workspace, deliveries: readonly { supplierId: string }[]): string | null {
	const countries = new Set(deliveries.map(({ supplierId }) => w.parties.get(supplierId)?.country ?? null));
	return countries.size === 1 ? ([...countries][0] ?? null) : null;
}

/** Production must not be interrupted outside of the territory; the firm's is the Union. */
export function isMadeAbroad({ operations }: Routing): boolean {
	return operations.some(({ territory }) => !isInUnion(territory));
}

/** What a routing says of an item's making: kinds of operations, and the processes that it evidences. */
export function madeBy(routing: Routing | undefined): Pick<Material, 'operations' | 'processes'> {
	const kinds = [...new Set(routing?.operations.map((one) => one.operation.replaceAll('_', '-') as OperationId) ?? [])];
	const processes = [...new Set(routing?.operations.flatMap((one) => one.processes) ?? [])];
	return {
		operations: kinds.map((op) => ({ op })),
		...(processes.length > 0 && { processes: Object.fromEntries(processes.map((name) => [name, true])) }),
	};
}

/**
 * What a trader's product is made of: itself, as bought. Of each supplier it is a material of its own, since the trader
 * declares for a period for which each of them does.
 */
export function tradedMaterials(w: Workspace, item: Item): Material[] {
	const { sku, hs, netWeightKg } = item;
	const lot = { sku, hs, netWeightKg, ...bought(w, item, decimal('1')) };
	const each = evidenceBySupplier(w, item, purchases(w, item).deliveries);
	if (lot.status !== 'originating' || each.size < 2) return [{ id: sku, ...lot }];
	return [...each].map(([supplier, evidence]) => ({ id: `${sku} of ${supplier}`, ...lot, evidence }));
}

function times(quantity: Decimal | undefined, one: Decimal | undefined): string | null {
	return quantity && one ? toDecimalString(normalise(multiply(quantity, one))) : null;
}
