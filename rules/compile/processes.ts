import type { Condition } from '../schema/condition.ts';

/**
 * The reviewed list of processes. A process leaf of a compiled rule holds one of these phrases and nothing else; what
 * decides by a figure or an exception never stands in one (a test holds it). Each cites the note that defines it, or
 * the headings of the rows where it stands.
 */
export interface Process {
	/** Lower case, as `wordKey` compares it. */
	readonly name: string;
	/** Provision that defines the process, e.g. "eu-uk Annex 2 Note 5.3". */
	readonly note?: string;
	/** Headings of the published rows in which the phrase stands. */
	readonly rows?: readonly string[];
	/** What the defining note demands beyond the working itself; it joins every rule that names the process. */
	readonly requires?: Condition;
	/** The wording before and after the materials worked on, where these stand in the middle of the phrase. */
	readonly around?: { readonly before: string; readonly after?: string };
}

/** Note 6.4: printing as standalone operation has a limit of value of its own. */
const STANDALONE_PRINTING: Condition = { kind: 'max-value', percent: '50', of: 'exw' };

export const PROCESSES: readonly Process[] = [
	{ name: 'chemical reaction', note: 'eu-uk Annex 2 Note 5.3' },
	{ name: 'purification', note: 'eu-uk Annex 2 Note 5.8' },
	{ name: 'mixing and blending', note: 'eu-uk Annex 2 Note 5.6' },
	{ name: 'production of standard materials', note: 'eu-uk Annex 2 Note 5.7' },
	{ name: 'change in particle size', note: 'eu-uk Annex 2 Note 5.2' },
	{ name: 'isomer separation', note: 'eu-uk Annex 2 Note 5.5' },
	{ name: 'biotechnological processing', note: 'eu-uk Annex 2 Note 5.1' },
	{ name: 'distillation', note: 'eu-uk Annex 2 Note 5.4' },
	{ name: 'esterification, transesterification or hydrotreatment', rows: ['2710'] },
	{ name: 'retanning operation', rows: ['4107-4113', '411420'] },
	{ name: 'fabric formation', rows: ['5602'] },
	{
		name: 'production in which biodiesel is obtained through transesterification, esterification or hydro-treatment',
		rows: ['3826'],
	},
	{ name: 'retreading of used tyres', rows: ['401211-401219'] },
	{ name: 'carding or combing of silk waste', rows: ['5003'] },
	{
		name: 'spinning of natural fibres',
		rows: [
			'5004-5005',
			'5006',
			'5106-5110',
			'5204-5207',
			'5306-5308',
			'5401-5406',
			'5508-5511',
			'5601',
			'560490',
			'5607-5609',
		],
	},
	{ name: 'extrusion of man-made continuous filament combined with spinning', rows: ['5004-5005', '5006'] },
	{ name: 'extrusion of man-made continuous filament combined with twisting', rows: ['5004-5005', '5006'] },
	{
		name: 'twisting combined with any mechanical operation',
		rows: ['5004-5005', '5006', '5106-5110', '5204-5207', '5306-5308', '5401-5406', '5508-5511', '560490', '5605'],
	},
	{
		name: 'spinning of natural or man-made staple fibres combined with weaving',
		rows: ['5007', '5111-5113', '5208-5212', '5309-5311', '5407-5408', '5512-5516', '5905'],
	},
	{
		name: 'extrusion of man-made filament yarn combined with weaving',
		rows: ['5007', '5111-5113', '5208-5212', '5309-5311', '5407-5408', '5512-5516', '5905'],
	},
	{
		name: 'twisting or any mechanical operation combined with weaving',
		rows: ['5007', '5208-5212', '5407-5408', '5512-5516'],
	},
	{ name: 'weaving combined with dyeing', rows: ['5007', '5111-5113'] },
	{
		name: 'yarn dyeing combined with weaving',
		rows: ['5007', '5111-5113', '5208-5212', '5309-5311', '5407-5408', '5512-5516', '5801-5804', '5806-5809', '5811'],
	},
	{
		name: 'weaving combined with printing',
		rows: [
			'5007',
			'5111-5113',
			'5208-5212',
			'5309-5311',
			'5407-5408',
			'5512-5516',
			'5801-5804',
			'5806-5809',
			'5811',
			'5903',
			'5905',
		],
	},
	{
		name: 'printing (as standalone operation)',
		note: 'eu-uk Annex 2 Note 6.4',
		rows: [
			'5007',
			'5111-5113',
			'5208-5212',
			'5309-5311',
			'5407-5408',
			'5512-5516',
			'5801-5804',
			'5806-5809',
			'5811',
			'5903',
			'5905',
			'5907',
		],
		requires: STANDALONE_PRINTING,
	},
	{
		name: 'extrusion of man-made fibres combined with spinning',
		rows: [
			'5106-5110',
			'5204-5207',
			'5306-5308',
			'5401-5406',
			'5508-5511',
			'5601',
			'560490',
			'5605',
			'5606',
			'5607-5609',
		],
	},
	{
		name: 'weaving combined with dyeing or with coating or with laminating',
		rows: ['5208-5212', '5309-5311', '5407-5408', '5512-5516', '5909-5911'],
	},
	{ name: 'extrusion of man-made fibres', rows: ['5501-5507'] },
	{
		name: 'flocking combined with dyeing or with printing',
		rows: ['5601', '5701-5705', '5801-5804', '5806-5809', '5811', '5901', '5907', '6001-6006'],
	},
	{
		name: 'coating, flocking, laminating, or metalizing combined with at least two other main preparatory or finishing operations (such as calendering, shrink-resistance processes, heat setting, permanent finishing)',
		rows: ['5601'],
	},
	{ name: 'extrusion of man-made fibres combined with fabric formation', rows: ['5602'] },
	{ name: 'non-woven fabric formation alone in the case of felt made from natural fibres', rows: ['5602'] },
	{ name: 'non-woven fabric formation alone in the case of other felt made from natural fibres', rows: ['5602'] },
	{ name: 'bonding into a nonwoven', rows: ['560311-560314', '560391-560394'] },
	{ name: 'spinning of natural or man-made staple fibres', rows: ['5605', '5606'] },
	{ name: 'twisting combined with gimping', rows: ['5606'] },
	{ name: 'flocking combined with dyeing', rows: ['5606'] },
	{
		name: 'spinning of natural or man-made staple fibres combined with weaving or with tufting',
		rows: ['5701-5705', '5801-5804', '5806-5809', '5811'],
	},
	{
		name: 'extrusion of man-made filament yarn combined with weaving or with tufting',
		rows: ['5701-5705', '5801-5804', '5806-5809', '5811'],
	},
	{ name: 'tufting combined with dyeing or with printing', rows: ['5701-5705', '5801-5804', '5806-5809', '5811'] },
	{
		name: 'tufting or weaving of man-made filament yarn combined with coating or with laminating',
		rows: ['5701-5705'],
	},
	{
		name: 'extrusion of man-made fibres combined with nonwoven techniques including needle punching',
		rows: ['5701-5705'],
	},
	{
		name: 'weaving combined with dyeing or with flocking or with coating or with laminating or with metalizing',
		rows: ['5801-5804', '5806-5809', '5811'],
	},
	{ name: 'embroidering', rows: ['5810'] },
	{
		name: 'weaving combined with dyeing or with flocking or with coating or with laminating or with metalising',
		rows: ['5901'],
	},
	{ name: 'weaving', rows: ['5902'] },
	{ name: 'extrusion of man-made fibres combined with weaving', rows: ['5902', '5906', '5909-5911'] },
	{
		name: 'weaving, knitting or crocheting combined with impregnating or with coating or with covering or with laminating or with metalising',
		rows: ['5903'],
	},
	{ name: 'calendaring combined with dyeing, coating, laminating or metalizing', rows: ['5904'] },
	{ name: 'weaving combined with dyeing or with coating or with laminating or with metalising', rows: ['5904'] },
	{
		name: 'weaving, knitting or non-woven fabric formation combined with impregnating or with coating or with covering or with laminating or with metalising',
		rows: ['5905'],
	},
	{
		name: 'weaving, knitting or nonwoven fabric formation combined with dyeing or with coating or with laminating',
		rows: ['5905'],
	},
	{
		name: 'spinning of natural or man-made staple fibres combined with knitting or with crocheting',
		rows: ['5906', '6001-6006', '6101-6117'],
	},
	{
		name: 'extrusion of man-made filament yarn combined with knitting or with crocheting',
		rows: ['5906', '6001-6006', '6101-6117'],
	},
	{ name: 'knitting or crocheting combined with rubberising', rows: ['5906'] },
	{
		name: 'rubberising combined with at least two other main preparatory or finishing operations (such as calendering, shrink-resistance processes, heat setting, permanent finishing)',
		rows: ['5906'],
	},
	{
		name: 'weaving, knitting or nonwoven process combined with dyeing or with coating or with rubberising',
		rows: ['5906'],
	},
	{ name: 'yarn dyeing combined with weaving, knitting or nonwoven process', rows: ['5906'] },
	{
		name: 'weaving, knitting or nonwoven fabric formation combined with dyeing or with printing or with coating or with impregnating or with covering',
		rows: ['5907'],
	},
	{ name: 'spinning of natural or of man-made staple fibres combined with weaving', rows: ['5909-5911'] },
	{
		name: 'coating, flocking, laminating or metalizing combined with at least two other main preparatory or finishing operations (such as calendering, shrink-resistance processes, heat setting, permanent finishing)',
		rows: ['5909-5911'],
	},
	{
		name: 'knitting or crocheting combined with dyeing or with flocking or with coating or with laminating or with printing',
		rows: ['6001-6006'],
	},
	{ name: 'yarn dyeing combined with knitting or with crocheting', rows: ['6001-6006'] },
	{ name: 'twisting or texturing combined with knitting or with crocheting', rows: ['6001-6006'] },
	{ name: 'knitting or crocheting combined with making-up including cutting of fabric', rows: ['6101-6117'] },
	{ name: 'knitting and making-up in one operation', rows: ['6101-6117'] },
	{
		name: 'weaving, combined with making-up, including cutting of fabric',
		rows: [
			'6201',
			'6202',
			'6203',
			'6204',
			'6205',
			'6206',
			'6207-6208',
			'6209',
			'6210',
			'6211',
			'6212',
			'6213-6214',
			'6215',
			'6216',
			'6217',
			'6306',
		],
	},
	{
		name: 'making-up including cutting of fabric preceded by printing (as standalone operation)',
		note: 'eu-uk Annex 2 Note 6.4',
		rows: [
			'6201',
			'6202',
			'6203',
			'6204',
			'6205',
			'6206',
			'6207-6208',
			'6209',
			'6210',
			'6211',
			'6212',
			'6213-6214',
			'6215',
			'6216',
			'6217',
		],
		requires: STANDALONE_PRINTING,
	},
	{ name: 'coating or laminating combined with making-up including cutting of fabric', rows: ['6210', '6216', '6217'] },
	{ name: 'knitting combined with making-up including cutting of fabric', rows: ['6212'] },
	{
		name: 'nonwoven fabric formation combined with making-up including cutting of fabric',
		rows: ['6301-6304', '6306'],
	},
	{
		name: 'weaving or knitting or crocheting combined with making-up including cutting of fabric',
		rows: ['6301-6304'],
	},
	{ name: 'weaving, knitting or crocheting combined with making-up including cutting of fabric', rows: ['6301-6304'] },
	{
		name: 'extrusion of man-made fibres or spinning of natural or man-made staple fibres, combined with weaving or with knitting and making-up including cutting of fabric',
		rows: ['6305'],
	},
	{
		name: 'electrolytic, thermal or chemical separation',
		rows: ['7106', '7108', '7110'],
		around: { before: 'electrolytic, thermal or chemical separation' },
	},
	{
		name: 'fusion or alloying with each other or with base metals or purification',
		rows: ['7106', '7108', '7110'],
		around: { before: 'fusion or alloying', after: 'with each other or with base metals or purification' },
	},
	{ name: 'assembly of battery packs from non-originating battery cells or battery modules', rows: ['8507'] },
	{ name: 'non-originating materials undergo a diffusion', rows: ['854231-854239'] },
	{
		name: 'surfacing of the semi-finished lens into a finished ophthalmic lens with optical corrective power meant to be mounted on a pair of spectacles',
		rows: ['900150'],
	},
	{
		name: 'coating of the lens through appropriated treatments to improve vision and ensure protection of the wearer',
		rows: ['900150'],
	},
	{
		name: 'thermal or electrolytic treatment from unalloyed aluminium or waste and scrap of aluminium',
		rows: ['7601'],
	},
];
