import type { Material, OriginCase } from '../../../rules/schema/case.ts';
import {
	add,
	type Decimal,
	decimal,
	divide,
	HUNDRED,
	multiply,
	round,
	toDecimalString,
	ZERO,
} from '../../../rules/schema/decimal.ts';
import { assemble } from './assemble.ts';
import type { SampleFacts } from './facts.ts';
import { valuationOf } from './valuation.ts';

/**
 * The sums of the sample's README, as its table rows: what counts as non-originating in each finished good. Of a part
 * that a declaration opens, the declared materials count; a part made in the house counts as originating, which the
 * verdicts' test proves.
 */

function shown(value: Decimal): string {
	return toDecimalString(round(value, 4, 'half-up'));
}

function counted(material: Material): [label: string, value: Decimal][] {
	if (material.status === 'non-originating') return [[material.sku ?? material.id, decimal(material.value ?? '0')]];
	if (material.evidence?.type !== 'non-originating-declaration') return [];
	return (material.bom ?? []).map((part) => [`${material.sku} (declared)`, decimal(part.value ?? '0')]);
}

function sumOf({ materials }: OriginCase): { terms: string; sum: Decimal } {
	const entries = materials.flatMap(counted);
	const sum = entries.reduce((total, [, value]) => add(total, value), ZERO);
	return { terms: entries.map(([label, value]) => `${label} ${shown(value)}`).join(' + ') || 'none', sum };
}

/** `| DRV-H750 | 8501 31 | STA-750 86.9732 + … | 105.3597 | 249.00 | 42.31 % |` */
export function productRow(facts: SampleFacts, sku: string, asOf: string): string {
	const origin = assemble(facts, sku, asOf);
	const { hs, exw } = origin.product;
	const { terms, sum } = sumOf(origin);
	const price = exw ? toDecimalString(round(decimal(exw), 2, 'half-up')) : 'open';
	const share = exw ? `${toDecimalString(divide(multiply(sum, HUNDRED), decimal(exw), 3, 'half-up'))} %` : 'open';
	return `| ${sku} | ${hs.slice(0, 4)} ${hs.slice(4)} | ${terms} | ${shown(sum)} | ${price} | ${share} |`;
}

/** `| CELL | 850760 | non-originating | S-CN1 | 2.339 |`: the weighted average of twelve months, one base unit. */
export function materialRow(facts: SampleFacts, sku: string, asOf: string): string {
	const { unitValue, suppliers } = valuationOf(facts, sku, asOf);
	const item = facts.items.get(sku);
	const value = unitValue ? toDecimalString(round(unitValue, 6, 'half-up')) : 'open';
	return `| ${sku} | ${item?.hs ?? 'open'} | ${suppliers.join(', ')} | ${value} | ${item?.baseUnit} |`;
}
