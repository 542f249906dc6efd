import { declarationCaseOf } from '../../../rules/declarations/as-recorded.ts';
import { judgeDeclaration } from '../../../rules/declarations/receive.ts';
import type { Evidence } from '../../../rules/schema/case.ts';
import type { Item, SupplierDeclaration } from '../../../schemas/index.ts';
import type { Delivery } from './deliveries.ts';
import { use, type Workspace } from './facts.ts';

const ORIGINATING = ['annex_22_15', 'annex_22_16'];
const NON_ORIGINATING = ['annex_22_18'];

/** Declarations that say the item originates, one for each delivery; undefined where a delivery has none. */
export function originatingEvidence(w: Workspace, item: Item, deliveries: readonly Delivery[]): Evidence | undefined {
	const newest = coverAll(w, item, deliveries, ORIGINATING)?.at(-1);
	return newest && evidenceOf(w, newest, item);
}

/** The same, by supplier; empty where a delivery has no declaration. */
export function evidenceBySupplier(
	w: Workspace,
	item: Item,
	deliveries: readonly Delivery[],
): ReadonlyMap<string, Evidence> {
	const covering = coverAll(w, item, deliveries, ORIGINATING) ?? [];
	return new Map(covering.map((cover) => [cover.declaration.supplierId, evidenceOf(w, cover, item)]));
}

function evidenceOf(w: Workspace, { declaration, on }: Cover, item: Item): Evidence {
	return {
		type: declaration.form === 'annex_22_16' ? 'LTSD' : 'supplier-declaration',
		...(declaration.validFrom && { validFrom: declaration.validFrom }),
		...(declaration.validTo && { validTo: declaration.validTo }),
		agreements: [w.agreement],
		...(revokedFrom(declaration, item.sku) && { revokedFrom: revokedFrom(declaration, item.sku) }),
		deliveryDate: on,
	};
}

/** The declaration for non-originating goods that opens the item, where one covers every delivery. */
export function openingDeclaration(w: Workspace, item: Item, deliveries: readonly Delivery[]): Cover | undefined {
	const covering = coverAll(w, item, deliveries, NON_ORIGINATING) ?? [];
	// Several list several materials, and whose goods are in use is not known: the part then counts whole.
	const newest = covering.every((one) => one.declaration === covering[0]?.declaration) ? covering.at(-1) : undefined;
	// One that lists no material of the item would leave an item of no materials, which originates.
	return newest?.declaration.materials.some((material) => material.sku === item.sku) ? newest : undefined;
}

/** A declaration with the delivery that it covers. */
export interface Cover {
	readonly declaration: SupplierDeclaration;
	readonly on: string;
}

/** Lots are mixed in stock, so the worst counts: every delivery needs a declaration of its own supplier. */
function coverAll(
	w: Workspace,
	item: Item,
	deliveries: readonly Delivery[],
	forms: readonly string[],
): Cover[] | undefined {
	const covers: Cover[] = [];
	for (const { supplierId, on } of [...deliveries].sort((a, b) => (a.on < b.on ? -1 : 1))) {
		const declaration = w.declarations.find(
			(d) => d.supplierId === supplierId && forms.includes(d.form) && proves(w, d, item, on),
		);
		if (!declaration) return undefined;
		covers.push({ declaration, on });
	}
	if (covers.length === 0) return undefined;
	for (const { declaration } of covers) use(w, declaration);
	return covers;
}

function proves(w: Workspace, declaration: SupplierDeclaration, item: Item, deliveryDate: string): boolean {
	const supplier = w.parties.get(declaration.supplierId);
	if (!supplier) return false;
	return w.partnerCountries.some((country) => {
		const parties = { supplierCountry: supplier.country, customerCountry: undefined };
		const use = { deliveryDate, country, article: item.sku, ...(item.hs !== null && { hs: item.hs }) };
		return judgeDeclaration(declarationCaseOf(declaration, parties, use)).verdict === 'accept';
	});
}

function revokedFrom({ revocation }: SupplierDeclaration, sku: string): string | undefined {
	if (!revocation || (revocation.skus.length > 0 && !revocation.skus.includes(sku))) return undefined;
	return revocation.from;
}
