import type { Process } from './processes.ts';

/** Finishing operations that a textile rule lists as examples. */
const FINISHING =
	'combined with at least two other main preparatory or finishing operations (such as calendering, shrink-resistance processes, heat setting, permanent finishing)';

/** Processes that only the published `japan` set names, or names in words of its own. */
export const JAPAN_PROCESSES: readonly Process[] = [
	{ name: 'blending', japan: ['0901', '090230-090300'] },
	{ name: 'blending, crushing or grinding', japan: ['0904-0910'] },
	{
		name: 're-tanning operation of the tanned or crust hides and skins in the dry state',
		japan: ['4107-4113'],
	},
	{
		name: 'weaving combined with dyeing, with coating or with laminating',
		japan: ['5208-5212', '5309-5311', '5407-5408', '5512-5516'],
	},
	{ name: `coating, flocking, laminating or metalising ${FINISHING}`, japan: ['5601', '5909-5911'] },
	{ name: 'nonwoven fabric formation alone in the case of felt made from natural fibres', japan: ['5602'] },
	{ name: 'nonwoven fabric formation alone in the case of other felt made from natural fibres', japan: ['5602'] },
	{
		name: 'weaving combined with dyeing, with flocking, with coating, with laminating or with metalising',
		japan: ['5801-5804', '5806-5809', '5811'],
	},
	{
		name: 'weaving, knitting or nonwoven fabric formation combined with dyeing, with flocking, with coating, with laminating or with metalising',
		japan: ['5901'],
	},
	{ name: 'weaving, knitting or nonwoven fabric formation', japan: ['5902'] },
	{
		name: 'extrusion of man-made fibres combined with weaving, with knitting or with nonwoven fabric formation',
		japan: ['5902', '5909-5911'],
	},
	{
		name: 'weaving, knitting or nonwoven fabric formation combined with impregnating, with coating, with covering, with laminating or with metalising',
		japan: ['5903', '5905'],
	},
	{ name: 'weaving, knitting or nonwoven fabric formation combined with printing', japan: ['5903'] },
	{
		name: 'weaving, knitting or nonwoven fabric formation combined with dyeing, with coating, with laminating or with metalising',
		japan: ['5904'],
	},
	{
		name: 'weaving, knitting or nonwoven fabric formation combined with dyeing, with coating or with laminating',
		japan: ['5905', '5909-5911'],
	},
	{
		name: 'weaving, knitting or nonwoven process combined with dyeing, with coating or with rubberising',
		japan: ['5906'],
	},
	{ name: 'yarn dyeing combined with weaving, with knitting or with nonwoven process', japan: ['5906'] },
	{
		name: 'weaving, knitting or nonwoven fabric formation combined with dyeing, with printing, with coating, with impregnating or with covering',
		japan: ['5907'],
	},
	{
		name: 'spinning of natural or man-made staple fibres combined with weaving, with knitting or with nonwoven fabric formation',
		japan: ['5909-5911'],
	},
	{
		name: 'knitting or crocheting combined with dyeing, with flocking, with coating, with laminating or with printing',
		japan: ['6001-6006'],
	},
	{
		name: 'making-up including cutting of fabric',
		japan: ['6101-6117', '6201', '6202', '6203', '6204', '6205', '6206', '6207-6208', '6209', '6210', '6211'],
	},
	{ name: 'tempering of non-originating materials', japan: ['700711'] },
	{ name: 'tempering or laminating of non-originating materials', japan: ['700721'] },
	{ name: 'refining, smelting or thermal metal forming', japan: ['8101-8113'] },
	{ name: 'non-originating materials used undergo a diffusion', japan: ['854110-854160', '854231-854239'] },
	{
		name: 'all non-originating polymer and flat-rolled products used shall be moulded or stamped',
		japan: ['870810'],
	},
	{ name: 'all non-originating materials shall be moulded or stamped', japan: ['870829'] },
	{
		name: 'all non-originating materials used to produce door skin or insole panel shall be moulded or stamped',
		japan: ['870829'],
	},
	{ name: 'all non-originating door parts used shall be assembled', japan: ['870829'] },
	{
		name: 'drive shaft and differential gears are produced from non-originating flat-rolled metal',
		japan: ['870850'],
	},
	{ name: 'non-driving axles are produced from non-originating flat rolled metal', japan: ['870850'] },
];
