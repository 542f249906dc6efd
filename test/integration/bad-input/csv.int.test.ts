import { describe, expect, it } from '@jest/globals';
import { mapFolder } from '../../../producers/erp-csv/map.ts';
import type { FolderPlan } from '../../../producers/erp-csv/outcome.ts';
import { eventId, submitFolder } from '../../../producers/erp-csv/submit-folder.ts';
import { COMPANY, factOf, findingsOf, withInstallation } from '../../support/installation/index.ts';

/** Files from the folder to the facts; what the mapping makes of each odd field is in the unit tests of erp-csv. */
const installation = withInstallation({ roles: ['relay', 'item-facts'] });

type Line = string | Uint8Array;

const HEADINGS = {
	'items.csv': 'sku,name,made_in_house,finished_good,list_price,weight,weight_unit,hs6',
	'boms.csv': 'parent_sku,component_sku,quantity,unit,level,valid_from,valid_to',
} as const;
type FileName = keyof typeof HEADINGS;

const bytesOf = (...lines: readonly Line[]) =>
	Buffer.concat(lines.flatMap((line) => [Buffer.from(line as Uint8Array), Buffer.from('\n')]));

function folder(files: Partial<Record<FileName, readonly Line[]>>, loadVersion: number): FolderPlan {
	const read = Object.entries(files).map(([name, lines]) => ({
		name,
		bytes: bytesOf(HEADINGS[name as FileName], ...lines),
	}));
	return mapFolder(read, { company: COMPANY, loadVersion });
}

async function load(files: Partial<Record<FileName, readonly Line[]>>, loadVersion = 1): Promise<FolderPlan> {
	const { adapters, taken, quiet } = installation();
	const plan = folder(files, loadVersion);
	await submitFolder(adapters.database, adapters.clock, plan);
	await taken('item-facts', plan.events.map(eventId));
	await quiet();
	return plan;
}

const itemLine = (sku: string, name = 'Housing') => `${sku},${name},1,1,500.00,2,KG,841391`;
const bomLine = (parent: string, component: string, rest = '2010-01-01,') => `${parent},${component},1,EA,1,${rest}`;

/** A line that holds a byte which no UTF-8 text has. */
const undecodable = (line: string) => Buffer.from(line.replace('Housing', 'Hous\u00ffing'), 'latin1');

interface Unreadable {
	readonly name: string;
	readonly file: FileName;
	readonly code: 'FILE_LINE_INVALID' | 'VALUE_INVALID';
	readonly field: string;
	/** Whether the item can be told that the line is about; one that this folder names nowhere else can't be. */
	readonly isHeld: boolean;
	readonly bad: (sku: string) => Line;
}

const UNREADABLE: readonly Unreadable[] = [
	{
		name: 'malformed bytes in a bill of materials',
		file: 'boms.csv',
		code: 'FILE_LINE_INVALID',
		field: '',
		isHeld: true,
		bad: (sku) => undecodable(bomLine(sku, 'Housing')),
	},
	{
		name: 'a field too few in a bill of materials',
		file: 'boms.csv',
		code: 'FILE_LINE_INVALID',
		field: '',
		isHeld: true,
		bad: (sku) => `${sku},PART`,
	},
	{
		name: 'malformed bytes',
		file: 'items.csv',
		code: 'FILE_LINE_INVALID',
		field: '',
		isHeld: false,
		bad: (sku) => undecodable(itemLine(sku)),
	},
	{
		name: 'another type',
		file: 'items.csv',
		code: 'VALUE_INVALID',
		field: 'made_in_house',
		isHeld: true,
		bad: (sku) => itemLine(sku).replace(',1,1,', ',yes,1,'),
	},
	{
		name: 'a field that the heading does not know',
		file: 'items.csv',
		code: 'FILE_LINE_INVALID',
		field: '',
		isHeld: false,
		bad: (sku) => `${itemLine(sku)},red`,
	},
	{
		name: 'a huge number',
		file: 'items.csv',
		code: 'VALUE_INVALID',
		field: 'list_price',
		isHeld: true,
		bad: (sku) => itemLine(sku).replace('500.00', `1${'0'.repeat(40)}`),
	},
	{
		name: 'a line of five megabytes, of which no field can have so many',
		file: 'items.csv',
		code: 'FILE_LINE_INVALID',
		field: '',
		isHeld: false,
		bad: (sku) => itemLine(sku, 'x'.repeat(5_000_000)),
	},
	{
		name: 'a period that ends before it begins',
		file: 'boms.csv',
		code: 'VALUE_INVALID',
		field: 'valid_to',
		isHeld: true,
		bad: (sku) => bomLine(sku, 'PART', '2026-12-31,2026-01-01'),
	},
	{
		name: 'a negative quantity',
		file: 'boms.csv',
		code: 'VALUE_INVALID',
		field: 'quantity',
		isHeld: true,
		bad: (sku) => bomLine(sku, 'PART').replace(',1,EA', ',-1,EA'),
	},
];

