import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import avro from 'avsc';
import { TODAY } from '../../../../../infra/local/sample/company.ts';
import { expectedRequests, expectedVerdicts } from '../../../../../infra/local/sample/expectations.ts';
import { sample, sampleEvents } from '../../../../../infra/local/sample/index.ts';
import { movementRows, movementsAsCsv } from '../../../../../infra/local/sample/movements.ts';
import { OFFICER } from '../../../../../infra/local/sample/reviews.ts';
import { avroOptions } from '../../../../../infra/registry/logical-types.ts';
import { compare, decimal, ZERO } from '../../../../../rules/schema/decimal.ts';
import { type Item, schemaOf } from '../../../../../schemas/index.ts';
import { topicNamed } from '../../../../../topics/catalogue/index.ts';
import { REFERENCE_DATA } from '../../../../support/reference-data.ts';
import { materialRow, productRow } from '../../../../support/sample/arithmetic.ts';
import { ofType, readFacts } from '../../../../support/sample/facts.ts';
import { toBase } from '../../../../support/sample/valuation.ts';

const facts = readFacts();
const { items, boms, routings, prices, parties, movements } = facts;
const requests = ofType('psra.erp.CertificateRequest');

function nomenclature(): Set<string> | undefined {
	try {
		const text = readFileSync(`${REFERENCE_DATA}/harmonized-system.csv`, 'utf8');
		return new Set([...text.matchAll(/^[^,]*,(\d{6}),/gm)].map((match) => match[1] as string));
	} catch {
		return undefined;
	}
}

