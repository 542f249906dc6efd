import type { Condition } from '../schema/condition.ts';
import { FURTHER_PROCESSES } from './processes-further.ts';
import { JAPAN_PROCESSES } from './processes-japan.ts';
import { TEXTILE_PROCESSES } from './processes-textile.ts';

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
	/** Headings of the rows of the published `eu` set in which the phrase stands. */
	readonly rows?: readonly string[];
	/** As `rows`, of the published `japan` set. */
	readonly japan?: readonly string[];
	/** As `rows`, of further published sets: some of the rows where the phrase stands, not all. */
	readonly at?: Readonly<Record<string, readonly string[]>>;
	/**
	 * What the defining note demands beyond the working itself, by published set; it joins every rule there that names
	 * the process.
	 */
	readonly requires?: Readonly<Record<string, Condition>>;
	/** The wording before and after the materials worked on, where these stand in the middle of the phrase. */
	readonly around?: { readonly before: string; readonly after?: string };
}

const OTHER_PROCESSES: readonly Process[] = [
	{ name: 'chemical reaction', note: 'eu-uk Annex 2 Note 5.3; eu-japan Annex 3-A Note 5' },
	{ name: 'purification', note: 'eu-uk Annex 2 Note 5.8; eu-japan Annex 3-A Note 5' },
	{ name: 'mixing and blending', note: 'eu-uk Annex 2 Note 5.6; eu-japan Annex 3-A Note 5' },
	{ name: 'production of standard materials', note: 'eu-uk Annex 2 Note 5.7; eu-japan Annex 3-A Note 5' },
	{ name: 'change in particle size', note: 'eu-uk Annex 2 Note 5.2; eu-japan Annex 3-A Note 5' },
	{ name: 'isomer separation', note: 'eu-uk Annex 2 Note 5.5; eu-japan Annex 3-A Note 5' },
	{ name: 'biotechnological processing', note: 'eu-uk Annex 2 Note 5.1; eu-japan Annex 3-A Note 5' },
	{ name: 'distillation', note: 'eu-uk Annex 2 Note 5.4; eu-japan Annex 3-A Note 5' },
	{ name: 'esterification, transesterification or hydrotreatment', rows: ['2710'] },
	{ name: 'retanning operation', rows: ['4107-4113', '411420'] },
	{
		name: 'production in which biodiesel is obtained through transesterification, esterification or hydro-treatment',
		rows: ['3826'],
	},
	{ name: 'retreading of used tyres', rows: ['401211-401219'] },
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

export const PROCESSES: readonly Process[] = [
	...OTHER_PROCESSES,
	...TEXTILE_PROCESSES,
	...JAPAN_PROCESSES,
	...FURTHER_PROCESSES,
];
