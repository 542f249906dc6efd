import { describe, expect, it } from '@jest/globals';
import {
	declarationFindings,
	lookAgain,
	recordBomFindings,
	unknownItems,
} from '../../../../consumers/item-facts/findings.ts';
import { fullStateOf } from '../../../../consumers/item-facts/state.ts';
import type { Finding } from '../../../../infra/ports/findings.ts';
import type { Session } from '../../../../infra/ports/session.ts';
import type { Bom, SupplierDeclaration } from '../../../../schemas/index.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { bom, declared, item, line, made, party } from '../records.ts';

const DAY = '2026-03-01';

/** Facts in memory: items, bills of materials with their components, and parties. */
async function known({ items = [] as string[], boms = [] as Bom[], suppliers = [party('S-DE')] } = {}) {
	const database = memoryDatabase();
	const inFacts = <T>(work: (facts: Session['facts']) => Promise<T>) =>
		database.transaction(({ facts }) => work(facts));
	const keep = (one: Bom) =>
		inFacts(async (facts) => {
			await facts.put(fullStateOf('psra.erp.Bom', one));
			await facts.putBomLines(
				'HD',
				one.sku,
				one.lines.map((component) => component.componentSku),
			);
		});
	await inFacts(async (facts) => {
		for (const sku of items) await facts.put(fullStateOf('psra.erp.Item', item(sku)));
		for (const supplier of suppliers) await facts.put(fullStateOf('psra.erp.Party', supplier));
	});
	for (const one of boms) await keep(one);
	const standing = (): Finding[] => [...database.tables.findings.values()].flat();
	return { inFacts, keep, standing };
}

describe('a bill of materials', () => {
	it('has no finding where its items are known and it ends', async () => {
		const pump = bom('PUMP', [line('MOTOR')]);
		const { inFacts, standing } = await known({ items: ['PUMP', 'MOTOR'], boms: [pump] });
		await inFacts((facts) => recordBomFindings(facts, pump, DAY, 'm 1'));
		expect(standing()).toEqual([]);
	});

	it('that contains itself through others stands in the way of every item on the way round', async () => {
		const pump = bom('PUMP', [line('DRIVE')]);
		const drive = bom('DRIVE', [line('PUMP')]);
		const { inFacts, standing } = await known({ items: ['PUMP', 'DRIVE'], boms: [pump, drive] });
		await inFacts((facts) => recordBomFindings(facts, drive, DAY, 'm 1'));
		expect(standing()).toMatchObject(
			['DRIVE', 'PUMP'].map((sku) => ({
				subjectKind: 'bom',
				subjectId: 'DRIVE',
				sku,
				code: 'BOM_CYCLE',
				field: 'lines',
				problem: 'the bill of materials contains itself: DRIVE → PUMP → DRIVE',
				blocking: true,
				messageId: 'm 1',
			})),
		);
	});

	it('with lines known to be missing blocks its own item, with the reason in the words of who left them out', async () => {
		const pump = bom('PUMP', [], { incompleteReason: 'line 3 of boms.csv could not be read' });
		const { inFacts, standing } = await known({ items: ['PUMP'], boms: [pump] });
		await inFacts((facts) => recordBomFindings(facts, pump, DAY, 'm 1'));
		expect(standing()).toMatchObject([
			{ sku: 'PUMP', code: 'BOM_INCOMPLETE', problem: 'line 3 of boms.csv could not be read', blocking: true },
		]);
	});

	it('names each component that no item is known for once, at its first line, and blocks nothing', async () => {
		const pump = bom('PUMP', [line('MOTOR'), line('GHOST'), line('GHOST')]);
		const { inFacts, standing } = await known({ items: ['PUMP', 'MOTOR'], boms: [pump] });
		await inFacts((facts) => recordBomFindings(facts, pump, DAY, 'm 1'));
		expect(standing()).toMatchObject([
			{ sku: 'GHOST', code: 'ITEM_UNKNOWN', field: 'lines[1].componentSku', blocking: false },
		]);
	});

	it('once corrected leaves no finding behind', async () => {
		const pump = bom('PUMP', [line('PUMP')]);
		const { inFacts, keep, standing } = await known({ items: ['PUMP', 'MOTOR'], boms: [pump] });
		await inFacts((facts) => recordBomFindings(facts, pump, DAY, 'm 1'));
		expect(standing()).toHaveLength(1);
		const corrected = bom('PUMP', [line('MOTOR')], { sequence: 2 });
		await keep(corrected);
		await inFacts((facts) => recordBomFindings(facts, corrected, DAY, 'm 2'));
		expect(standing()).toEqual([]);
	});
});

describe('items that a record names', () => {
	it('without any unknown one give no finding', async () => {
		const { inFacts } = await known({ items: ['MOTOR'] });
		const subject = { company: 'HD', subjectKind: 'price_list', subjectId: 'MOTOR', messageId: 'm 1' };
		expect(await inFacts((facts) => unknownItems(facts, subject, [{ field: 'sku', sku: 'MOTOR' }]))).toEqual([]);
		expect(await inFacts((facts) => unknownItems(facts, subject, []))).toEqual([]);
	});
});

