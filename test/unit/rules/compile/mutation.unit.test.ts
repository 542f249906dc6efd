import { expect, it } from '@jest/globals';
import type { Statement } from '../../../../rules/compile/assemble.ts';
import { type CompiledStatement, compileStatement } from '../../../../rules/compile/compile-set.ts';
import type { Token } from '../../../../rules/compile/tokens.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { Condition } from '../../../../rules/schema/condition.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import type { PackProfile } from '../../../../rules/schema/profile.ts';
import { validatePack } from '../../../../rules/validate/index.ts';
import { compiledOf, describeReference, EACH_PACK } from './reference.ts';

/** The statement with one token of it replaced; everything else stays as it stands. */
function mutated({ statement }: CompiledStatement, token: Token, replacement: string): Statement {
	return statement.map((piece, index) =>
		index === token.piece
			? { ...piece, text: piece.text.slice(0, token.start) + replacement + piece.text.slice(token.end) }
			: piece,
	);
}

function isUnread({ alternatives }: CompiledStatement): boolean {
	return alternatives.length === 1 && alternatives[0]?.kind === 'unparsed';
}

/** Each text that was read, once. */
function distinct(profile: PackProfile): CompiledStatement[] {
	const read = compiledOf(profile).statements.filter((one) => !isUnread(one));
	const byText = new Map(read.map((one) => [one.statement.map(({ text }) => text).join('\n'), one] as const));
	return [...byText.values()];
}

const DECISIVE = new Set(['except', 'however', 'provided', 'not', 'wholly', 'until', 'maximum', 'least', 'limits']);

describeReference.each(EACH_PACK)('mutated texts of %s (need reference data)', (_, profile) => {
	it('with one figure changed give another tree, or stay unread', () => {
		for (const original of distinct(profile)) {
			for (const token of original.tokens.filter(({ kind }) => kind === 'number')) {
				const last = Number(token.text.at(-1));
				const figure = `${token.text.slice(0, -1)}${(last + 1) % 10}`;
				const { alternatives } = compileStatement(mutated(original, token, figure), profile.published);
				expect(alternatives).not.toEqual(original.alternatives);
			}
		}
	});

	it('with a decisive word missing give another tree, or stay unread', () => {
		for (const original of distinct(profile)) {
			for (const token of original.tokens.filter(({ text }) => DECISIVE.has(text))) {
				const { alternatives } = compileStatement(mutated(original, token, ''), profile.published);
				expect(alternatives).not.toEqual(original.alternatives);
			}
		}
	});

	it('with a foreign word anywhere stay unread, every word kept in the leaf', () => {
		for (const original of distinct(profile)) {
			for (const token of original.tokens.filter(({ kind }) => kind !== 'joint')) {
				const statement = mutated(original, token, ` unless ${token.text} `);
				const result = compileStatement(statement, profile.published);
				expect(isUnread(result)).toBe(true);
				const [leaf] = result.alternatives;
				for (const { text } of statement) expect(leaf?.kind === 'unparsed' && leaf.text.includes(text)).toBe(true);
			}
		}
	});
});

/** Each condition of the pack with one typed node moved, as text, into a leaf that is not computed. */
function* lapses(condition: Condition): Generator<Condition> {
	const text = inEnglish(condition).toLowerCase().replaceAll('"', '');
	yield { kind: 'process', name: text };
	yield { kind: 'produced-from', materials: [{ named: text }] };
	yield { kind: 'within-quota', of: { kind: 'tariff-change', level: 'heading' }, quota: text };
	if (condition.kind === 'all' || condition.kind === 'any') {
		for (const [index, one] of condition.of.entries()) {
			for (const lapse of lapses(one)) yield { ...condition, of: condition.of.with(index, lapse) };
		}
	}
	if ('except' in condition && condition.except) {
		const { except, ...rest } = condition;
		const name = inEnglish({ kind: 'produced-from', materials: except }).toLowerCase().replaceAll('"', '');
		yield { kind: 'all', of: [rest, { kind: 'process', name }] };
	}
	if ('allowances' in condition && condition.allowances) {
		const allowances = condition.allowances.map((one) => ({
			materials: one.materials,
			process: `${one.process ?? 'use'} up to ${one.maxValue?.percent ?? ''}`,
		}));
		yield { ...condition, allowances };
	}
	if (condition.kind === 'process') yield { ...condition, name: `${condition.name} up to 50` };
}

it.each(EACH_PACK)('a figure or an exception moved into a leaf fails the pack %s', (agreement, profile) => {
	const pack = loadPack(agreement) as RulePack;
	let count = 0;
	const seen = new Set<string>();
	for (const row of pack.rows) {
		for (const alternative of row.alternatives) {
			if (seen.has(inEnglish(alternative))) continue;
			seen.add(inEnglish(alternative));
			for (const lapse of lapses(alternative)) {
				const { textDigests, ...rest } = row;
				const findings = validatePack({ ...pack, rows: [{ ...rest, alternatives: [lapse] }] }, profile);
				if (findings.length === 0) expect(inEnglish(lapse)).toBe('caught');
				count += 1;
			}
		}
	}
	expect(count).toBeGreaterThan(600);
});
