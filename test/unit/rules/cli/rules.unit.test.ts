import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RulesIo, rulesCommand } from '../../../../rules/cli/index.ts';
import { describeReference, REFERENCE } from '../compile/reference.ts';

interface Ran {
	out: string[];
	err: string[];
	exitCode: RulesIo['exitCode'];
}

async function run(args: string[], referenceData = REFERENCE): Promise<Ran> {
	const lines = { out: '', err: '' };
	const io: RulesIo = {
		stdout: { write: (text) => (lines.out += text) },
		stderr: { write: (text) => (lines.err += text) },
	};
	await rulesCommand(io, { referenceData }).parseAsync(args, { from: 'user' });
	const split = (text: string) => text.split('\n').slice(0, -1);
	return { out: split(lines.out), err: split(lines.err), exitCode: io.exitCode };
}

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'psra-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('psra rules show', () => {
	it('prints the row in canonical English with its source and corrections', async () => {
		const { out, exitCode } = await run(['show', '2901.10', '--agreement', 'eu-uk']);
		expect(exitCode).toBeUndefined();
		expect(out[0]).toBe('290110-290542');
		expect(out[1]).toBe('     CTSH');
		expect(out[3]).toBe('  or MaxNOM 50% (EXW)');
		expect(out.join('\n')).toMatch(/source: TCA Art\. 39\(1\)\(c\), Annex 3; published sets 67, 68 of eu\.json/);
		expect(out.join('\n')).toMatch(/correction one-row-torn-in-two: .*Annex 3 has one row/);
	});

	it('says of a derived pack what it is derived from, and that nobody checked it', async () => {
		const { out } = await run(['show', '8712', '--agreement', 'eu-japan']);
		expect(out).toEqual([
			'8712',
			'     MaxNOM 45% (EXW)',
			'  or RVC 60% (FOB)',
			'  source: EU-Japan Art. 3.2(1)(c), Annex 3-B; published sets 410 of japan.json',
			"  derived from uk-japan, not checked against the agreement's own text",
		]);
	});

	it('prints every row of a heading, as JSON Lines with --json', async () => {
		const { out } = await run(['show', '8507', '--agreement', 'eu-uk', '--json']);
		expect(out.map((line) => JSON.parse(line).sourceRow)).toEqual([315, 316, 317]);
		expect(JSON.parse(out[2] ?? '').english).toEqual(['CTH', 'MaxNOM 50% (EXW)']);
	});

	it('says why a code has no rule, and exits 3', async () => {
		const { out, err, exitCode } = await run(['show', '852411', '--agreement', 'eu-uk']);
		expect({ out, exitCode }).toEqual({ out: [], exitCode: 3 });
		expect(err).toEqual(['eu-uk has no rule for 852411 (heading created by the 2022 edition, no rule is published)']);
	});

	it('refuses an unknown agreement and a code that is none, with field and remedy', async () => {
		await expect(run(['show', '8507', '--agreement', 'eu-mars'])).rejects.toMatchObject({
			code: 'AGREEMENT_UNKNOWN',
			facts: { field: '--agreement' },
		});
		await expect(run(['show', '85x', '--agreement', 'eu-uk'])).rejects.toMatchObject({
			code: 'VALUE_INVALID',
			facts: { field: 'hs' },
		});
	});
});

describe('psra rules corrections', () => {
	it('lists each departure of a pack with its rows, what it changes and why', async () => {
		const { out } = await run(['corrections', '--agreement', 'uk-turkey']);
		expect(out).toHaveLength(3);
		expect(out[0]).toBe('uk-turkey aluminium-entered-as-steel (move): 7603-7604, 7605, 7606, 7607, 7608-7616');
		expect(out[2]).toMatch(/^ {2}because they stand between 7602 and the next chapter/);
	});

	it('tells the doubts of a derived pack beside the corrections of its base, as JSON Lines', async () => {
		const { out } = await run(['corrections', '--agreement', 'eu-japan', '--json']);
		const kinds = out.map((line) => JSON.parse(line)).map(({ name, kind }) => [name, kind]);
		expect(kinds).toContainEqual(['vehicle-transition', 'doubt']);
		expect(kinds).toContainEqual(['rice-heading-dotted', 'retype']);
	});

	it('has rows for every correction of every pack', async () => {
		const { out } = await run(['corrections', '--json']);
		const bare = out.map((line) => JSON.parse(line)).filter(({ headings }) => headings.length === 0);
		expect(bare).toEqual([]);
	});

	it('refuses an unknown agreement', async () => {
		await expect(run(['corrections', '--agreement', 'eu-mars'])).rejects.toMatchObject({ code: 'AGREEMENT_UNKNOWN' });
	});
});