describe('a second look', () => {
	it('closes the finding of an item that came beside the record that names it', async () => {
		const pump = bom('PUMP', [line('MOTOR')]);
		const { inFacts, standing } = await known({ items: ['PUMP'], boms: [pump] });
		await inFacts((facts) => recordBomFindings(facts, pump, DAY, 'm 1'));
		await inFacts((facts) => lookAgain(facts, 'HD', 'MOTOR', DAY));
		expect(standing()).toMatchObject([{ sku: 'MOTOR', code: 'ITEM_UNKNOWN' }]);
		await inFacts((facts) => facts.put(fullStateOf('psra.erp.Item', item('MOTOR'))));
		await inFacts((facts) => lookAgain(facts, 'HD', 'MOTOR', DAY));
		expect(standing()).toEqual([]);
	});

	it('sees the cycle that two bills of materials closed together, whichever it looks at', async () => {
		const boms = [bom('PUMP', [line('DRIVE')]), bom('DRIVE', [line('PUMP')])];
		const { inFacts, standing } = await known({ items: ['PUMP', 'DRIVE'], boms });
		await inFacts((facts) => lookAgain(facts, 'HD', 'PUMP', DAY));
		expect(standing().map(({ sku, code }) => [sku, code])).toEqual([
			['PUMP', 'BOM_CYCLE'],
			['DRIVE', 'BOM_CYCLE'],
		]);
		const first = standing();
		await inFacts((facts) => lookAgain(facts, 'HD', 'PUMP', DAY));
		await inFacts((facts) => lookAgain(facts, 'HD', 'DRIVE', DAY));
		expect(standing()).toEqual(first);
	});
});

describe('a cycle by a line that has ended', () => {
	const boms = [bom('PUMP', [line('DRIVE')]), bom('DRIVE', [line('PUMP', '1', { validTo: '2026-02-28' })])];
	const drive = boms[1] as Bom;

	it('is found while the line holds, and closed at the next look after it', async () => {
		const { inFacts, standing } = await known({ items: ['PUMP', 'DRIVE'], boms });
		await inFacts((facts) => recordBomFindings(facts, drive, DAY, 'm 1'));
		expect(standing()).toEqual([]);
		await inFacts((facts) => recordBomFindings(facts, drive, '2026-02-28', 'm 2'));
		expect(standing().map(({ code }) => code)).toEqual(['BOM_CYCLE', 'BOM_CYCLE']);
		await inFacts((facts) => lookAgain(facts, 'HD', 'PUMP', DAY));
		expect(standing()).toEqual([]);
	});
});

describe('a supplier’s declaration', () => {
	const against = async (rest: Partial<SupplierDeclaration>, suppliers = [party('S-DE')]) => {
		const { inFacts } = await known({ suppliers });
		return inFacts((facts) => declarationFindings(facts, declared('MOTOR', rest), 'm 1'));
	};

	it('in good form has no finding', async () => {
		expect(await against({})).toEqual([]);
	});

	it('for more than two years is named with the article and the remedy, and blocks nothing: it only proves nothing', async () => {
		const findings = await against({ validTo: '2029-01-01' });
		expect(findings).toMatchObject([
			{
				subjectKind: 'supplier_declaration',
				subjectId: 'D MOTOR',
				sku: null,
				code: 'DECLARATION_REJECTED',
				blocking: false,
				messageId: 'm 1',
			},
		]);
		expect(findings[0]?.problem).toMatch(/24 months.*\(.*62/);
		expect(findings[0]?.remedy).not.toBe('');
	});

	it('that ends before it begins is refused by its form', async () => {
		expect((await against({ validTo: '2025-12-31' })).map(({ code }) => code)).toContain('DECLARATION_REJECTED');
	});

	it('of a supplier outside the EU is refused; where the supplier is not known yet, its form alone is judged', async () => {
		expect(await against({}, [party('S-DE', { country: 'CN' })])).not.toEqual([]);
		expect(await against({}, [])).toEqual([]);
	});

	it('that was revoked keeps its form: the revocation limits which deliveries it proves', async () => {
		expect(await against({ revocation: { from: '2026-02-01', skus: [], noticedOn: null } })).toEqual([]);
	});
});

describe('an item’s facts of another company', () => {
	it('do not make an item known', async () => {
		const { inFacts } = await known({ items: ['MOTOR'] });
		await inFacts((facts) => facts.put(fullStateOf('psra.erp.Item', made('PUMP', { company: 'XX' }))));
		const subject = { company: 'HD', subjectKind: 'bom', subjectId: 'A', messageId: 'm 1' };
		const findings = await inFacts((facts) => unknownItems(facts, subject, [{ field: 'f', sku: 'PUMP' }]));
		expect(findings.map(({ sku }) => sku)).toEqual(['PUMP']);
	});
});
