import type { PackManifest } from '../../schema/pack.ts';

const CODES: readonly string[] = [
	'410120',
	'410150',
	'410190',
	'410210',
	'410221',
	'410229',
	'410320',
	'410330',
	'410390',
	'411410',
	'411420',
	'411510',
	'411520',
];

/** Codes of the 2022 edition that no row of the list covers: no rule is published for them. */
export const GAPS: NonNullable<PackManifest['gaps']> = CODES.map((hs) => ({ hs, reason: 'no rule is published' }));