describe('a line that can not be read', () => {
	it.each(UNREADABLE)(
		'is a dead letter byte for byte, holds its item back where it can be told, and harms no neighbour: $name',
		async ({ name, file, code, field, isHeld, bad }) => {
			const [before, sku, behind] = [`BEFORE ${name}`, `BAD ${name}`, `BEHIND ${name}`].map((one) =>
				one.replaceAll(',', ''),
			) as [string, string, string];
			const good = (one: string) => (file === 'items.csv' ? itemLine(one) : bomLine(one, 'PART'));
			const items = [before, sku, behind].map((one) => itemLine(one));
			const beside = file === 'items.csv' ? {} : { 'items.csv': items };
			await load({ ...beside, [file]: [good(before), good(sku), good(behind)] }, 1);
			const line = bad(sku);
			const plan = await load({ ...beside, [file]: [good(before), line, good(behind)] }, 2);

			const error = { code, field, problem: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) };
			expect(plan.outcomes.filter((outcome) => outcome.file === file)).toMatchObject([
				{ line: 2, outcome: 'submitted' },
				{ line: 3, outcome: 'dead-letter', error, affects: isHeld ? [sku] : [] },
				{ line: 4, outcome: 'submitted' },
			]);
			const topic = file === 'items.csv' ? 'erp.items' : 'erp.boms';
			const letters = (await installation().readTopic(`${topic}.dlq`)).filter(({ value }) =>
				value?.equals(Buffer.from(line as Uint8Array)),
			);
			expect(letters).toHaveLength(1);
			const reason = (of: string) => letters[0]?.header(`__dlq.errors.${of}`);
			expect(['topic', 'code', 'field', 'file', 'line'].map(reason)).toEqual([topic, code, field, file, '3']);
			expect(reason('remedy')).toMatch(/\S/);
			const held = expect.objectContaining({
				subject_kind: `line of ${file}`,
				subject_id: '3',
				...error,
				blocking: true,
			});
			expect(await findingsOf(installation(), sku)).toEqual(
				isHeld ? expect.arrayContaining([held]) : expect.not.arrayContaining([held]),
			);
			const table = file === 'items.csv' ? 'item' : 'bom';
			for (const neighbour of [before, behind])
				expect(await factOf(installation(), table, neighbour)).toMatchObject({ sequence: 2 });
			// What is known of the item stands; a bill of materials is sent without the line, and says so.
			expect(await factOf(installation(), table, sku)).toMatchObject(
				table === 'item' ? { sequence: 1 } : { sequence: 2, incompleteReason: expect.stringContaining('line 3') },
			);
		},
	);
});

