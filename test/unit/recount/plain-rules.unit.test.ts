import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../../../rules/packs/index.ts';
import { inEnglish } from '../../../rules/schema/english.ts';
import type { RulePack } from '../../../rules/schema/pack.ts';
import { plainRules } from '../../recount/plain-rules.ts';
import { REFERENCE_DATA } from '../../support/reference-data.ts';

const path = join(REFERENCE_DATA, 'rules-of-origin/rule-sets/japan.json');

(existsSync(path) ? describe : describe.skip)('plain rules of the list with Japan (need reference data)', () => {
	it('stand in the pack as a reader without the compiler finds them, set by set', () => {
		const { rows } = loadPack('eu-japan') as RulePack;
		const { rules, total } = plainRules(path);
		expect(total).toBe(960);
		expect(rules.length).toBeGreaterThan(500);
		const bySet = new Map(rows.map((row) => [row.sourceRow, row.alternatives.map(inEnglish)]));
		const missing = rules.filter(({ set, english }) => !bySet.get(set)?.includes(english));
		expect(missing).toEqual([]);
	});
});
