import { beforeAll, describe, expect, it } from '@jest/globals';
import { mapFolder } from '../../../../producers/erp-csv/map.ts';
import type { FolderPlan } from '../../../../producers/erp-csv/outcome.ts';
import { ADVENTUREWORKS_PROFILE, readProfile } from '../../../../producers/erp-csv/read.ts';
import { eventId, submitFolder } from '../../../../producers/erp-csv/submit-folder.ts';
import { withInstallation } from '../../../support/installation/index.ts';

const profile = await readProfile(ADVENTUREWORKS_PROFILE);
const { company } = profile.company;
const installation = withInstallation({
	roles: ['relay', 'item-facts', 'origin-evaluation'],
	companies: [{ company, currency: 'USD', agreements: ['eu-uk'] }],
});

const UNREADABLE = 'TUBE,ACME,10,24.00 EUR,25.00,2011-08-29,DZ,12';
const FILES = {
	'items.csv': `sku,name,made_in_house,finished_good,list_price,weight,weight_unit,hs6
BIKE,"Bike, red",1,1,500.00,20,LB,871200
TRAY,Tray,1,1,90.00,1,LB,761699
TUBE,Tube,0,0,0.00,250,G,760820
PLATE,Plate,0,0,0.00,250,G,760611
`,
	'boms.csv': `parent_sku,component_sku,quantity,unit,level,valid_from,valid_to
BIKE,TUBE,3.0,EA,1,2010-01-01,
TRAY,PLATE,2.0,EA,1,2010-01-01,
`,
	'suppliers.csv': `supplier,name,credit_rating,active,country_overlay,provides_ltsd_overlay
ACME,"Acme, Inc.",1,1,DE,0
`,
	'supplier-prices.csv': `sku,supplier,lead_time_days,standard_price,last_receipt_cost,last_receipt_date,price_unit,pieces_per_price_unit_overlay
${UNREADABLE}
PLATE,ACME,10,5.00,5.00,2011-08-29,EA,1
`,
	'receipts.csv': `purchase_order,line,due_date,supplier,sku,ordered,unit_price,received,rejected
1,1,2011-04-30,ACME,PLATE,4,5.00,4.0,0.0
`,
} as const;

type Files = Readonly<Record<string, string>>;

function folder(contents: Files = FILES, loadVersion = 1): FolderPlan {
	const files = Object.entries(contents).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
	return mapFolder(files, { loadVersion, profile });
}

async function load(plan = folder()): Promise<void> {
	const { adapters, taken, quiet } = installation();
	await submitFolder(adapters.database, adapters.clock, plan);
	await taken('item-facts', plan.events.map(eventId));
	await quiet();
}

interface Verdict {
	readonly sku: string;
	readonly verdict: string;
	readonly record: { readonly missing: readonly object[] };
}
const verdictOn = (sku: string) =>
	installation().until(`a verdict on ${sku}`, async () => {
		const sql = `
			SELECT sku, verdict, record FROM latest_evaluation JOIN evaluation USING (company, evaluation_id, sku)
			WHERE company = $1 AND sku = $2`;
		return (await installation().query<Verdict>(sql, [company, sku]))[0];
	});

describe('a folder with a line that can not be read', () => {
	beforeAll(() => load());

	it('has the line byte for byte in the dead letters of the topic it was meant for', async () => {
		const letters = await installation().readTopic('erp.prices.dlq');
		expect(letters).toHaveLength(1);
		expect(letters[0]?.value).toEqual(Buffer.from(UNREADABLE));
		const reasons = ['topic', 'code', 'field', 'file', 'line'].map((name) =>
			letters[0]?.header(`__dlq.errors.${name}`),
		);
		expect(reasons).toEqual(['erp.prices', 'VALUE_INVALID', 'standard_price', 'supplier-prices.csv', '2']);
		expect(letters[0]?.header('__dlq.errors.remedy')).toMatch(/\S/);
	});

	it('keeps the item that the line is about from being judged, and nothing else', async () => {
		const bike = await verdictOn('BIKE');
		expect(bike.verdict).toBe('indeterminate');
		expect(JSON.stringify(bike.record.missing)).toContain('line of supplier-prices.csv 2');
		const tray = await verdictOn('TRAY');
		expect(JSON.stringify(tray.record.missing)).not.toContain('csv');
	});

	it('changes nothing when it is loaded a second time', async () => {
		const { query, readTopic } = installation();
		const stands = async () => ({
			facts: await query('SELECT id, content_hash, updated_at FROM item ORDER BY id'),
			movements: await query('SELECT document, content_hash FROM movement ORDER BY document'),
			findings: await query('SELECT subject_id, sku, code, found_at FROM finding ORDER BY 1, 2, 3'),
			verdicts: await query('SELECT sku, evaluation_id FROM latest_evaluation ORDER BY sku'),
			deadLetters: (await readTopic('erp.prices.dlq')).length,
			evaluations: (await readTopic('origin.evaluations')).length,
		});
		const before = await stands();
		const { handled, until } = installation();
		const seen = handled.count({ consumer: 'item-facts', outcome: 'repeated' });
		await load();
		await until('every event to be recognised', () => {
			return handled.count({ consumer: 'item-facts', outcome: 'repeated' }) === seen + folder().events.length;
		});
		expect(await stands()).toEqual(before);
	});

	it('judges the item once the corrected file is loaded under a higher version', async () => {
		const good = { ...FILES, 'supplier-prices.csv': FILES['supplier-prices.csv'].replace('24.00 EUR', '24.00') };
		await load(folder(good, 2));
		const { query, until } = installation();
		const bike = await until('a verdict on BIKE without the line', async () => {
			const now = await verdictOn('BIKE');
			return !JSON.stringify(now.record.missing).includes('.csv') && now;
		});
		// A frame of one component has no assumed operation, so it stays open; but for what the facts lack, not for a fault.
		expect(bike.record.missing).toContainEqual(expect.objectContaining({ path: 'operations' }));
		expect(await query("SELECT FROM finding WHERE subject_kind = 'line of supplier-prices.csv'")).toEqual([]);
	});
});