describe('the sample as a whole', () => {
	it('has the size that the demo promises', () => {
		const roles = (role: string) => [...parties.values()].filter((party) => party.roles.some((r) => r === role));
		expect(items.size).toBe(73);
		expect(movements.length).toBeGreaterThanOrEqual(300);
		expect(roles('supplier')).toHaveLength(15);
		expect(roles('customer')).toHaveLength(7);
		expect(roles('own')).toHaveLength(1);
		expect(requests.length).toBeGreaterThanOrEqual(14);
	});

	it('gives each key once, in the topic that carries its type', () => {
		const keys = sampleEvents().map(({ topic, type, value }) => {
			const key = topicNamed(topic).records[type] as ((v: unknown) => readonly string[]) | undefined;
			return `${topic} ${key?.(value).join('|')}`;
		});
		expect(keys.filter((key) => key.endsWith('undefined'))).toEqual([]);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('fits the schemas that it travels in', () => {
		for (const { type, value } of sampleEvents())
			expect(() => avro.Type.forSchema(schemaOf[type] as avro.Schema, avroOptions()).toBuffer(value)).not.toThrow();
	});

	it('touches every chapter of the trade', () => {
		const chapters = new Set([...items.values()].map((item) => item.hs?.slice(0, 2)));
		for (const chapter of ['39', '73', '83', '84', '85', '87', '90']) expect(chapters).toContain(chapter);
	});

	it('has three levels of bills of materials', () => {
		const depth = (sku: string): number =>
			1 +
			Math.max(
				0,
				...(boms.get(sku)?.lines ?? []).map((line) => (boms.has(line.componentSku) ? depth(line.componentSku) : 0)),
			);
		expect(Math.max(...[...boms.keys()].map(depth))).toBe(3);
	});
});

const codes = nomenclature();
(codes ? describe : describe.skip)('tariff codes', () => {
	it('are codes of the Harmonised System', () => {
		const unknown = [...items.values()].filter((item) => item.hs !== null && !codes?.has(item.hs));
		expect(unknown.map((item) => `${item.sku} ${item.hs}`)).toEqual([]);
	});
});

describe('master data', () => {
	it('give every made item a bill of materials and a routing, and no bought one', () => {
		for (const item of items.values()) {
			expect([item.sku, boms.has(item.sku), routings.has(item.sku)]).toEqual([
				item.sku,
				item.procurement === 'made',
				item.procurement === 'made',
			]);
			if (item.procurement === 'made') expect(routings.get(item.sku)?.operations).not.toHaveLength(0);
		}
	});

	it('name existing components in units that convert', () => {
		for (const bom of boms.values())
			for (const line of bom.lines) {
				expect(items.has(line.componentSku)).toBe(true);
				expect(() => toBase(facts, line.componentSku, line.quantity, line.unit)).not.toThrow();
			}
	});

	it('use every bought item', () => {
		const used = new Set([...boms.values()].flatMap((bom) => bom.lines.map((line) => line.componentSku)));
		const bought = [...items.values()].filter((item) => item.procurement === 'bought');
		expect(bought.filter((item) => !used.has(item.sku))).toEqual([]);
	});

	it('price every bought item from existing suppliers, in units that convert', () => {
		for (const { sku, prices: rows } of prices.values())
			for (const price of rows) {
				expect(() => toBase(facts, sku, price.perQuantity, price.unit)).not.toThrow();
				if (price.kind === 'purchase') expect(parties.get(price.partyId ?? '')?.roles).toContain('supplier');
			}
		const unpriced = [...items.values()].filter((item) => item.procurement === 'bought' && !prices.has(item.sku));
		expect(unpriced).toEqual([]);
	});

	it('declare existing goods of existing suppliers', () => {
		for (const declaration of facts.declarations) {
			expect(parties.get(declaration.supplierId)?.roles).toContain('supplier');
			for (const good of declaration.goods) expect(items.has(good.sku)).toBe(true);
		}
		const forms = new Set(facts.declarations.map((declaration) => declaration.form));
		expect([...forms].sort()).toEqual(['annex_22_15', 'annex_22_16', 'annex_22_18']);
	});
});

describe('movements', () => {
	it('stand in the file as the plan makes them', () => {
		const file = readFileSync(new URL('inventory-movements.csv', sample.csvFolder), 'utf8');
		expect(file).toBe(movementsAsCsv(movementRows()));
	});

	it('have a number of their own and lie in the twelve months before the demo', () => {
		expect(new Set(movements.map((m) => `${m.document_number}/${m.document_year}/${m.line}`)).size).toBe(
			movements.length,
		);
		for (const { posting_date: day } of movements) expect(day > '2025-03-02' && day < '2026-03-02').toBe(true);
	});

	it('carry a supplier or a customer, a price, and the base quantity that the units give', () => {
		for (const row of movements) {
			const role = ['receipt', 'return_to_supplier'].includes(row.kind) ? 'supplier' : 'customer';
			if (row.kind !== 'cancellation') expect(parties.get(row.party)?.roles).toContain(role);
			expect(compare(decimal(row.unit_price), ZERO)).toBe(1);
			const base = toBase(facts, row.sku, row.quantity, row.unit);
			expect(row.base_unit).toBe(items.get(row.sku)?.baseUnit);
			expect(compare(base, decimal(row.base_quantity))).toBe(0);
		}
	});

	it('cancel only what stands before them, whole', () => {
		const cancellations = movements.filter((m) => m.kind === 'cancellation');
		expect(cancellations.length).toBeGreaterThanOrEqual(3);
		for (const cancellation of cancellations) {
			const index = movements.findIndex((m) => m.document_number === cancellation.cancels_document);
			expect(index).toBeGreaterThanOrEqual(0);
			expect(index).toBeLessThan(movements.indexOf(cancellation));
			expect(movements[index]).toMatchObject({ sku: cancellation.sku, quantity: cancellation.quantity });
		}
	});

	it('value every currency that occurs', () => {
		for (const { currency } of movements) if (currency !== 'EUR') expect(facts.rates.has(`${currency}/EUR`)).toBe(true);
	});
});

describe('expectations', () => {
	it('speak of each finished good once', () => {
		const finished = [...items.values()].filter((item) => item.finishedGood).map((item) => item.sku);
		expect(expectedVerdicts.map((expected) => expected.sku).sort()).toEqual(finished.sort());
	});

	it('speak of each request once, with its goods, and as its goods allow', () => {
		expect(expectedRequests.map((expected) => expected.requestId).sort()).toEqual(
			requests.map((r) => r.requestId).sort(),
		);
		for (const expected of expectedRequests) {
			const request = requests.find((candidate) => candidate.requestId === expected.requestId);
			expect(request?.skus).toEqual(expected.skus);
			expect(parties.get(request?.customerId ?? '')?.roles).toContain('customer');
			const verdicts = expected.skus.map((sku) => {
				const found = expectedVerdicts.find((v) => v.sku === sku);
				return expected.restsOnAnswers ? found?.answered?.verdict : found?.verdict;
			});
			if (expected.expected === 'issued') expect(new Set(verdicts)).toEqual(new Set(['originating']));
			if (expected.expected === 'waiting') expect(verdicts).toContain('indeterminate');
		}
	});

	it('hold twelve issued, ten refused, one waiting for facts and one for room in a quota', () => {
		const count = (state: string) => expectedRequests.filter((expected) => expected.expected === state).length;
		expect([count('issued'), count('refused'), count('waiting')]).toEqual([12, 10, 2]);
	});
});

describe('the officer', () => {
	it('is the person who signs for the firm', () => {
		const own = [...parties.values()].find((party) => party.roles.includes('own'));
		expect(OFFICER).toBe(`${own?.signatory?.name}, ${own?.signatory?.position}`);
	});
});

describe('README.md', () => {
	const readme = readFileSync(new URL('../README.md', sample.csvFolder), 'utf8').split('\n');
	const of = (chosen: (item: Item) => boolean) => [...items.values()].filter(chosen).map((item) => item.sku);

	it.each(of((item) => item.procurement === 'bought'))('states the value of %s', (sku) => {
		expect(readme).toContain(materialRow(facts, sku, TODAY));
	});

	it.each(of((item) => item.finishedGood))('states the sums of %s', (sku) => {
		expect(readme).toContain(productRow(facts, sku, TODAY));
	});
});
