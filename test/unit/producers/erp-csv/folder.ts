import type { MapOptions } from '../../../../producers/erp-csv/map.ts';
import { mapFolder } from '../../../../producers/erp-csv/map.ts';
import type {
	CsvEvent,
	CsvEventType,
	CsvOutcome,
	DeadLetter,
	FolderPlan,
} from '../../../../producers/erp-csv/outcome.ts';
import type { Profile } from '../../../../producers/erp-csv/profile.ts';
import { ADVENTUREWORKS_PROFILE, readProfile } from '../../../../producers/erp-csv/read.ts';
import type { FolderFile } from '../../../../producers/erp-csv/table.ts';
import type { EventTypes } from '../../../../schemas/index.ts';

/** A small folder that is right in every line; tests spoil one thing at a time. */
export const GOOD = {
	'items.csv': `sku,name,made_in_house,finished_good,list_price,weight,weight_unit,hs6
BIKE,"Bike, red",1,1,500.00,20,LB,871200
FRAME,Frame,1,0,0.00,,,871491
TUBE,Tube,0,0,0.00,250,G,760820
PAINT,Paint,0,0,0.00,,,320890
`,
	'boms.csv': `parent_sku,component_sku,quantity,unit,level,valid_from,valid_to
BIKE,FRAME,1.0,EA,1,2010-01-01,
BIKE,PAINT,8.0,OZ,1,2010-01-01,
FRAME,TUBE,3.0,EA,2,2010-01-01,
FRAME,TUBE,4.0,EA,2,2009-01-01,2009-12-31
`,
	'suppliers.csv': `supplier,name,credit_rating,active,country_overlay,provides_ltsd_overlay
ACME,"Acme, Inc.",1,1,DE,1
TAI,Tai Co,1,0,TW,0
`,
	'supplier-prices.csv': `sku,supplier,lead_time_days,standard_price,last_receipt_cost,last_receipt_date,price_unit,pieces_per_price_unit_overlay
TUBE,ACME,10,24.00,25.00,2011-08-29,DZ,12
PAINT,TAI,10,48.33,50.00,2011-08-29,GAL,10
`,
	'receipts.csv': `purchase_order,line,due_date,supplier,sku,ordered,unit_price,received,rejected
1,1,2011-04-30,ACME,TUBE,4,24.50,4.0,1.0
2,1,2011-05-31,TAI,PAINT,2,0.0000,2.0,2.0
`,
} as const;

export const adventureWorks: Profile = await readProfile(ADVENTUREWORKS_PROFILE);

export type Contents = Readonly<Record<string, string | Uint8Array>>;

export function filesOf(contents: Contents): FolderFile[] {
	return Object.entries(contents).map(([name, content]) => ({
		name,
		bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
	}));
}

/** Maps a folder under the AdventureWorks profile unless told otherwise. */
export function plan(contents: Contents, options: Partial<MapOptions> = {}): FolderPlan {
	return mapFolder(filesOf(contents), { loadVersion: 1, profile: adventureWorks, ...options });
}

/** Maps without a profile. */
export function bare(contents: Contents): FolderPlan {
	return mapFolder(filesOf(contents), { loadVersion: 1, company: 'adventure-works' });
}

/** GOOD with one text of one file replaced. */
export function spoiled(file: keyof typeof GOOD, from: string, to: string): Contents {
	if (!GOOD[file].includes(from)) throw new Error(`${file} holds no ${from}`);
	return { ...GOOD, [file]: GOOD[file].replace(from, to) };
}

export function valuesOf<T extends CsvEventType>(folder: FolderPlan, type: T): EventTypes[T][] {
	return folder.events
		.filter((event): event is Extract<CsvEvent, { type: T }> => event.type === type)
		.map((event) => event.value as EventTypes[T]);
}

export function outcomesOf(folder: FolderPlan, file: string): CsvOutcome[] {
	return folder.outcomes.filter((outcome) => outcome.file === file);
}

export function deadLettersOf(folder: FolderPlan): DeadLetter[] {
	return folder.outcomes.filter((outcome): outcome is DeadLetter => outcome.outcome === 'dead-letter');
}

export function findingsOf(folder: FolderPlan) {
	return folder.outcomes.filter((outcome) => outcome.outcome === 'finding');
}
