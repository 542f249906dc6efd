import type { Bom } from '../../../schemas/index.ts';
import { firstVersion } from './event.ts';

/** `component: 'quantity unit'`, or with a role. */
type Lines = Readonly<Record<string, string | readonly [quantity: string, role: Bom['lines'][number]['role']]>>;

const RETAIL = ['1 EA', 'retail_packaging'] as const;

/** Lowest level first, as a planner releases them. */
const LINES: Readonly<Record<string, Lines>> = {
	// Third level: parts of the motors
	'SA-ROT-250': { MAG: '16 EA', ESTRIP: '0.9 KG', SHAFT: '1 EA' },
	'SA-ROT-750': { MAG: '20 EA', ESTRIP: '1.4 KG' },
	'SA-STA-P90': { ESTRIP: '0.75 KG', WIRE: '0.35 KG' },
	'SA-CVR': { PA66: '18 KG' },
	'SA-ENC': { PA66: '15 KG' },
	'SA-BOX': { PA66: '58 KG' },
	// Second level: motors without gear or pump
	'SA-MOT-250': { 'SA-ROT-250': '1 EA', 'STA-250': '1 EA', 'SA-CVR': '2 EA', BRG: '2 EA', 'SCR-M6': '8 EA' },
	'SA-MOT-P90': { 'SA-STA-P90': '1 EA', MAGR: '1 EA', SHAFT: '1 EA', 'SA-CVR': '2 EA', BRG: '2 EA' },
	// First level: what is sold
	'SNS-TRQ': { HALL: '2 EA', MAGR: '2 EA', CBL: '40 CM', CON: '1 EA' },
	'DRV-M250': {
		'SA-MOT-250': '1 EA',
		'GEAR-CN': '1 EA',
		'GEAR-DE': '1 EA',
		'SNS-TRQ': '1 EA',
		'PCBA-48': '1 EA',
		MCU: '1 EA',
		'SA-ENC': '1 EA',
		CON: '4 EA',
		CBL: '120 CM',
		BRG: '2 EA',
		'SCR-M6': '12 EA',
		BOX: RETAIL,
	},
	'DRV-H750': {
		'STA-750': '1 EA',
		'SA-ROT-750': '1 EA',
		FWH: '1 EA',
		SHAFT: '1 EA',
		'SA-CVR': '2 EA',
		CON: '1 EA',
		CBL: '150 CM',
		BRG: '2 EA',
		'SCR-M6': '6 EA',
		BOX: RETAIL,
	},
	'DRV-F500': {
		'STA-DE': '1 EA',
		'ROT-F': '1 EA',
		SHAFT: '1 EA',
		'SA-CVR': '2 EA',
		BRG: '2 EA',
		'SCR-M6': '6 EA',
		BOX: RETAIL,
	},
	'GBX-P3': { CARR: '1 EA', 'GEAR-DE': '1 EA', SHAFT: '1 EA' },
	'CTL-48': {
		'PCBA-48': '1 EA',
		MCU: '1 EA',
		'SA-ENC': '1 EA',
		CON: '3 EA',
		CBL: '60 CM',
		'SCR-M6': '4 EA',
		BOX: RETAIL,
	},
	'CTL-72': {
		'PCBA-72': '1 EA',
		MCU: '1 EA',
		'SA-ENC': '1 EA',
		CON: '3 EA',
		CBL: '60 CM',
		'SCR-M6': '4 EA',
		BOX: RETAIL,
	},
	'DSP-C1': { MVT: '1 EA', LCD: '1 EA', PA66: '90 G', CON: '4 EA', CBL: '200 CM', BOX: RETAIL },
	'DSP-C2': { LCD: '1 EA', GNSS: '1 EA', PA66: '90 G', CON: '2 EA', BOX: RETAIL },
	'BAT-500': { CELL: '39 EA', BMS: '1 EA', 'SA-BOX': '1 EA', CON: '2 EA', CBL: '30 CM', 'SCR-M6': '8 EA', BOX: RETAIL },
	'BAT-LEV': {
		CELL: '78 EA',
		BMS: '1 EA',
		'SA-BOX': '2 EA',
		CON: '2 EA',
		CBL: '50 CM',
		'SCR-M6': '12 EA',
		BOX: RETAIL,
	},
	'PMP-W20': { IMP: '1 EA', SEAL: '1 EA', 'SA-MOT-P90': '1 EA', HOSE: '0.4 M', 'SCR-M6': '6 EA', BOX: RETAIL },
	'PMP-G6': { GP6: '1 EA', SHAFT: '1 EA', 'SA-MOT-P90': '1 EA', 'SCR-M6': '6 EA', BOX: RETAIL },
	'PMP-C24': { CFP: '1 EA', 'SA-MOT-P90': '1 EA', HOSE: '0.4 M', 'SCR-M6': '8 EA', BOX: RETAIL },
	'HUB-F20': { FORG: '1 EA', BRG: '2 EA' },
	'LCK-B1': { CYL: '1 EA', SPR: '1 EA', PLATE6: '0.45 KG' },
	'ANC-ST': { PLATE6: '2.1 KG', CLIP: '2 EA', 'SCR-M6': '4 EA' },
	'TRY-AL': { ALPRO: '2.4 KG', 'SCR-M6': '4 EA' },
	'FIT-SS': { BARSS: '0.4 KG' },
	'CVR-BX': { FABR: '1.6 M', THR: '22 M', EYE: '8 EA' },
	'CBG-PA': { PA66: '42 KG' },
	'KIT-BRG': { BRG: '2 EA', SPR: '1 EA', BOX: RETAIL },
};

/** Moulded parts are planned by the hundred. */
const PER_HUNDRED = new Set(['SA-CVR', 'SA-ENC', 'SA-BOX', 'CBG-PA']);

function lineOf([componentSku, entry]: [string, Lines[string]], index: number): Bom['lines'][number] {
	const [amount, role] = typeof entry === 'string' ? ([entry, 'material'] as const) : entry;
	const [quantity, unit] = amount.split(' ') as [string, string];
	const lineId = String((index + 1) * 10).padStart(4, '0');
	return { lineId, componentSku, quantity, unit, role, validFrom: null, validTo: null };
}

export const boms: readonly Bom[] = Object.entries(LINES).map(([sku, lines]) => ({
	...firstVersion,
	sku,
	baseQuantity: PER_HUNDRED.has(sku) ? '100' : '1',
	lines: Object.entries(lines).map(lineOf),
	incompleteReason: null,
}));
