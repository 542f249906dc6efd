import {
	type Assembly,
	type AssemblyOptions,
	assemble,
} from '../../../../consumers/origin-evaluation/assemble/index.ts';
import type { Answers } from '../../../../consumers/origin-evaluation/judgements.ts';
import type { ProductFacts } from '../../../../infra/ports/facts.ts';
import type { Material, OriginCase } from '../../../../rules/schema/case.ts';
import { bom, item, line, made, own, party } from '../records.ts';

const NONE: ProductFacts = {
	skus: [],
	items: [],
	boms: [],
	routings: [],
	priceLists: [],
	declarations: [],
	parties: [own(), party('S-DE'), party('S-CN', { country: 'CN' })],
	exchangeRates: [],
	movements: [],
	findings: [],
};

export const OPTIONS = { asOf: '2026-03-01', currency: 'EUR', agreement: 'eu-uk', partnerCountries: ['GB'] };

/** The assembly of an item from facts, on 2026-03-01 for eu-uk. */
export const assembled = (
	facts: Partial<ProductFacts>,
	sku = 'PUMP',
	options: Partial<AssemblyOptions> = {},
): Assembly => assemble({ ...NONE, ...facts }, sku, { ...OPTIONS, ...options });

/** No question was answered yet. */
export const UNANSWERED: Answers = { company: 'HD', known: new Map(), evidence: () => [] };

/** The case of an item; fails where there is none. */
export function caseOf(facts: Partial<ProductFacts>, sku = 'PUMP', options: Partial<AssemblyOptions> = {}): OriginCase {
	const { originCase, gaps } = assembled(facts, sku, options);
	if (!originCase) throw new Error(`no case: ${gaps.map((gap) => gap.path).join(', ')}`);
	return originCase;
}

/** A PUMP made of one MOTOR, and what else is known. */
export const pumpOfMotor = (facts: Partial<ProductFacts>): Partial<ProductFacts> => ({
	items: [made('PUMP'), item('MOTOR')],
	boms: [bom('PUMP', [line('MOTOR')])],
	...facts,
});

/** The motor in the pump, and what stood in the way of knowing it. */
export function motor(
	facts: Partial<ProductFacts>,
	options: Partial<AssemblyOptions> = {},
): Material & { readonly gaps: readonly string[] } {
	const { originCase, gaps } = assembled(pumpOfMotor(facts), 'PUMP', options);
	const material = originCase?.materials[0];
	if (!material) throw new Error(`no motor: ${gaps.map((gap) => gap.path).join(', ')}`);
	return { ...material, gaps: gaps.map((gap) => `${gap.path} (${gap.neededBy})`) };
}
