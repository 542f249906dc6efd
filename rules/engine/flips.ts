import type { Evidence, Material, OriginCase } from '../schema/case.ts';
import { compare, type Decimal, decimal, toDecimalString, ZERO } from '../schema/decimal.ts';
import type { RulePack } from '../schema/pack.ts';
import type { Flip } from '../schema/result.ts';
import { valueAt, withChange } from './change.ts';
import { VERDICTS, verdictOf } from './decide.ts';
import { coveredDate, covers } from './evidence.ts';
import { oneUnitLess } from './minor-units.ts';
import type { Assessment, Judgement } from './model.ts';
import { processPath } from './processes.ts';
import type { Threshold } from './threshold.ts';

/** A change worth trying: set `path` to `to`. */
interface Change {
	readonly path: string;
	readonly to: unknown;
}

/**
 * Materials that are tried one by one. Each trial costs a whole evaluation, so that of a longer bill only the dearest
 * are tried; what a cheaper one turns, a dearer one of the same kind turns too.
 */
const MATERIALS_TRIED = 64;

/** The single changes that turn the verdict: the price, one material's origin or declaration, one answer. */
export function flipsOf(
	origin: OriginCase,
	pack: RulePack,
	assessment: Assessment,
	threshold: Threshold | null,
): readonly Flip[] {
	const now = VERDICTS[assessment.truth];
	const changes = [
		...priceChanges(origin, assessment, threshold),
		...answerChanges(assessment),
		...materialsToTry(origin).flatMap((entry) => materialChanges(entry, origin)),
	];
	const flips: Flip[] = [];
	for (const { path, to } of changes) {
		const verdict = verdictOf(withChange(origin, path, to), pack);
		if (verdict !== now) flips.push({ path, from: valueAt(origin, path) ?? null, to, verdict });
	}
	return flips;
}

/** Up to the lowest price that suffices, or to one minor unit below it. */
function priceChanges(origin: OriginCase, assessment: Assessment, threshold: Threshold | null): Change[] {
	if (threshold === null) return [];
	const { path, amount } = threshold;
	if (assessment.truth !== 'yes') return [{ path, to: threshold.price }];
	const below = oneUnitLess(amount);
	const stated = valueAt(origin, path);
	if (typeof stated !== 'string' || compare(below, ZERO) < 0) return [];
	return [{ path, to: toDecimalString(below) }];
}

/** Answers to what is open, and the opposite of what is stated of operations and processes. */
function answerChanges(assessment: Assessment): Change[] {
	const { scope, rows, needed } = assessment;
	const changes: Change[] = [];
	const answered = new Set<string>();
	const answer = (path: string, to: unknown) => {
		const key = `${path}\n${JSON.stringify(to)}`;
		if (!answered.has(key)) changes.push({ path, to });
		answered.add(key);
	};
	for (const { gap } of needed) {
		if (/(processes|named)\["|whollyObtained$/.test(gap.path)) for (const to of [true, false]) answer(gap.path, to);
		if (/(^|\.)operations$/.test(gap.path)) answer(gap.path, [{ op: 'other' }]);
	}
	if (assessment.insufficient === 'yes') answer(scope.operationsPath, [{ op: 'other' }]);
	if (rows.length > 1) for (const { row } of rows) answer(scope.subdivisionPath, row.subdivision);
	for (const judgement of rows.flatMap((row) => row.alternatives.map((one) => one.judgement))) {
		for (const { name, truth } of processesIn(judgement)) {
			if (truth === 'unknown') continue;
			answer(processPath(name, scope), truth === 'no');
		}
	}
	return changes;
}

function processesIn(judgement: Judgement): { name: string; truth: Judgement['truth'] }[] {
	const { condition, truth, children } = judgement;
	return condition.kind === 'process' ? [{ name: condition.name, truth }] : children.flatMap(processesIn);
}

interface Entry {
	readonly material: Material;
	readonly path: string;
	readonly value: Decimal;
}

function materialsToTry(origin: OriginCase): readonly Entry[] {
	const entries: Entry[] = [];
	const collect = (materials: readonly Material[], path: string): void => {
		materials.forEach((material, i) => {
			if (material.role === 'shipping-packing' || material.role === 'neutral') return;
			const at = `${path}[${i}]`;
			if (material.status === 'self-produced' && material.bom !== undefined) collect(material.bom, `${at}.bom`);
			entries.push({ material, path: at, value: material.value == null ? ZERO : decimal(material.value) });
		});
	};
	collect(origin.materials, 'materials');
	if (entries.length <= MATERIALS_TRIED) return entries;
	return entries.sort((a, b) => compare(b.value, a.value)).slice(0, MATERIALS_TRIED);
}

function materialChanges({ material, path }: Entry, origin: OriginCase): Change[] {
	const { status, evidence } = material;
	if (status === 'self-produced') {
		return evidence?.type === 'non-originating-declaration' ? evidenceChanges(evidence, path, origin) : [];
	}
	if (status !== 'originating') return [{ path: `${path}.status`, to: 'originating' }];
	// Where it isn't known, the rule asks for it as a missing fact.
	const obtained = material.whollyObtained === false ? [{ path: `${path}.whollyObtained`, to: true }] : [];
	if (evidence === undefined) return [{ path: `${path}.status`, to: 'non-originating' }, ...obtained];
	return [...evidenceChanges(evidence, path, origin), ...obtained];
}

/** A declaration that covers the delivery is lost by revocation; one that doesn't is mended by its one fault. */
function evidenceChanges(evidence: Evidence, path: string, origin: OriginCase): Change[] {
	const at = `${path}.evidence`;
	const date = coveredDate(evidence, origin.date);
	if (covers(evidence, origin.agreement, origin.date)) return [{ path: `${at}.revokedFrom`, to: date }];
	const mendings: Change[] = [
		{ path: `${at}.agreements`, to: [...(evidence.agreements ?? []), origin.agreement] },
		{ path: `${at}.revokedFrom`, to: null },
		{ path: `${at}.validFrom`, to: date },
		{ path: `${at}.validTo`, to: date },
	];
	const one = mendings.find(({ path: field, to }) => {
		const mended = { ...evidence, [field.slice(at.length + 1)]: to };
		return covers(mended, origin.agreement, origin.date);
	});
	if (one !== undefined) return [one];
	const type = evidence.type === 'none' ? 'LTSD' : evidence.type;
	const renewed = { type, validFrom: date, validTo: date, agreements: [origin.agreement] };
	return [{ path: at, to: renewed }];
}
