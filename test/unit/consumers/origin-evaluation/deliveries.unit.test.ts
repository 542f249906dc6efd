import { describe, expect, it } from '@jest/globals';
import type { InventoryMovement } from '../../../../schemas/index.ts';
import { declared, made, price, prices, received } from '../records.ts';
import { assembled, motor, pumpOfMotor } from './assembled.ts';

const declarations = [declared('MOTOR')];
const covered = received('MOTOR', '10', '5');
const fromChina = (rest: Partial<InventoryMovement> = {}) => received('MOTOR', '4', '9', { partyId: 'S-CN', ...rest });
const sentBack = (quantity: string, rest: Partial<InventoryMovement> = {}) =>
	received('MOTOR', quantity, '9', { partyId: 'S-CN', kind: 'return_to_supplier', ...rest });
const statusOf = (movements: readonly InventoryMovement[], options = {}) =>
	motor({ movements, declarations }, options).status;

describe('goods that the stock may hold', () => {
	it('are those of every delivery, however old: an uncovered one of years ago is as bad as one of today', () => {
		expect(statusOf([covered])).toBe('originating');
		expect(statusOf([fromChina({ postingDate: '2019-06-03' }), covered])).toBe('non-originating');
		expect(statusOf([received('MOTOR', '1', '5', { postingDate: '2025-02-28' }), covered])).toBe('non-originating');
	});

	it('are not those received before the months that the company keeps stock, which is shown as an assumption', () => {
		const movements = [fromChina({ postingDate: '2024-02-29' }), covered];
		const { originCase, assumptions } = assembled(pumpOfMotor({ movements, declarations }), 'PUMP', {
			stockMonths: 24,
		});
		expect(originCase?.materials[0]?.status).toBe('originating');
		expect(assumptions).toEqual(['Goods that were received more than 24 months before the date have been used up.']);
		const onTheDay = [fromChina({ postingDate: '2024-03-01' }), covered];
		expect(statusOf(onTheDay, { stockMonths: 24 })).toBe('non-originating');
		expect(assembled(pumpOfMotor({ movements: [covered] }), 'PUMP', { stockMonths: 24 }).assumptions).toEqual([]);
	});

	it('are those of a supplier of whom some are left after a return', () => {
		expect(statusOf([covered, fromChina(), sentBack('3')])).toBe('non-originating');
		expect(statusOf([covered, fromChina(), sentBack('4')])).toBe('originating');
	});

	it('are still those of a supplier whose receipt is older than its return', () => {
		const old = fromChina({ entryQuantity: '100', postingDate: '2025-01-10' });
		expect(statusOf([old, covered, fromChina(), sentBack('50')])).toBe('non-originating');
		expect(statusOf([old, covered, fromChina(), sentBack('4')])).toBe('non-originating');
	});

	it('are those of a supplier who took back more than is known to have come: receipts are missing', () => {
		expect(statusOf([covered, fromChina(), sentBack('5')])).toBe('non-originating');
	});

	it('are those of a supplier whose receipt or return can’t be counted', () => {
		expect(statusOf([covered, fromChina({ entryUnit: 'BOX' }), sentBack('4')])).toBe('non-originating');
		expect(statusOf([covered, fromChina(), sentBack('4', { entryUnit: 'BOX' })])).toBe('non-originating');
	});

	it('are nobody’s proved goods where a receipt names no supplier, whatever was sent back to nobody', () => {
		const unnamed = { partyId: null };
		expect(statusOf([covered, fromChina(unnamed), sentBack('4', unnamed)])).toBe('non-originating');
	});

	it('are none of a receipt of which nothing was kept', () => {
		expect(statusOf([covered, fromChina({ entryQuantity: '0' })])).toBe('originating');
		expect(statusOf([covered, fromChina({ entryQuantity: '0', baseQuantity: '3', baseUnit: 'PC' })])).toBe(
			'non-originating',
		);
	});
});

describe('suppliers that are listed', () => {
	const listed = (...list: Parameters<typeof prices>[1][]) => [prices('MOTOR', ...list)];
	const german = price('purchase', '5', { partyId: 'S-DE' });
	const chinese = price('purchase', '4', { partyId: 'S-CN' });

	it('have delivered nothing where others have: a planned supplier’s goods are not in stock', () => {
		const priceLists = listed(german, chinese);
		expect(motor({ priceLists, movements: [covered], declarations }).status).toBe('originating');
	});

	it('each need a declaration where nothing was received at all', () => {
		expect(motor({ priceLists: listed(german), declarations }).status).toBe('originating');
		expect(motor({ priceLists: listed(german, chinese), declarations }).status).toBe('non-originating');
	});

	it('count also where their price has ended, and not where it has yet to begin', () => {
		const ended = listed(german, { ...chinese, validTo: '2026-02-01' });
		expect(motor({ priceLists: ended, declarations })).toMatchObject({ status: 'non-originating', value: '5' });
		const planned = listed(german, { ...chinese, validFrom: '2026-03-02' });
		expect(motor({ priceLists: planned, declarations }).status).toBe('originating');
	});

	it('do not make a made item a bought one', () => {
		const items = [made('PUMP', { finishedGood: true })];
		const { originCase, lots } = assembled({ ...pumpOfMotor({ priceLists: [prices('PUMP', chinese)] }), items });
		expect(originCase?.materials).toHaveLength(1);
		expect(lots).toEqual([]);
	});
});
