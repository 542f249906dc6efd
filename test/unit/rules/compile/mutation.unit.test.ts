import { expect, it } from '@jest/globals';
import type { Statement } from '../../../../rules/compile/assemble.ts';
import { type CompiledStatement, compileStatement } from '../../../../rules/compile/compile-set.ts';
import type { Token } from '../../../../rules/compile/tokens.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import { condition as anyCondition, type Condition } from '../../../../rules/schema/condition.ts';
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

/** A reference to the note that says what the specific processes of mineral oils are; no condition rests on it. */
function isOfDefinition({ statement }: CompiledStatement, token: Token): boolean {
	return (
		/introductory notes? [\d. and]*$/i.test(statement[token.piece]?.text.slice(0, token.start) ?? '') &&
		/specific process/i.test(statement[token.piece]?.text ?? '')
	);
}

const DECISIVE = new Set(['except', 'however', 'provided', 'not', 'wholly', 'until', 'maximum', 'least', 'limits']);

/** The mutated texts that were taken for what the original says; `replace` gives what stands in a token's place. */
function missed(
	profile: PackProfile,
	chosen: (token: Token) => boolean,
	replace: (text: string) => string,
	caught: (original: CompiledStatement, result: CompiledStatement) => boolean,
): string[] {
	return distinct(profile).flatMap((original) =>
		original.tokens.filter(chosen).flatMap((token) => {
			const statement = mutated(original, token, replace(token.text));
			const result = compileStatement(statement, profile.published, original.heading);
			const fine = caught(original, result) || isOfDefinition(original, token);
			return fine ? [] : [statement.map(({ text }) => text).join(' | ')];
		}),
	);
}

function said({ alternatives, notes }: CompiledStatement): string {
	return JSON.stringify([alternatives, notes]);
}

const differs = (original: CompiledStatement, result: CompiledStatement) => said(original) !== said(result);

/** Unread with every word in the leaf, or read but for a part that keeps the foreign word: unread text, or a quota's. */
function keptUnread(result: CompiledStatement): boolean {
	if (!isUnread(result)) return /"(text|quota)":"[^"]* unless /.test(said(result));
	const [leaf] = result.alternatives;
	const kept = leaf?.kind === 'unparsed' ? leaf.text : '';
	return result.statement.every(({ text }) => kept.includes(text.replaceAll('"', "'")));
}

describeReference.each(EACH_PACK)('mutated texts of %s (need reference data)', (_, profile) => {
	it('with one figure changed give another tree, or stay unread', () => {
		const another = (text: string) => `${text.slice(0, -1)}${(Number(text.at(-1)) + 1) % 10}`;
		expect(missed(profile, ({ kind }) => kind === 'number', another, differs)).toEqual([]);
	});

	it('with a decisive word missing give another tree, or stay unread', () => {
		expect(
			missed(
				profile,
				({ text }) => DECISIVE.has(text),
				() => '',
				differs,
			),
		).toEqual([]);
	});

	it('with a foreign word anywhere stay unread, every word kept in the leaf', () => {
		const foreign = (text: string) => ` unless ${text} `;
		expect(
			missed(
				profile,
				({ kind }) => kind !== 'joint',
				foreign,
				(_, result) => keptUnread(result),
			),
		).toEqual([]);
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
				count += 1;
				if (!anyCondition.safeParse(lapse).success) continue;
				const { textDigests, textileNotes, ...rest } = row;
				const findings = validatePack({ ...pack, rows: [{ ...rest, alternatives: [lapse] }] }, profile);
				if (findings.length === 0) expect(inEnglish(lapse)).toBe('caught');
			}
		}
	}
	expect(count).toBeGreaterThan(600);
});
