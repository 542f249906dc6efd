import type { Price, PriceList } from '../../../schemas/index.ts';
import { firstVersion } from './event.ts';

/** Purchase prices of one unit; the second holds from October 2025 on. */
export const PURCHASE: readonly (readonly [
	sku: string,
	supplier: string,
	currency: string,
	unit: string,
	until: string,
	from: string,
])[] = [
	['PA66', 'S-NL1', 'EUR', 'BAG', '78.00', '80.00'],
	['HOSE', 'S-NL1', 'EUR', 'ROLL', '60.00', '61.50'],
	['THR', 'S-CN2', 'CNY', 'CONE', '41.00', '40.50'],
	['FABR', 'S-CN2', 'CNY', 'ROLL', '2120.00', '2090.00'],
	['PLATE6', 'S-PL1', 'EUR', 'SHEET', '82.90', '84.78'],
	['BARSS', 'S-PL1', 'EUR', 'BAR', '124.60', '126.80'],
	['ESTRIP', 'S-CN2', 'CNY', 'COIL', '4450.00', '4380.00'],
	['SCR-M6', 'S-BE1', 'EUR', 'BOX', '38.00', '39.20'],
	['SPR', 'S-DE1', 'EUR', 'BOX', '90.00', '92.50'],
	['FORG', 'S-TW1', 'TWD', 'EA', '380.00', '388.00'],
	['CLIP', 'S-CN2', 'CNY', 'CTN', '992.00', '984.00'],
	['ALPRO', 'S-TR1', 'EUR', 'BAR', '66.24', '67.68'],
	['CYL', 'S-CN2', 'CNY', 'EA', '28.50', '28.10'],
	['EYE', 'S-BE1', 'EUR', 'BOX', '42.00', '43.00'],
	['IMP', 'S-IT1', 'EUR', 'EA', '9.60', '9.85'],
	['GP6', 'S-IT1', 'EUR', 'EA', '74.00', '75.50'],
	['CFP', 'S-TR1', 'EUR', 'EA', '68.00', '68.00'],
	['BRG', 'S-JP1', 'JPY', 'TRAY', '16250', '16400'],
	['SHAFT', 'S-DE1', 'EUR', 'EA', '6.40', '6.55'],
	['GEAR-DE', 'S-DE1', 'EUR', 'EA', '9.80', '9.95'],
	['GEAR-CN', 'S-CN2', 'CNY', 'EA', '285.00', '281.00'],
	['CARR', 'S-TR1', 'EUR', 'BOX', '1250.10', '1250.10'],
	['SEAL', 'S-GB1', 'GBP', 'EA', '4.40', '4.48'],
	['SEAL', 'S-DE1', 'EUR', 'EA', '5.60', '5.60'],
	['STA-250', 'S-CN2', 'CNY', 'EA', '470.00', '466.00'],
	['STA-750', 'S-CN2', 'CNY', 'EA', '720.00', '714.00'],
	['STA-DE', 'S-DE1', 'EUR', 'EA', '52.00', '52.00'],
	['ROT-F', 'S-CN2', 'CNY', 'EA', '300.00', '297.00'],
	['MAG', 'S-CN2', 'CNY', 'PAK', '460.00', '472.00'],
	['MAGR', 'S-GB1', 'GBP', 'EA', '3.55', '3.60'],
	['CELL', 'S-CN1', 'USD', 'CTN', '274.00', '269.00'],
	['LCD', 'S-TW1', 'TWD', 'EA', '500.00', '505.00'],
	['CON', 'S-FR1', 'EUR', 'BAG', '145.00', '148.00'],
	['BMS', 'S-TW1', 'TWD', 'EA', '740.00', '735.00'],
	['PCBA-48', 'S-CN1', 'USD', 'EA', '36.80', '36.40'],
	['PCBA-72', 'S-CZ1', 'EUR', 'EA', '47.00', '47.80'],
	['MCU', 'S-US1', 'USD', 'REEL', '2380.00', '2410.00'],
	['HALL', 'S-CH1', 'CHF', 'REEL', '1700.00', '1715.00'],
	['WIRE', 'S-PL1', 'EUR', 'SPL', '312.50', '321.00'],
	['CBL', 'S-FR1', 'EUR', 'DRUM', '415.00', '421.00'],
	['FWH', 'S-TW1', 'TWD', 'EA', '485.00', '490.00'],
	['MVT', 'S-TW1', 'TWD', 'EA', '425.00', '428.00'],
	['GNSS', 'S-CN1', 'USD', 'EA', '13.20', '13.05'],
	['BOX', 'S-BE1', 'EUR', 'EA', '0.62', '0.64'],
];

/** Ex-works prices in euro of 2025 and 2026. PMP-C24 has none yet: its price is not settled. */
export const EX_WORKS: Readonly<Record<string, readonly [of2025: string, of2026: string]>> = {
	'SA-MOT-250': ['125.00', '128.00'],
	'SA-MOT-P90': ['56.50', '58.00'],
	'SNS-TRQ': ['27.40', '28.00'],
	'DRV-M250': ['252.00', '259.00'],
	'DRV-H750': ['244.00', '249.00'],
	'DRV-F500': ['143.00', '146.00'],
	'GBX-P3': ['49.00', '50.00'],
	'CTL-48': ['65.00', '66.00'],
	'CTL-72': ['82.00', '84.00'],
	'DSP-C1': ['55.00', '56.00'],
	'DSP-C2': ['45.00', '46.00'],
	'BAT-500': ['245.00', '249.00'],
	'BAT-LEV': ['365.00', '372.00'],
	'PMP-W20': ['101.00', '104.00'],
	'PMP-G6': ['135.00', '138.00'],
	'HUB-F20': ['25.50', '26.00'],
	'LCK-B1': ['11.60', '11.90'],
	'ANC-ST': ['14.50', '14.80'],
	'TRY-AL': ['19.00', '19.50'],
	'KIT-BRG': ['9.70', '9.90'],
	'FIT-SS': ['6.30', '6.40'],
	'CVR-BX': ['58.00', '59.00'],
	'CBG-PA': ['4.70', '4.80'],
};

function price(kind: Price['kind'], entry: Omit<Price, 'kind' | 'perQuantity'>): Price {
	return { kind, perQuantity: '1', ...entry };
}

function exWorks([of2025, of2026]: readonly [string, string]): Price[] {
	const common = { partyId: null, currency: 'EUR', unit: 'EA' };
	return [
		price('ex_works', { ...common, amount: of2025, validFrom: '2025-01-01', validTo: '2025-12-31' }),
		price('ex_works', { ...common, amount: of2026, validFrom: '2026-01-01', validTo: null }),
	];
}

function purchase([, partyId, currency, unit, until, from]: (typeof PURCHASE)[number]): Price[] {
	const common = { partyId, currency, unit };
	return [
		price('purchase', { ...common, amount: until, validFrom: '2025-01-01', validTo: '2025-09-30' }),
		price('purchase', { ...common, amount: from, validFrom: '2025-10-01', validTo: null }),
	];
}

const boughtSkus = [...new Set(PURCHASE.map(([sku]) => sku))];

export const priceLists: readonly PriceList[] = [
	...boughtSkus.map((sku) => ({
		...firstVersion,
		sku,
		prices: PURCHASE.filter((row) => row[0] === sku).flatMap(purchase),
	})),
	...Object.entries(EX_WORKS).map(([sku, both]) => ({ ...firstVersion, sku, prices: exWorks(both) })),
];
