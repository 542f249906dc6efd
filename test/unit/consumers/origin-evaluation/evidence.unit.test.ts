import { describe, expect, it } from '@jest/globals';
import type { SupplierDeclaration } from '../../../../schemas/index.ts';
import { declared, party, price, prices, received } from '../records.ts';
import { assembled, motor, pumpOfMotor } from './assembled.ts';

const movements = [received('MOTOR', '10', '5')];
const statusWith = (...declarations: SupplierDeclaration[]) => motor({ movements, declarations }).status;

describe('a material from a supplier who declares', () => {
	it('originates, with the declaration as evidence', () => {
		expect(motor({ movements, declarations: [declared('MOTOR')] })).toMatchObject({
			status: 'originating',
			value: '5',
			origin: 'DE',
			evidence: {
				type: 'LTSD',
				validFrom: '2026-01-01',
				validTo: '2026-12-31',
				agreements: ['eu-uk'],
				deliveryDate: '2026-01-15',
			},
		});
	});

	it.each([
		['another heading', '850300', 'non-originating'],
		['its own', '850131', 'originating'],
		['its own, written to eight digits', '85013100', 'originating'],
		['none', null, 'originating'],
	])('counts as the declaration says only where that is not under another code: %s', (_what, hs, status) => {
		expect(statusWith(declared('MOTOR', { goods: [{ sku: 'MOTOR', hs, originating: true }] }))).toBe(status);
	});

	it('originates by a declaration for the single consignment', () => {
		const single = declared('MOTOR', { form: 'annex_22_15', validFrom: null, validTo: null });
		expect(motor({ movements, declarations: [single] })).toMatchObject({
			status: 'originating',
			evidence: { type: 'supplier-declaration' },
		});
	});

	it('originates by its declaration also where it was priced and not received: the day asked for counts', () => {
		const priceLists = [prices('MOTOR', price('purchase', '8', { partyId: 'S-DE' }))];
		const of = (rest: Partial<SupplierDeclaration>) =>
			motor({ priceLists, declarations: [declared('MOTOR', rest)] }).status;
		expect(of({})).toBe('originating');
		expect(of({ validTo: '2026-02-28' })).toBe('non-originating');
	});

	it.each<[string, Partial<SupplierDeclaration>]>([
		['came into force after the delivery', { validFrom: '2026-01-16' }],
		['had lapsed at the delivery', { issued: '2025-01-01', validFrom: '2025-01-01', validTo: '2026-01-14' }],
		['was revoked before the delivery', { revocation: { from: '2026-01-15', skus: [], noticedOn: null } }],
		['was revoked for the item', { revocation: { from: '2026-01-01', skus: ['MOTOR'], noticedOn: null } }],
		['is of another supplier', { supplierId: 'S-CN' }],
		['names another country', { countries: ['CH', 'JP'] }],
		['lists other goods', { goods: [{ sku: 'GEAR', hs: null, originating: true }] }],
		['lists the item as not originating', { goods: [{ sku: 'MOTOR', hs: null, originating: false }] }],
		['is not signed', { signature: 'none' }],
		['is for more than two years', { validTo: '2029-01-01' }],
		['is on no form', { form: 'unknown' }],
		['is a form for non-originating goods of a consignment', { form: 'annex_22_17' }],
	])('does not originate where the declaration %s', (_what, rest) => {
		expect(statusWith(declared('MOTOR', rest))).toBe('non-originating');
	});

	it.each<[string, Partial<SupplierDeclaration>]>([
		['on the first day of the declaration', { issued: '2026-01-15', validFrom: '2026-01-15' }],
		['on its last day', { issued: '2025-06-01', validFrom: '2025-06-01', validTo: '2026-01-15' }],
		['the day before its revocation', { revocation: { from: '2026-01-16', skus: [], noticedOn: null } }],
		['while other goods of it are revoked', { revocation: { from: '2026-01-01', skus: ['GEAR'], noticedOn: null } }],
	])('originates where it was delivered %s', (_what, rest) => {
		expect(statusWith(declared('MOTOR', rest))).toBe('originating');
	});

	it('is covered by the one declaration of several that holds', () => {
		const lapsed = declared('MOTOR', { declarationId: 'old', validTo: '2026-01-10' });
		expect(statusWith(lapsed, declared('MOTOR'))).toBe('originating');
	});

	it('does not originate where the supplier is not known', () => {
		const parties = [party('HD', { roles: ['own'], country: 'NL' })];
		expect(motor({ movements, parties, declarations: [declared('MOTOR')] }).status).toBe('non-originating');
	});
});