describe('psra rules schema', () => {
	it('prints a JSON Schema in which the closed condition language is one recursive definition', async () => {
		const { out } = await run(['schema']);
		const schema = JSON.parse(out.join('\n'));
		expect(schema.$schema).toMatch(/json-schema\.org/);
		const kinds = schema.$defs.condition.oneOf.map((one: never) => one['properties']['kind']['const']);
		expect(kinds).toContain('tariff-change');
		expect(kinds).toContain('unparsed');
		expect(kinds).toHaveLength(21);
	});
});

describe('psra rules validate', () => {
	it('finds the shipped packs sound, and says what it could not check without a nomenclature', async () => {
		const { out, err, exitCode } = await run(['validate'], folder);
		expect({ out, exitCode }).toEqual({ out: [], exitCode: undefined });
		expect(err[0]).toMatch(/no nomenclature at .*: gaps and HS ranges are not checked/);
		expect(err).toContain('eu-uk: 351 rows, 0 findings');
	});

	it('prints each finding and exits 3', async () => {
		writeFileSync(
			join(folder, 'hs.csv'),
			'section,hscode,description,parent,level\nI,010121,Horses,0101,6\nX,987654,New,9876,6\n',
		);
		const { out, exitCode } = await run(['validate', '--nomenclature', join(folder, 'hs.csv'), '--json']);
		expect(exitCode).toBe(3);
		expect(out.map((line) => JSON.parse(line))).toContainEqual(
			expect.objectContaining({ agreement: 'eu-uk', check: 'gaps', field: '987654' }),
		);
	});
});

describe('psra rules compile', () => {
	it('names the folder where no published rules are', async () => {
		await expect(run(['compile', '--source', folder, '--out', folder])).rejects.toMatchObject({
			code: 'VALUE_INVALID',
			facts: { field: '--source' },
		});
	});

	it('refuses a file that is no JSON, naming it', async () => {
		writeFileSync(join(folder, 'eu.json'), '{"rule_sets": [');
		await expect(run(['compile', '--source', folder, '--out', folder])).rejects.toMatchObject({
			code: 'PACK_INVALID',
			facts: { field: join(folder, 'eu.json') },
		});
	});

	it('refuses a file of another form, naming the field', async () => {
		const rule = { rule: 'CTH.', class: [], operator: 'xor', quota: false, footnotes: [], import: true, export: true };
		const set = { heading: '9901', subdivision: '', min: '9901000000', max: '9901999999', valid: true, rules: [rule] };
		writeFileSync(join(folder, 'eu.json'), JSON.stringify({ rule_sets: [set] }));
		await expect(run(['compile', '--source', folder, '--out', folder])).rejects.toMatchObject({
			code: 'PACK_INVALID',
			facts: { field: 'rule_sets.0.rules.0.operator' },
		});
	});
});

describeReference('psra rules compile (needs reference data)', () => {
	it('writes the same bytes each time, and --check sees a drift', async () => {
		const path = join(folder, 'eu-uk/rows.json');
		await run(['compile', '--agreement', 'eu-uk', '--out', folder]);
		const first = readFileSync(path, 'utf8');
		await run(['compile', '--agreement', 'eu-uk', '--out', folder]);
		expect(readFileSync(path, 'utf8')).toBe(first);
		expect((await run(['compile', '--agreement', 'eu-uk', '--out', folder, '--check'])).exitCode).toBeUndefined();
		writeFileSync(path, first.replace('"50"', '"51"'));
		const drifted = await run(['compile', '--agreement', 'eu-uk', '--out', folder, '--check']);
		expect(drifted.exitCode).toBe(3);
		expect(drifted.err[0]).toMatch(/differs from the published texts/);
		expect(readFileSync(path, 'utf8')).not.toBe(first);
	});

	it('refuses an agreement that has no published file of its own', async () => {
		await expect(run(['compile', '--agreement', 'eu-japan', '--out', folder])).rejects.toMatchObject({
			code: 'AGREEMENT_UNKNOWN',
		});
	});

	it('finds the committed packs up to date', async () => {
		expect((await run(['compile', '--check'])).exitCode).toBeUndefined();
	});

	it('reports parsed, process and unparsed apart, and each text of the last two', async () => {
		const { out } = await run(['compile', '--agreement', 'eu-uk', '--out', folder, '--report']);
		expect(out.slice(0, 5)).toEqual([
			'eu-uk: coverage',
			'  parsed      97 texts    392 rules',
			'  process     82 texts    252 rules',
			'  unparsed     0 texts      0 rules',
			'  15085 of 15085 words and signs stand in a typed node',
		]);
		expect(out).toContain('  - Retreading of used tyres.');
		const { out: json } = await run(['compile', '--agreement', 'uk-japan', '--out', folder, '--report', '--json']);
		expect(json.map((line) => JSON.parse(line))).toMatchObject([{ agreement: 'uk-japan', rules: { unparsed: 3 } }]);
	});
});
