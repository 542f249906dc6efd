import type { PackManifest } from '../../schema/pack.ts';

/**
 * Operations that confer no origin, whatever rule is met. Beside the TCA's list: cereals of every kind are named but not
 * the milling of rice, repacking is a point of its own, and mixing with sugar is not singled out.
 */
export const INSUFFICIENT: PackManifest['insufficientOperations'] = {
	operations: [
		'preserve',
		'repack',
		'wash',
		'iron-textile',
		'simple-paint',
		'rice-mill',
		'sugar-colour',
		'peel',
		'simple-cut',
		'sort',
		'simple-pack',
		'mark',
		'simple-mix',
		'dilute',
		'simple-assembly',
		'slaughter',
	],
	article: 'UK-Japan Art. 3.4',
	points: {
		preserve: '3.4(1)(a)',
		repack: '3.4(1)(b), (c)',
		wash: '3.4(1)(d)',
		'iron-textile': '3.4(1)(e)',
		'simple-paint': '3.4(1)(f)',
		'rice-mill': '3.4(1)(g)',
		'sugar-colour': '3.4(1)(h)',
		peel: '3.4(1)(i)',
		'simple-cut': '3.4(1)(j)',
		sort: '3.4(1)(k)',
		'simple-pack': '3.4(1)(l)',
		mark: '3.4(1)(m)',
		'simple-mix': '3.4(1)(n)',
		dilute: '3.4(1)(o)',
		'simple-assembly': '3.4(1)(p)',
		slaughter: '3.4(1)(q)',
	},
	meanings: {
		repack: 'also a mere change of packaging',
		'rice-mill': 'husking, bleaching, polishing, glazing of cereals and rice; milling is not named',
		'simple-mix': 'of any products; sugar is no case of its own',
		dilute: 'simple addition of water, dilution, dehydration or denaturation, with whatever result',
		'simple-assembly': 'collection of parts too; disassembly as well',
	},
};
