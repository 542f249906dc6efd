import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import avro from 'avsc';
import { TODAY } from '../../../../../infra/local/sample/company.ts';
import {
	type ExpectedRequest,
	expectedRequests,
	expectedVerdicts,
} from '../../../../../infra/local/sample/expectations.ts';
import { sample } from '../../../../../infra/local/sample/index.ts';
import {
	LAPSE_DAY,
	lapseEvents,
	REVOKED,
	revocationEvents,
	revocationsBy,
} from '../../../../../infra/local/sample/later.ts';
import { officerReviews } from '../../../../../infra/local/sample/reviews.ts';
import { avroOptions } from '../../../../../infra/registry/logical-types.ts';
import { nextDay, previousDay } from '../../../../../rules/declarations/dates.ts';
import { evaluate } from '../../../../../rules/engine/evaluate.ts';
import { loadPack } from '../../../../../rules/packs/index.ts';
import type { RulePack } from '../../../../../rules/schema/pack.ts';
import { type SupplierDeclaration, schemaOf } from '../../../../../schemas/index.ts';
import { answered } from '../../../../support/sample/answers.ts';
import { productRow } from '../../../../support/sample/arithmetic.ts';
import { assemble } from '../../../../support/sample/assemble.ts';
import { ofType, readFacts, type SampleFacts, withEvents } from '../../../../support/sample/facts.ts';

const before = readFacts();
const revoked = withEvents(before, revocationEvents());
const received = withEvents(before, lapseEvents());
const readme = readFileSync(new URL('../README.md', sample.csvFolder), 'utf8');
const requests = ofType('psra.erp.CertificateRequest');

function judge(facts: SampleFacts, sku: string, day: string, agreement = 'eu-uk') {
	const pack = loadPack(agreement) as RulePack;
	return evaluate(answered(assemble(facts, sku, day, agreement), pack, officerReviews).origin, pack);
}

/** Goods of declarations that were issued, with what they were issued under, and whether they originate on a day. */
function lost(facts: SampleFacts, day: string): string[] {
	return expectedRequests
		.filter(({ expected }) => expected === 'issued')
		.flatMap(({ requestId, skus }) => {
			const agreements = requests.find((one) => one.requestId === requestId)?.agreements ?? [];
			const gone = skus.filter((sku) =>
				agreements.some((agreement) => judge(facts, sku, day, agreement).verdict !== 'originating'),
			);
			return gone.map((sku) => `${requestId} ${sku}`);
		});
}

/** First day of the year from which on the facts no longer carry the good. */
function lostFrom(facts: SampleFacts, sku: string, day: string): string {
	let from = nextDay(day);
	while (judge(facts, sku, previousDay(from)).verdict !== 'originating') from = previousDay(from);
	return from;
}

/** Deliveries of the good to the customer of the request from a day on. */
function deliveriesFrom(facts: SampleFacts, requestId: string, sku: string, from: string) {
	const customer = requests.find((one) => one.requestId === requestId)?.customerId;
	return facts.movements
		.filter((row) => row.kind === 'delivery' && row.party === customer && row.sku === sku && row.posting_date >= from)
		.map((row) => [row.document_number, Number(row.document_year), row.line]);
}

const cases = [
	['declaration-revoked', revoked, TODAY],
	['received-after-lapse', received, LAPSE_DAY],
] as const;

describe.each(cases)('%s', (event, facts, day) => {
	const expected = expectedRequests.flatMap((one) =>
		one.later?.event === event ? [{ ...one, later: one.later as NonNullable<ExpectedRequest['later']> }] : [],
	);

	it('takes back exactly the declarations that the sample says, and no good beside', () => {
		expect(lost(before, TODAY)).toEqual([]);
		const said = revocationsBy(event).flatMap(({ requestId, goods }) => goods.map(({ sku }) => `${requestId} ${sku}`));
		expect(said.length).toBeGreaterThan(0);
		expect(lost(facts, day)).toEqual(said);
	});

	it('takes them back from the first day that the facts do not carry', () => {
		for (const { later } of expected)
			for (const { sku, from } of later.goods) expect(lostFrom(facts, sku, day)).toBe(from);
	});

	it('leaves deliveries of which the customer must be told', () => {
		for (const { requestId, later } of expected) {
			const found = later.goods.flatMap(({ sku, from }) => deliveriesFrom(facts, requestId, sku, from));
			expect(found.length).toBeGreaterThan(0);
			expect(later.deliveries).toEqual(found);
		}
	});

	it.each(expectedVerdicts.filter(({ later }) => later?.event === event))('turns $sku', ({ sku, later }) => {
		const result = judge(facts, sku, day);
		expect(result).toMatchObject({ verdict: later?.verdict, basis: later?.basis });
		expect(later?.because).toContain(`${result.figures['maxNomExw']} %`);
		const [, , terms, sum, price, share] = productRow(facts, sku, day)
			.split(' | ')
			.map((cell) => cell.replace(' |', ''));
		expect(readme).toContain(`${sku}: ${[terms, `${sum} / ${price}`, share].join(' = ')}`);
	});
});

describe('later events', () => {
	it('are newer versions and new documents', () => {
		const [{ value } = { value: {} }] = revocationEvents();
		const old = before.declarations.find((one) => one.declarationId === REVOKED.declarationId);
		expect({ ...(value as SupplierDeclaration), revocation: null, sequence: 1, erpVersion: '1' }).toEqual(old);
		expect((value as SupplierDeclaration).sequence).toBeGreaterThan(old?.sequence ?? 0);
		const numbers = received.movements.map((row) => `${row.document_number}/${row.document_year}/${row.line}`);
		expect(new Set(numbers).size).toBe(received.movements.length);
	});

	it('fit the schemas that they travel in', () => {
		for (const { type, value } of [...revocationEvents(), ...lapseEvents()])
			expect(() => avro.Type.forSchema(schemaOf[type] as avro.Schema, avroOptions()).toBuffer(value)).not.toThrow();
	});
});

describe('the clock alone', () => {
	it('turns nothing: what was received before a declaration lapsed stays covered', () => {
		expect(lost(before, LAPSE_DAY)).toEqual([]);
		const lapsed = before.declarations.filter(({ validTo }) => validTo && TODAY <= validTo && validTo < LAPSE_DAY);
		expect(lapsed.flatMap(({ goods }) => goods.map(({ sku }) => sku)).sort()).toEqual(['HOSE', 'PLATE6', 'STA-DE']);
	});

	it('turns what was delivered after the lapse only where the value is tight: not the plates of ANC-ST and LCK-B1', () => {
		const plates = before.movements.findLast((row) => row.sku === 'PLATE6' && row.kind === 'receipt');
		if (!plates) throw new Error('no receipt of PLATE6');
		const late = { ...plates, document_number: '5000000999', posting_date: '2026-06-10' };
		expect(lost({ ...before, movements: [...before.movements, late] }, LAPSE_DAY)).toEqual([]);
	});
});
