import { judgeDeclaration } from '../../../rules/declarations/receive.ts';
import type { Evidence, Material, OriginCase } from '../../../rules/schema/case.ts';
import {
	type Decimal,
	decimal,
	divide,
	multiply,
	normalise,
	round,
	toDecimalString,
} from '../../../rules/schema/decimal.ts';
import type { DeclarationForm } from '../../../rules/schema/declaration.ts';
import type { OperationId } from '../../../rules/schema/pack.ts';
import type { BomLine, SupplierDeclaration } from '../../../schemas/index.ts';
import type { SampleFacts } from './facts.ts';
import { exWorks, inEuro, type Receipt, toBase, valuationOf } from './valuation.ts';

/**
 * A second, small assembler of origin cases from the sample, written from the contract of origin-evaluation and not
 * from its code: where both agree on every verdict, neither rests on the other's mistakes.
 */

const PARTNER: Readonly<Record<string, string>> = { 'eu-uk': 'GB', 'eu-japan': 'JP' };
const EU = new Set(['NL', 'DE', 'BE', 'FR', 'IT', 'CZ', 'PL', 'AT', 'DK', 'SE']);

type Declaration = SupplierDeclaration;

interface Context {
	readonly facts: SampleFacts;
	readonly agreement: string;
	readonly asOf: string;
}

function text(value: Decimal): string {
	return toDecimalString(normalise(round(value, 12, 'half-up')));
}

function formOf(declaration: Declaration): DeclarationForm {
	return declaration.form.replace('annex_', '').replace('_', '-') as DeclarationForm;
}

function accepted({ facts }: Context, declaration: Declaration): boolean {
	const own = [...facts.parties.values()].find((party) => party.roles.includes('own'));
	const { verdict } = judgeDeclaration({
		id: declaration.declarationId,
		form: formOf(declaration),
		issued: declaration.issued,
		validFrom: declaration.validFrom,
		validTo: declaration.validTo,
		supplierCountry: facts.parties.get(declaration.supplierId)?.country ?? null,
		customerCountry: own?.country ?? null,
		goods: declaration.goods.map(({ sku, originating }) => ({ id: sku, originating })),
		origin: declaration.origin,
		countries: [...declaration.countries],
		cumulation: declaration.cumulation && { none: declaration.cumulation.none, with: [...declaration.cumulation.with] },
		signature: declaration.signature === 'handwritten' ? 'handwritten' : null,
		responsiblePerson: declaration.responsiblePerson,
		materials: declaration.materials.map(({ hs, value }) => ({ hs, value })),
	});
	return verdict === 'accept';
}

function coversDelivery(declaration: Declaration, sku: string, { supplier, day }: Receipt, partner: string): boolean {
	const { revocation } = declaration;
	const revoked =
		revocation !== null && revocation.from <= day && (revocation.skus.length === 0 || revocation.skus.includes(sku));
	return (
		declaration.supplierId === supplier &&
		declaration.goods.some((good) => good.sku === sku) &&
		declaration.countries.some((country) => country.slice(0, 2) === partner) &&
		(declaration.validFrom ?? '9999') <= day &&
		day <= (declaration.validTo ?? '') &&
		!revoked
	);
}

function evidenceOf(context: Context, type: Evidence['type'], declaration: Declaration, day: string): Evidence {
	return {
		type,
		validFrom: declaration.validFrom as string,
		validTo: declaration.validTo as string,
		agreements: [context.agreement],
		revokedFrom: declaration.revocation?.from ?? null,
		deliveryDate: day,
	};
}

/** The declarations of the wanted forms that cover each of the receipts, in their order; null where one lacks. */
function covering(context: Context, sku: string, receipts: readonly Receipt[], forms: readonly string[]) {
	const partner = PARTNER[context.agreement] as string;
	const candidates = context.facts.declarations.filter(
		(declaration) => forms.includes(formOf(declaration)) && accepted(context, declaration),
	);
	const found = receipts.map((receipt) =>
		candidates.find((declaration) => coversDelivery(declaration, sku, receipt, partner)),
	);
	return found.length > 0 && found.every((one) => one !== undefined) ? (found as Declaration[]) : null;
}

