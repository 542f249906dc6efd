import { describe, expect, it } from '@jest/globals';
import { repaired } from '../../../../rules/compile/assemble.ts';
import { NAMED_MATERIALS } from '../../../../rules/compile/named-materials.ts';
import { PROCESSES, type Process } from '../../../../rules/compile/processes.ts';
import { loadPack, packIds } from '../../../../rules/packs/index.ts';
import { condition, materialClass } from '../../../../rules/schema/condition.ts';
import { wordKey } from '../../../../rules/schema/text.ts';
import { classesOf, conditionsOf, processesOf } from '../../../../rules/validate/walk.ts';
import { describeReference, EACH_PACK, publishedOf } from './reference.ts';

/** Materials that a note names, not a row. */
const DEFINED = new Set([
	'materials of the same description as the product',
	'materials of the group that does not predominate in the product',
]);

const FORBIDDEN = /\d|%|heading|chapter|value|weight|except|however|provided/i;

const used = packIds()
	.flatMap((id) => loadPack(id)?.rows ?? [])
	.flatMap((row) => row.alternatives.flatMap((one) => [...conditionsOf(one)]));

describe('the list of processes', () => {
	it('holds no figure and no exception', () => {
		expect(PROCESSES.filter(({ name }) => FORBIDDEN.test(name))).toEqual([]);
	});

	it.each([
		'weaving of heading 5208',
		'weaving up to 50',
		'weaving, except of silk',
		'weaving, however',
		'weaving by weight',
		'weaving by value',
		'weaving of the same chapter',
		'weaving provided that',
		'weaving 50%',
		'Weaving',
	])('and the schema refuses a leaf that does: %s', (name) => {
		expect(condition.safeParse({ kind: 'process', name }).success).toBe(false);
	});

	it('cites a note or rows for each, has each once, and none in vain', () => {
		const cited = ({ note, rows, japan, at }: Process) => note || rows?.length || japan?.length || at;
		expect(PROCESSES.filter((one) => !cited(one))).toEqual([]);
		expect(new Set(PROCESSES.map(({ name }) => name)).size).toBe(PROCESSES.length);
		const names = new Set(used.flatMap(processesOf));
		expect(PROCESSES.filter(({ name }) => !names.has(name))).toEqual([]);
	});

	it('is written as cases state processes', () => {
		for (const { name } of PROCESSES) expect(wordKey(name)).toBe(name.replaceAll('-', ' '));
	});
});

describe('the list of named materials', () => {
	it('holds no exception, and a figure only where it is part of the technical description', () => {
		expect(
			NAMED_MATERIALS.filter(({ name }) =>
				FORBIDDEN.test(name.replace(/less than 9 decitex|less than 23 micron|1,4-cyclohexanediethanol/g, '')),
			),
		).toEqual([]);
	});

	it.each(['blanks of heading 7307', 'blanks up to 50%', 'blanks except forged ones', 'Blanks'])(
		'and the schema refuses a class that does: %s',
		(named) => expect(materialClass.safeParse({ named }).success).toBe(false),
	);

	it('says why where the nomenclature decides, and asks for every other in some rule', () => {
		const names = new Set(used.flatMap(classesOf).flatMap(({ named }) => named ?? []));
		for (const { name, hs, why } of NAMED_MATERIALS) {
			if (hs) expect(why).toBeTruthy();
			expect({ name, asked: names.has(name) }).toEqual({ name, asked: hs === undefined });
		}
	});
});

describeReference.each(EACH_PACK)('the rows of %s that the lists cite (need reference data)', (_, profile) => {
	const texts = new Map<string, string>();
	for (const { heading, rules } of publishedOf(profile).rule_sets) {
		const key = heading.replace(' to ', '-').replace(/\s/g, '');
		texts.set(key, `${texts.get(key) ?? ''} ${rules.map(({ rule }) => wordKey(repaired(rule))).join(' | ')}`);
	}

	it('hold the phrase', () => {
		for (const { name, rows = [], japan = [], at = {}, around } of [...PROCESSES, ...NAMED_MATERIALS]) {
			if (DEFINED.has(name)) continue;
			const parts = around ? [around.before, around.after ?? ''] : [name.replace(/ used as a backing$/, '')];
			for (const row of { eu: rows, japan }[profile.published] ?? at[profile.published] ?? []) {
				for (const part of parts) expect(`${row}: ${texts.get(row)}`).toContain(wordKey(part));
			}
		}
	});
});
