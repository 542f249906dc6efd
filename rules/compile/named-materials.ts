import type { HsRange } from '../schema/condition.ts';
import { FURTHER_MATERIALS } from './named-materials-further.ts';
import { JAPAN_MATERIALS } from './named-materials-japan.ts';

/**
 * The reviewed list of materials that rules name by words. Where the nomenclature itself says which goods are meant
 * (`hs`), the codes decide and no fact is asked for; else the case's `named` facts answer.
 */
export interface NamedMaterial {
	/** Lower case, as `wordKey` compares it. */
	readonly name: string;
	/** Headings of the rows of the published `eu` set in which the phrase stands. */
	readonly rows?: readonly string[];
	/** As `rows`, of the published `japan` set. */
	readonly japan?: readonly string[];
	/** As `rows`, of further published sets: some of the rows where the phrase stands, not all. */
	readonly at?: Readonly<Record<string, readonly string[]>>;
	/** These codes, and only they, are the material. */
	readonly hs?: readonly HsRange[];
	/** Why they are. */
	readonly why?: string;
	/** The wording before and after the codes, where these stand in the middle of the phrase. */
	readonly around?: { readonly before: string; readonly after: string };
}

const span = (from: string, to = from): HsRange => ({ from, to });
const DECITEX = 'of which the denomination in all cases of a single filament or fibre is less than 9 decitex';

const EU_MATERIALS: readonly NamedMaterial[] = [
	{ name: 'vegetable materials', rows: ['1509-1510'] },
	{
		name: 'mustard flour or meal or prepared mustard',
		rows: ['210310', '210320', '210390'],
		hs: [span('210330')],
		why: 'the title of subheading 2103.30 names these goods and no others',
	},
	{
		name: 'smoking tobacco',
		rows: ['240220'],
		hs: [span('240311', '240319')],
		why: 'subheadings 2403.11 and 2403.19 are smoking tobacco',
	},
	{ name: 'biodiesel', rows: ['2710'] },
	{ name: 'biodiesel (including hydrotreated vegetable oil)', rows: ['2710'] },
	{
		name: `polypropylene filament ${DECITEX}`,
		rows: ['5602'],
		around: { before: 'polypropylene filament', after: DECITEX },
	},
	{
		name: `polypropylene fibres ${DECITEX}`,
		rows: ['5602'],
		around: { before: 'polypropylene fibres', after: DECITEX },
	},
	{
		name: `polypropylene filament tow ${DECITEX}`,
		rows: ['5602'],
		around: { before: 'polypropylene filament tow', after: DECITEX },
	},
	{ name: 'directionally or randomly oriented filaments', rows: ['560311-560314'] },
	{ name: 'substances or polymers of natural or man-made origin', rows: ['560311-560314'] },
	{ name: 'directionally or randomly oriented staple fibres', rows: ['560391-560394'] },
	{ name: 'chopped yarns, of natural or man-made origin', rows: ['560391-560394'] },
	{ name: 'rubber thread or cord, not textile covered', rows: ['560410'] },
	{ name: 'coir yarn', rows: ['5701-5705'] },
	{ name: 'sisal yarn', rows: ['5701-5705'] },
	{ name: 'jute yarn', rows: ['5701-5705'] },
	{ name: 'classical ring spun viscose yarn', rows: ['5701-5705'] },
	{ name: 'jute fabric used as a backing', rows: ['5904'] },
	{ name: 'tubular knitted or crocheted gas-mantle fabric', rows: ['5908'] },
	{ name: 'non-twisted or non-textured yarns', rows: ['6001-6006'] },
	{
		name: 'unembroidered fabric',
		rows: ['6202', '6204', '6206', '6209', '6211', '6213-6214', '6217', '6301-6304'],
	},
	{ name: 'unembroidered fabric (other than knitted or crocheted)', rows: ['6301-6304'] },
	{ name: 'uncoated or unlaminated fabric', rows: ['6210', '6216', '6217'] },
	{ name: 'assemblies of uppers affixed to inner soles or to other sole components', rows: ['6401-6405'] },
	{
		name: 'precious metals',
		rows: ['7106', '7108', '7110'],
		hs: [span('7106'), span('7108'), span('7110')],
		why: 'headings 7106, 7108 and 7110 are silver, gold and platinum',
	},
	{ name: 'unwrought precious metals', rows: ['7106', '7108', '7110'] },
	{ name: 'forged blanks', rows: ['7307'] },
	{
		name: 'tools',
		rows: ['820590', '8206'],
		hs: [span('8202', '8205')],
		why: 'heading 8206 itself calls the goods of headings 8202 to 8205 tools',
	},
	{ name: 'active cathode materials', rows: ['8507'] },
	{
		name: 'battery packs of a kind used as the primary source of electrical power for propulsion of the vehicle',
		rows: ['8702-8704'],
		around: {
			before: 'battery packs',
			after: 'of a kind used as the primary source of electrical power for propulsion of the vehicle',
		},
	},
];

export const NAMED_MATERIALS: readonly NamedMaterial[] = [...EU_MATERIALS, ...JAPAN_MATERIALS, ...FURTHER_MATERIALS];
