import type { PackManifest } from '../../schema/pack.ts';

/** Annex 2, Note 4. The agreement has no regional value content and no FOB price. */
export const DEFINITIONS: NonNullable<PackManifest['definitions']> = [
	{
		name: 'EXW',
		means:
			'price to the producer of the last working (him who employs a subcontractor), all materials and costs included, less taxes repaid on export; without such a price costs of production, SG&A and profit, without freight and insurance',
		article: 'TCA Annex 2 Note 4.2',
	},
	{
		name: 'VNM',
		means:
			'customs value at importation, freight, insurance and packing to the port of importation included; where it can not be ascertained, the first ascertainable price paid in a party; a weighted average or another accepted inventory method will do',
		article: 'TCA Annex 2 Note 4.4',
	},
	{ name: 'MaxNOM', means: 'VNM / EXW x 100', article: 'TCA Annex 2 Note 4.3' },
];
