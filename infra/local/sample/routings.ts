import type { Routing } from '../../../schemas/index.ts';
import { boms } from './boms.ts';
import { firstVersion } from './event.ts';

type Step = readonly [description: string, kind: Routing['operations'][number]['operation']];

const MOULDING: readonly Step[] = [['Injection moulding', 'other']];
const ELECTRONICS: readonly Step[] = [
	['Automatic placement and selective soldering', 'other'],
	['Potting, flashing of firmware, end-of-line test', 'other'],
];
const MOTOR: readonly Step[] = [
	['Press-fitting of bearings and shaft on the servo press, balancing', 'other'],
	['End-of-line test on the dynamometer', 'test_calibrate'],
];
const PUMP: readonly Step[] = [
	['Alignment and assembly on the pump line, torque-controlled', 'other'],
	['Pressure and leak test', 'test_calibrate'],
];

/** What is done, in the shop's words, and its kind in law. All in Nijmegen. */
const STEPS: Readonly<Record<string, readonly Step[]>> = {
	'SA-ROT-250': [['Punching and stacking of laminations, bonding of magnets, balancing', 'other']],
	'SA-ROT-750': [['Punching and stacking of laminations, bonding of magnets, balancing', 'other']],
	'SA-STA-P90': [['Punching and stacking of laminations, needle winding, impregnation', 'other']],
	'SA-CVR': MOULDING,
	'SA-ENC': MOULDING,
	'SA-BOX': MOULDING,
	'SA-MOT-250': MOTOR,
	'SA-MOT-P90': MOTOR,
	'SNS-TRQ': ELECTRONICS,
	'DRV-M250': [
		['Assembly of motor, gear and electronics on the drive line, laser welding of the housing', 'other'],
		...MOTOR,
	],
	'DRV-H750': MOTOR,
	'DRV-F500': MOTOR,
	'GBX-P3': [['Fitting of gears on the servo press, sealing, run-in', 'other']],
	'CTL-48': ELECTRONICS,
	'CTL-72': ELECTRONICS,
	'DSP-C1': ELECTRONICS,
	'DSP-C2': ELECTRONICS,
	'BAT-500': [['Laser welding of cell connectors, assembly and formation of the pack', 'other']],
	'BAT-LEV': [['Laser welding of cell connectors, assembly and formation of the pack', 'other']],
	'PMP-W20': PUMP,
	'PMP-G6': PUMP,
	'PMP-C24': PUMP,
	'HUB-F20': [['Turning, drilling and grinding of the hub shell from the disc, press-fitting of bearings', 'other']],
	'LCK-B1': [['Laser cutting and bending of the body, fitting and coding of the cylinder', 'other']],
	'ANC-ST': [['Laser cutting, bending and robot welding, powder coating', 'other']],
	'TRY-AL': [['Machining on the 5-axis centre, anodising', 'other']],
	'FIT-SS': [
		['Turning from the bar on the CNC lathe, threading', 'other'],
		['Deburring and degreasing', 'other'],
	],
	'CVR-BX': [
		['Cutting of the bought fabric on the plotter', 'other'],
		['Sewing and setting of eyelets', 'other'],
	],
	'CBG-PA': MOULDING,
	'KIT-BRG': [
		['Unpacking from trays and counting out', 'repack'],
		['Placing in the retail box', 'simple_pack'],
		['Labelling', 'mark'],
	],
};

export const routings: readonly Routing[] = boms.map(({ sku }) => ({
	...firstVersion,
	sku,
	operations: (STEPS[sku] ?? []).map(([description, operation], index) => ({
		operationId: String((index + 1) * 10).padStart(4, '0'),
		description,
		territory: 'NL',
		operation,
		processes: [],
	})),
}));