function bought(context: Context, sku: string, quantity: Decimal): Omit<Material, 'id' | 'role'> {
	const item = context.facts.items.get(sku);
	const { unitValue, receipts } = valuationOf(context.facts, sku, context.asOf);
	const common = { sku, hs: item?.hs ?? null, value: unitValue && text(multiply(unitValue, quantity)) };
	const last = receipts.at(-1)?.day ?? context.asOf;
	const originating = covering(context, sku, receipts, ['22-15', '22-16'])?.at(-1);
	if (originating) {
		const type = originating.form === 'annex_22_16' ? 'LTSD' : 'supplier-declaration';
		return { ...common, status: 'originating', evidence: evidenceOf(context, type, originating, last) };
	}
	const opened = covering(context, sku, receipts, ['22-18'])?.at(-1);
	if (opened) {
		return {
			...common,
			status: 'self-produced',
			evidence: evidenceOf(context, 'non-originating-declaration', opened, last),
			bom: opened.materials
				.filter((material) => material.sku === sku)
				.map((material, index) => ({
					id: `${sku}.declared.${index + 1}`,
					hs: material.hs,
					value:
						material.value === null
							? null
							: text(
									multiply(
										inEuro(context.facts, decimal(material.value), material.currency ?? 'EUR', context.asOf),
										quantity,
									),
								),
					status: 'non-originating' as const,
				})),
		};
	}
	return { ...common, status: 'non-originating' };
}

function operationsOf(facts: SampleFacts, sku: string): { op: OperationId }[] {
	return (facts.routings.get(sku)?.operations ?? []).map(({ operation }) => ({
		op: operation.replaceAll('_', '-') as OperationId,
	}));
}

/** Materials of one base unit of `sku`, times `quantity`. */
function materialsOf(context: Context, sku: string, quantity: Decimal): Material[] {
	const bom = context.facts.boms.get(sku);
	if (!bom) return [];
	return bom.lines.map((line) => {
		const used = multiply(toBase(context.facts, line.componentSku, line.quantity, line.unit), quantity);
		return component(context, line, divide(used, decimal(bom.baseQuantity), 15, 'half-up'));
	});
}

function component(context: Context, line: BomLine, quantity: Decimal): Material {
	const { facts } = context;
	const sku = line.componentSku;
	const item = facts.items.get(sku);
	const role = line.role.replace('_', '-') as NonNullable<Material['role']>;
	if (item?.procurement !== 'made') return { id: line.lineId, role, ...bought(context, sku, quantity) };
	const price = exWorks(facts, sku, context.asOf);
	return {
		id: line.lineId,
		sku,
		hs: item.hs,
		role,
		status: 'self-produced',
		value: price && text(multiply(price, quantity)),
		subdivision: item.subdivision,
		operations: operationsOf(facts, sku),
		bom: materialsOf(context, sku, quantity),
	};
}

/** The case of one finished good. */
export function assemble(facts: SampleFacts, sku: string, asOf: string, agreement = 'eu-uk'): OriginCase {
	const context: Context = { facts, agreement, asOf };
	const item = facts.items.get(sku);
	const territory = facts.routings.get(sku)?.operations.at(-1)?.territory ?? '';
	if (!item?.hs) throw new Error(`${sku} is not classified`);
	const price = exWorks(facts, sku, asOf);
	return {
		id: sku,
		agreement,
		date: asOf,
		madeIn: EU.has(territory) ? 'EU' : territory,
		currency: 'EUR',
		product: {
			sku,
			description: item.description,
			hs: item.hs,
			hsEdition: item.hsEdition as NonNullable<OriginCase['product']['hsEdition']>,
			exw: price && text(price),
			netWeightKg: item.netWeightKg,
			subdivision: item.subdivision,
		},
		operations: operationsOf(facts, sku),
		materials: materialsOf(context, sku, decimal('1')),
	};
}