describe('lots that are mixed', () => {
	const both = [...movements, received('MOTOR', '1', '4', { partyId: 'S-CN' })];

	it('count as the worst of them', () => {
		expect(motor({ movements: both, declarations: [declared('MOTOR')] })).toMatchObject({
			status: 'non-originating',
			origin: null,
		});
	});

	it('originate where every delivery of every supplier is covered', () => {
		const later = [...movements, received('MOTOR', '1', '4', { postingDate: '2026-02-20' })];
		expect(motor({ movements: later, declarations: [declared('MOTOR')] }).status).toBe('originating');
		const untilFebruary = declared('MOTOR', { validTo: '2026-01-31' });
		expect(motor({ movements: later, declarations: [untilFebruary] }).status).toBe('non-originating');
		const second = declared('MOTOR', { declarationId: 'second', issued: '2026-02-01', validFrom: '2026-02-01' });
		expect(motor({ movements: later, declarations: [untilFebruary, second] })).toMatchObject({
			status: 'originating',
			evidence: { validFrom: '2026-02-01', deliveryDate: '2026-02-20' },
		});
	});

	it('do not count a supplier whose goods all went back', () => {
		const back = received('MOTOR', '1', '4', { partyId: 'S-CN', kind: 'return_to_supplier' });
		expect(motor({ movements: [...both, back], declarations: [declared('MOTOR')] }).status).toBe('originating');
	});
});

describe('a long-term declaration for non-originating goods', () => {
	const opening = (rest: Partial<SupplierDeclaration> = {}) =>
		declared('MOTOR', {
			form: 'annex_22_18',
			goods: [{ sku: 'MOTOR', hs: '850131', originating: false }],
			materials: [
				{ sku: 'MOTOR', description: 'magnets', hs: '850511', value: '2.50', currency: 'EUR' },
				{ sku: 'MOTOR', description: 'wire', hs: '854411', value: null, currency: null },
				{ sku: 'GEAR', description: 'steel', hs: '722830', value: '1', currency: 'EUR' },
			],
			...rest,
		});

	it('opens the item: its declared materials stand where it stood', () => {
		expect(motor({ movements, declarations: [opening()] })).toMatchObject({
			status: 'self-produced',
			value: '5',
			evidence: { type: 'non-originating-declaration', agreements: ['eu-uk'] },
			bom: [
				{ id: 'D MOTOR 1', hs: '850511', value: '2.5', status: 'non-originating' },
				{ id: 'D MOTOR 2', hs: '854411', value: null, status: 'non-originating' },
			],
		});
	});

	it.each<[string, Partial<SupplierDeclaration>]>([
		['names no material: it would otherwise have none at all', { materials: [] }],
		[
			'names materials of other goods alone',
			{ materials: [{ sku: 'GEAR', description: 'steel', hs: '722830', value: '1', currency: 'EUR' }] },
		],
		['had lapsed', { validTo: '2026-01-14' }],
	])('opens nothing where it %s', (_what, rest) => {
		const material = motor({ movements, declarations: [opening(rest)] });
		expect(material.status).toBe('non-originating');
		expect(material.bom).toBeUndefined();
	});

	it('opens nothing where a delivery of another supplier is not covered', () => {
		const both = [...movements, received('MOTOR', '1', '4', { partyId: 'S-CN' })];
		expect(motor({ movements: both, declarations: [opening()] }).status).toBe('non-originating');
	});
});

describe('assumptions of declarations', () => {
	it('are shown where the declaration proves, and only there', () => {
		const assumed = declared('MOTOR', { assumptions: ['declaration taken as signed'] });
		const facts = (declaration: SupplierDeclaration) => pumpOfMotor({ movements, declarations: [declaration] });
		expect(assembled(facts(assumed)).assumptions).toEqual(['declaration taken as signed']);
		expect(assembled(facts({ ...assumed, validTo: '2026-01-10' })).assumptions).toEqual([]);
	});
});
