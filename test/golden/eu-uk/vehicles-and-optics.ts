import { declared, foreign, type Golden } from '../golden.ts';

const PLUG_IN =
	'vehicles with both internal combustion piston engine and electric motor as motors for propulsion capable of being ' +
	"charged by plugging to external source of electric power ('plug-in hybrid'); vehicles with only electric motor for propulsion";

const TRACTION_BATTERY =
	'battery packs of a kind used as the primary source of electrical power for propulsion of the vehicle';

/** Chapters 87 and 90. */
export const VEHICLES_AND_OPTICS: readonly Golden[] = [
	{
		name: 'petrol car',
		row: '8702-8704',
		why: 'Others: MaxNOM 45: 9000 / 20000 = 45 %. Threshold: 9000 / 45 % = 20000.',
		product: { hs: '870323', exw: '20000.00', subdivision: 'others' },
		materials: [foreign('gearbox and body parts', '870840', '9000.00')],
		expected: {
			verdict: 'originating',
			basis: 'product-specific-rule',
			figures: { maxNomExw: '45.00' },
			thresholdPrice: '20000.00',
		},
	},
	{
		name: 'electric car with a foreign battery, during the transition',
		row: '8702-8704',
		why: 'To 2026-12-31 MaxNOM 60 suffices: (5000 + 6000) / 20000 = 55 %. Threshold: 11000 / 60 % = 18333.333…',
		product: { hs: '870380', exw: '20000.00', subdivision: PLUG_IN },
		materials: [
			foreign('battery', '850760', '5000.00', { named: { [TRACTION_BATTERY]: true } }),
			foreign('parts', '870829', '6000.00'),
		],
		expected: {
			verdict: 'originating',
			basis: 'product-specific-rule',
			figures: { maxNomExw: '55.00' },
			thresholdPrice: '18333.34',
		},
	},
	{
		name: 'electric car with a foreign battery, after the transition',
		row: '8702-8704',
		why: 'MaxNOM 45 holds: 8000 / 20000 = 40 %; but the battery must originate, and 5000 / 20000 = 25 % > 10.',
		product: { hs: '870380', exw: '20000.00', subdivision: PLUG_IN },
		materials: [
			foreign('battery', '850760', '5000.00', { named: { [TRACTION_BATTERY]: true } }),
			foreign('parts', '870829', '3000.00'),
		],
		facts: { date: '2027-01-01' },
		expected: { verdict: 'not-originating', basis: 'rule-not-met' },
	},
	{
		name: 'e-bike of foreign parts',
		row: '8708-8711',
		why: 'CTH: 8714, 8501 and 8507 are other headings than 8711; that they are 90 % of the price is no matter.',
		product: { hs: '871160', exw: '2000.00' },
		materials: [
			foreign('frame', '871491', '700.00'),
			foreign('motor', '850131', '500.00'),
			foreign('battery', '850760', '600.00'),
		],
		expected: { verdict: 'originating', basis: 'product-specific-rule', thresholdPrice: null },
	},
	{
		name: 'bicycle with a foreign frame',
		row: '8712',
		why: 'MaxNOM 45 is the only rule: (180 + 100) / 600 = 46.67 %. 280 / 45 % = 622.222…, rounded up 622.23.',
		product: { hs: '871200', exw: '600.00' },
		materials: [
			foreign('frame', '871491', '180.00'),
			foreign('gears', '871499', '100.00'),
			declared('saddle', '871495', '40.00'),
		],
		expected: {
			verdict: 'not-originating',
			basis: 'rule-not-met',
			figures: { maxNomExw: '46.67' },
			priceFlip: '622.23',
		},
	},
	{
		name: 'bicycle whose frame is welded in the same works',
		row: '8712',
		why: 'Frame (8714): tubes of 7608 change the heading, so it originates whole. Bicycle: 100 / 600 = 16.67 %.',
		product: { hs: '871200', exw: '600.00' },
		materials: [
			{
				id: 'frame',
				hs: '871491',
				value: '180.00',
				status: 'self-produced',
				operations: [{ op: 'other' }],
				bom: [foreign('tubes', '760820', '60.00')],
			},
			foreign('gears', '871499', '100.00'),
		],
		expected: {
			verdict: 'originating',
			basis: 'product-specific-rule',
			figures: { maxNomExw: '16.67' },
			thresholdPrice: '222.23',
		},
	},
	{
		name: 'sunglasses of foreign frames and lenses',
		row: '900190-903300',
		why: 'CTH: 9003 and 9001 are other headings than 9004.',
		product: { hs: '900410', exw: '10.00' },
		materials: [foreign('frame', '900311', '5.00'), foreign('lenses', '900150', '4.00')],
		expected: { verdict: 'originating', basis: 'product-specific-rule', thresholdPrice: null },
	},
	{
		name: 'flow meter of foreign parts of its heading',
		row: '900190-903300',
		why: 'CTH: 9026 is the product’s own. MaxNOM and tolerance: 55 / 100 = 55 %.',
		product: { hs: '902610', exw: '100.00' },
		materials: [foreign('meter parts', '902690', '55.00')],
		expected: {
			verdict: 'not-originating',
			basis: 'rule-not-met',
			figures: { maxNomExw: '55.00', toleranceExw: '55.00' },
			priceFlip: '110.00',
		},
	},
	{
		name: 'spectacle lens surfaced from a semi-finished one, with evidence',
		row: '900150',
		why: 'CTH fails, MaxNOM 8 / 12 = 66.67 %; surfacing is an alternative of its own and is evidenced.',
		product: { hs: '900150', exw: '12.00' },
		materials: [foreign('semi-finished lens', '900150', '8.00')],
		facts: {
			processes: {
				'Surfacing of the semi-finished lens into a finished ophthalmic lens with optical corrective power meant to be mounted on a pair of spectacles.': true,
			},
		},
		expected: { verdict: 'originating', basis: 'product-specific-rule', thresholdPrice: null },
	},
	{
		name: 'spectacle lens without evidence of a process',
		row: '900150',
		why: 'CTH fails, MaxNOM 66.67 %, tolerance 66.67 %; surfacing or coating would do, neither is stated.',
		product: { hs: '900150', exw: '12.00' },
		materials: [foreign('semi-finished lens', '900150', '8.00')],
		expected: {
			verdict: 'indeterminate',
			basis: 'judgement',
			missing: [
				'processes["surfacing of the semi finished lens into a finished ophthalmic lens with optical corrective power meant to be mounted on a pair of spectacles"]',
				'processes["coating of the lens through appropriated treatments to improve vision and ensure protection of the wearer"]',
			],
		},
	},
];