describe('a line that is right and a fact that is wrong', () => {
	it('is a finding at once, and no price: a negative number', async () => {
		const plan = await load({
			'items.csv': [itemLine('N-1'), itemLine('N-2').replace('500', '-500'), itemLine('N-3')],
		});
		expect(plan.outcomes).toMatchObject([
			{ outcome: 'submitted' },
			{ code: 'PRICE_NEGATIVE', field: 'list_price', remedy: expect.stringMatching(/\S/) },
			{ outcome: 'submitted' },
		]);
		expect(await findingsOf(installation(), 'N-2')).toMatchObject([{ code: 'PRICE_NEGATIVE', field: 'list_price' }]);
		expect(await factOf(installation(), 'price_list', 'N-2')).toBeUndefined();
		for (const sku of ['N-1', 'N-2', 'N-3'])
			expect(await factOf(installation(), 'item', sku)).toMatchObject({ sku, sequence: 1 });
	});

	it('is a finding at once that holds the item back: two contents of one item in a file', async () => {
		const twice = [itemLine('T-1'), itemLine('T-2'), itemLine('T-2', 'Something else'), itemLine('T-3')];
		await load({ 'items.csv': twice });
		expect(await findingsOf(installation(), 'T-2')).toContainEqual(
			expect.objectContaining({ code: 'KEY_TWICE', remedy: expect.stringMatching(/\S/), blocking: true }),
		);
		for (const sku of ['T-1', 'T-3']) expect(await factOf(installation(), 'item', sku)).toMatchObject({ sequence: 1 });
	});

	it('is a finding behind the entrance: a reference to nothing', async () => {
		await load({
			'items.csv': [itemLine('R-1'), itemLine('R-2')],
			'boms.csv': [bomLine('R-1', 'R-2'), bomLine('R-1', 'R-NOWHERE'), bomLine('R-2', 'PART')],
		});
		expect(await findingsOf(installation(), 'R-NOWHERE')).toMatchObject([
			{ code: 'ITEM_UNKNOWN', subject_id: 'R-1', field: 'lines[1].componentSku', remedy: expect.stringMatching(/\S/) },
		]);
		expect(await factOf(installation(), 'bom', 'R-1')).toMatchObject({ lines: [{}, {}] });
		expect(await factOf(installation(), 'bom', 'R-2')).toMatchObject({ lines: [{}] });
	});

	it('is a finding behind the entrance: bills of materials in a ring', async () => {
		await load({
			'items.csv': ['C-1', 'C-2', 'C-3'].map((sku) => itemLine(sku)),
			'boms.csv': [bomLine('C-1', 'C-2'), bomLine('C-2', 'C-1'), bomLine('C-3', 'C-1')],
		});
		for (const sku of ['C-1', 'C-2'])
			expect(await findingsOf(installation(), sku)).toContainEqual(
				expect.objectContaining({ code: 'BOM_CYCLE', field: 'lines', blocking: true }),
			);
		expect((await findingsOf(installation(), 'C-3')).map(({ code }) => code)).not.toContain('BOM_CYCLE');
	});

	it('is a conflict, and the first one stands: another content under the number of a load', async () => {
		await load({ 'items.csv': [itemLine('S-1'), itemLine('S-2')] }, 1);
		await load({ 'items.csv': [itemLine('S-1', 'Something else'), itemLine('S-2')] }, 1);
		expect(await findingsOf(installation(), 'S-1')).toContainEqual(
			expect.objectContaining({ code: 'SEQUENCE_CONFLICT', field: 'sequence', blocking: true }),
		);
		expect(await factOf(installation(), 'item', 'S-1')).toMatchObject({ description: 'Housing' });
		expect((await findingsOf(installation(), 'S-2')).map(({ code }) => code)).not.toContain('SEQUENCE_CONFLICT');
	});
});

describe('what is no fault', () => {
	it('is an older load that comes late: the newer one stands', async () => {
		await load({ 'items.csv': [itemLine('L-1', 'newer')] }, 3);
		await load({ 'items.csv': [itemLine('L-1', 'older'), itemLine('L-2')] }, 2);
		expect(await factOf(installation(), 'item', 'L-1')).toMatchObject({ sequence: 3, description: 'newer' });
		expect(await factOf(installation(), 'item', 'L-2')).toMatchObject({ sequence: 2 });
		expect((await findingsOf(installation(), 'L-1')).map(({ code }) => code)).not.toContain('SEQUENCE_CONFLICT');
	});

	it('is a column that is not known: a notice names it, and every line is read', async () => {
		const heading = `${HEADINGS['items.csv']},colour`;
		const bytes = bytesOf(heading, `${itemLine('U-1')},red`, `${itemLine('U-2')},blue`);
		const plan = mapFolder([{ name: 'items.csv', bytes }], { company: COMPANY, loadVersion: 1 });
		expect(plan.outcomes.map(({ outcome }) => outcome)).not.toContain('dead-letter');
		expect(plan.notices).toContainEqual(
			expect.objectContaining({ severity: 'warning', column: 'colour', remedy: expect.stringMatching(/\S/) }),
		);
		const { adapters, taken } = installation();
		await submitFolder(adapters.database, adapters.clock, plan);
		await taken('item-facts', plan.events.map(eventId));
		for (const sku of ['U-1', 'U-2']) expect(await factOf(installation(), 'item', sku)).toMatchObject({ sku });
	});

	it('is a bill of materials of more than five megabytes, which is one record', async () => {
		const lines = Array.from({ length: 16_000 }, () => bomLine('BIG', `P-${'x'.repeat(150)}`));
		const plan = await load({ 'boms.csv': [bomLine('SMALL-1', 'PART'), ...lines, bomLine('SMALL-2', 'PART')] });
		const sent = (await installation().readTopic('erp.boms')).find(({ key }) => key?.toString() === `${COMPANY}|BIG`);
		expect(sent?.value?.length).toBeGreaterThan(5_000_000);
		expect(plan.outcomes.every(({ outcome }) => outcome === 'submitted')).toBe(true);
		const fact = (await factOf(installation(), 'bom', 'BIG')) as { readonly lines: readonly object[] };
		expect(fact.lines).toHaveLength(lines.length);
		for (const sku of ['SMALL-1', 'SMALL-2']) expect(await factOf(installation(), 'bom', sku)).toBeDefined();
	});
});
