/**
 * What moved in the twelve months up to 2 March 2026, as plans from which movements.ts makes the lines of the file.
 * Prices come from the purchase and ex-works prices of the day, countries of origin from the supplier.
 */

/** Receipts of one item from one supplier: the same quantity, in the purchase unit, on each of the days. */
export interface ReceiptPlan {
	readonly sku: string;
	readonly supplier: string;
	readonly quantity: string;
	readonly days: readonly string[];
}

const A = ['2025-03-17', '2025-05-19', '2025-08-25', '2025-11-17', '2026-01-26'];
const B = ['2025-03-25', '2025-06-10', '2025-09-09', '2025-12-02', '2026-02-03'];
const C = ['2025-04-03', '2025-06-26', '2025-09-18', '2025-11-27', '2026-02-12'];
const D = ['2025-04-14', '2025-07-07', '2025-10-06', '2025-12-15', '2026-01-13', '2026-02-19'];

// biome-ignore format: a table
export const RECEIPTS: readonly ReceiptPlan[] = [
	{ sku: 'PA66', supplier: 'S-NL1', quantity: '12', days: D },
	{ sku: 'HOSE', supplier: 'S-NL1', quantity: '1', days: ['2025-04-03', '2025-09-18', '2026-01-13'] },
	{ sku: 'THR', supplier: 'S-CN2', quantity: '3', days: ['2025-04-03', '2025-10-06'] },
	{ sku: 'FABR', supplier: 'S-CN2', quantity: '6', days: B },
	{ sku: 'PLATE6', supplier: 'S-PL1', quantity: '5', days: A },
	{ sku: 'BARSS', supplier: 'S-PL1', quantity: '12', days: A },
	{ sku: 'ESTRIP', supplier: 'S-CN2', quantity: '1', days: B },
	{ sku: 'SCR-M6', supplier: 'S-BE1', quantity: '5', days: C },
	{ sku: 'SPR', supplier: 'S-DE1', quantity: '1', days: ['2025-03-25', '2025-09-09', '2026-02-03'] },
	{ sku: 'FORG', supplier: 'S-TW1', quantity: '120', days: B },
	{ sku: 'CLIP', supplier: 'S-CN2', quantity: '2', days: B },
	{ sku: 'ALPRO', supplier: 'S-TR1', quantity: '9', days: A },
	{ sku: 'CYL', supplier: 'S-CN2', quantity: '160', days: B },
	// The declaration ended on 31 December 2025: the receipts of 2026 are not covered.
	{ sku: 'IMP', supplier: 'S-IT1', quantity: '50', days: C },
	{ sku: 'GP6', supplier: 'S-IT1', quantity: '35', days: ['2025-04-03', '2025-06-26', '2025-09-18', '2025-11-27', '2026-01-22', '2026-02-12'] },
	{ sku: 'EYE', supplier: 'S-BE1', quantity: '4', days: ['2025-04-03', '2025-09-18', '2026-01-13'] },
	{ sku: 'BRG', supplier: 'S-JP1', quantity: '40', days: D },
	{ sku: 'SHAFT', supplier: 'S-DE1', quantity: '360', days: A },
	{ sku: 'GEAR-DE', supplier: 'S-DE1', quantity: '180', days: A },
	{ sku: 'GEAR-CN', supplier: 'S-CN2', quantity: '140', days: B },
	{ sku: 'CARR', supplier: 'S-TR1', quantity: '2', days: ['2025-05-12', '2025-10-20', '2026-02-09'] },
	// Two sources, one without a valid declaration: the worse one decides.
	{ sku: 'SEAL', supplier: 'S-GB1', quantity: '50', days: ['2025-04-14', '2025-10-06', '2026-01-13'] },
	{ sku: 'SEAL', supplier: 'S-DE1', quantity: '60', days: ['2025-07-07', '2025-12-15'] },
	{ sku: 'STA-250', supplier: 'S-CN2', quantity: '120', days: D },
	{ sku: 'STA-750', supplier: 'S-CN2', quantity: '50', days: D },
	{ sku: 'STA-DE', supplier: 'S-DE1', quantity: '60', days: C },
	{ sku: 'ROT-F', supplier: 'S-CN2', quantity: '60', days: C },
	{ sku: 'MAG', supplier: 'S-CN2', quantity: '25', days: D },
	{ sku: 'MAGR', supplier: 'S-GB1', quantity: '520', days: A },
	{ sku: 'CELL', supplier: 'S-CN1', quantity: '25', days: D },
	{ sku: 'LCD', supplier: 'S-TW1', quantity: '100', days: B },
	{ sku: 'CON', supplier: 'S-FR1', quantity: '15', days: C },
	{ sku: 'BMS', supplier: 'S-TW1', quantity: '70', days: A },
	{ sku: 'PCBA-48', supplier: 'S-CN1', quantity: '170', days: D },
	// The declaration was revoked from 1 November 2025 on: the receipts after it are not covered.
	{ sku: 'PCBA-72', supplier: 'S-CZ1', quantity: '40', days: A },
	{ sku: 'MCU', supplier: 'S-US1', quantity: '1', days: ['2025-05-19', '2025-12-02'] },
	{ sku: 'HALL', supplier: 'S-CH1', quantity: '1', days: ['2025-04-14', '2025-08-25', '2025-12-02', '2026-01-13'] },
	// Two consignments, each with its own declaration.
	{ sku: 'WIRE', supplier: 'S-PL1', quantity: '4', days: ['2025-05-20', '2025-11-18'] },
	{ sku: 'CBL', supplier: 'S-FR1', quantity: '2', days: C },
	{ sku: 'FWH', supplier: 'S-TW1', quantity: '60', days: B },
	{ sku: 'MVT', supplier: 'S-TW1', quantity: '100', days: B },
	{ sku: 'GNSS', supplier: 'S-CN1', quantity: '20', days: ['2025-10-06', '2026-01-13'] },
	{ sku: 'BOX', supplier: 'S-BE1', quantity: '900', days: A },
];

