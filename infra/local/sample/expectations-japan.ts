import type { ExpectedVerdict } from './expectations.ts';

/** What is expected under the derived pack eu-japan; kinds and reasons are those of the first agreement unless said. */
export type ExpectedJapanVerdict = Pick<ExpectedVerdict, 'sku' | 'verdict' | 'basis' | 'thresholdPrice' | 'answered'>;

const PSR = 'product-specific-rule';

type Row = readonly [sku: string, verdict: ExpectedVerdict['verdict'], basis: string, thresholdPrice?: string];

/**
 * Cable and plugs are declared for GB alone and count here. Where 50 % of the ex-works price fails, the list would take
 * 55 % regional value content of a FOB price that the firm does not know.
 */
// biome-ignore format: a table
const ROWS: readonly Row[] = [
	['SNS-TRQ', 'originating', PSR],
	['HUB-F20', 'originating', PSR],
	['DRV-M250', 'originating', PSR],
	['CBG-PA', 'originating', PSR],
	// The list has no quota, and a change of heading is enough.
	['TRY-AL', 'originating', PSR],
	// Forged blanks are named here as goods of 7207; the bar is of 7222.
	['FIT-SS', 'originating', PSR],
	// A change of heading is asked for where the first agreement takes one of subheading.
	['PMP-W20', 'originating', PSR, '32.82'],
	['DRV-H750', 'originating', PSR, '229.07'],
	['BAT-500', 'originating', PSR, '232.38'],
	['LCK-B1', 'originating', PSR, '8.18'],
	['ANC-ST', 'originating', 'tolerance', '12.24'],
	['KIT-BRG', 'not-originating', 'insufficient-operations'],
	['DRV-F500', 'indeterminate', 'missing-facts'],
	['DSP-C1', 'indeterminate', 'missing-facts'],
	['DSP-C2', 'indeterminate', 'missing-facts'],
	['CTL-48', 'indeterminate', 'missing-facts'],
	['CTL-72', 'indeterminate', 'missing-facts'],
	['GBX-P3', 'indeterminate', 'missing-facts'],
	['PMP-G6', 'indeterminate', 'missing-facts'],
	['PMP-C24', 'indeterminate', 'missing-facts'],
	// The list has one row for 8507: there is nothing to ask.
	['BAT-LEV', 'indeterminate', 'missing-facts'],
	['CVR-BX', 'indeterminate', 'judgement'],
];

export const expectedJapanVerdicts: readonly ExpectedJapanVerdict[] = ROWS.map(
	([sku, verdict, basis, thresholdPrice]) => ({
		sku,
		verdict,
		basis,
		thresholdPrice: thresholdPrice ?? null,
		...(basis === 'judgement' && {
			answered: {
				verdict: 'not-originating',
				basis: 'rule-not-met',
				because: 'As under the first agreement: weaving is asked for, and the fabric is bought woven.',
			},
		}),
	}),
);
