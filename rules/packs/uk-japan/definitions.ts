import type { PackManifest } from '../../schema/pack.ts';

/** Annex 3-A, Note 4. */
export const DEFINITIONS: NonNullable<PackManifest['definitions']> = [
	{
		name: 'EXW',
		means:
			'price to the manufacturer of the last working, all materials and costs included, less taxes repaid on export; without such a price costs of production, SG&A and profit, without freight and insurance',
		article: 'UK-Japan Annex 3-A Note 4.1(b)',
	},
	{
		name: 'FOB',
		means:
			'free-on-board price to the seller, transport to the port of exportation included, less taxes repaid on export; without such a price the costs as for EXW with freight and insurance',
		article: 'UK-Japan Annex 3-A Note 4.1(c)',
	},
	{
		name: 'VNM',
		means:
			'customs value at importation, freight, insurance and packing to the port of importation included; where it can not be ascertained, the first ascertainable price paid in a party',
		article: 'UK-Japan Annex 3-A Note 4.1(f)',
	},
	{ name: 'MaxNOM', means: 'VNM / EXW x 100', article: 'UK-Japan Annex 3-A Note 4.2' },
	{ name: 'RVC', means: '(FOB - VNM) / FOB x 100', article: 'UK-Japan Annex 3-A Note 4.2' },
];