/** Returns to the supplier, at the price of the receipt. */
// biome-ignore format: a table
export const RETURNS: readonly { readonly sku: string; readonly supplier: string; readonly quantity: string; readonly received: string; readonly day: string }[] = [
	{ sku: 'CELL', supplier: 'S-CN1', quantity: '1', received: '2025-07-07', day: '2025-07-29' },
	{ sku: 'PCBA-72', supplier: 'S-CZ1', quantity: '6', received: '2025-11-17', day: '2025-12-09' },
	{ sku: 'FORG', supplier: 'S-TW1', quantity: '14', received: '2025-09-09', day: '2025-10-02' },
];

/** Receipts that were posted wrongly and taken back whole by a cancellation; `price` of one purchase unit. */
// biome-ignore format: a table
export const MISPOSTINGS: readonly { readonly sku: string; readonly supplier: string; readonly quantity: string; readonly price: string; readonly day: string; readonly cancelledOn: string }[] = [
	// A price with its point slipped: counted, it would turn the verdict on DRV-M250.
	{ sku: 'STA-250', supplier: 'S-CN2', quantity: '120', price: '4700.00', day: '2025-07-08', cancelledOn: '2025-07-09' },
	{ sku: 'PLATE6', supplier: 'S-PL1', quantity: '50', price: '82.90', day: '2025-08-26', cancelledOn: '2025-08-26' },
	{ sku: 'LCD', supplier: 'S-TW1', quantity: '100', price: '505.00', day: '2025-12-03', cancelledOn: '2025-12-08' },
];

/** Deliveries: pieces that a customer takes on each of the days. */
export interface DeliveryPlan {
	readonly sku: string;
	readonly customer: string;
	readonly quantity: string;
	readonly days: readonly string[];
}

const ODD = ['2025-04-08', '2025-06-12', '2025-08-14', '2025-10-09', '2025-12-11', '2026-02-05'];
const EVEN = ['2025-05-06', '2025-07-17', '2025-09-23', '2025-11-20', '2026-01-20', '2026-02-24'];

// biome-ignore format: a table
export const DELIVERIES: readonly DeliveryPlan[] = [
	{ sku: 'DRV-M250', customer: 'C-4001', quantity: '60', days: ODD },
	{ sku: 'SNS-TRQ', customer: 'C-4001', quantity: '80', days: ODD },
	{ sku: 'DRV-M250', customer: 'C-4007', quantity: '12', days: EVEN },
	{ sku: 'DRV-H750', customer: 'C-4002', quantity: '45', days: EVEN },
	{ sku: 'DRV-F500', customer: 'C-4002', quantity: '40', days: EVEN },
	{ sku: 'PMP-W20', customer: 'C-4003', quantity: '35', days: ODD },
	{ sku: 'KIT-BRG', customer: 'C-4003', quantity: '100', days: ['2025-05-06', '2025-07-17', '2025-09-23', '2025-11-20', '2026-01-20'] },
	{ sku: 'ANC-ST', customer: 'C-4004', quantity: '150', days: EVEN },
	{ sku: 'PMP-G6', customer: 'C-4004', quantity: '30', days: ODD },
	{ sku: 'BAT-500', customer: 'C-4005', quantity: '50', days: ODD },
	{ sku: 'CTL-72', customer: 'C-4005', quantity: '25', days: EVEN },
	{ sku: 'DSP-C1', customer: 'C-4006', quantity: '70', days: EVEN },
	{ sku: 'HUB-F20', customer: 'C-4006', quantity: '90', days: ODD },
	{ sku: 'LCK-B1', customer: 'C-4001', quantity: '120', days: EVEN },
	{ sku: 'CBG-PA', customer: 'C-4001', quantity: '200', days: EVEN },
	{ sku: 'FIT-SS', customer: 'C-4003', quantity: '300', days: ODD },
	{ sku: 'BAT-LEV', customer: 'C-4005', quantity: '10', days: EVEN.slice(2) },
	{ sku: 'CVR-BX', customer: 'C-4006', quantity: '120', days: EVEN.slice(2) },
	{ sku: 'CTL-48', customer: 'C-4001', quantity: '55', days: ODD },
	{ sku: 'TRY-AL', customer: 'C-4001', quantity: '40', days: ODD },
	{ sku: 'GBX-P3', customer: 'C-4006', quantity: '30', days: EVEN },
];

/** A delivery that was posted for the wrong customer and taken back. */
export const CANCELLED_DELIVERY = {
	sku: 'BAT-500',
	customer: 'C-4006',
	quantity: '50',
	day: '2025-08-13',
	cancelledOn: '2025-08-13',
};
