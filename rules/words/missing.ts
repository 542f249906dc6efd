import { stepsOf } from '../engine/change.ts';
import type { MissingFact } from '../schema/result.ts';
import type { MessageKey } from './catalogue.ts';
import { conditionText, periodText } from './condition.ts';
import { conditionOf, materialAt, materialText, type Point, point, type Telling } from './telling.ts';

/** What leaves a verdict open: the fact, its place in the case, who has it, and what it decides. */

type FactKey = Extract<MessageKey, `missing.${string}.remedy`> extends `${infer Fact}.remedy` ? Fact : never;

export function missingPoints(telling: Telling): Point[] {
	return telling.result.missing.map((one) => point(missingText(one, telling)));
}

/** The fact alone; stands in a sentence. */
export function missingFact(missing: MissingFact, telling: Telling): string {
	const fact = telling.say(factKey(missing, telling), parameters(missing, telling));
	return fact.charAt(0).toLowerCase() + fact.slice(1);
}

function missingText(missing: MissingFact, telling: Telling): string {
	const { say } = telling;
	const key = factKey(missing, telling);
	const fact = say(key, parameters(missing, telling));
	const remedy = say(`${key}.remedy`, parameters(missing, telling));
	const condition = conditionOf(missing.condition);
	if (missing.path === '') return say('missing.entry-plain', { fact, remedy });
	const place = { fact, path: missing.path, remedy };
	if (condition === null) return say('missing.entry-provision', { ...place, provision: missing.condition });
	return say('missing.entry', { ...place, condition: conditionText(condition, telling) });
}

function parameters({ path, fact, condition }: MissingFact, telling: Telling) {
	const { origin, manifest, format } = telling;
	const needed = conditionOf(condition);
	const name = String(stepsOf(path).at(-1) ?? '');
	return {
		of: ownerText(path, telling),
		name,
		fact,
		quota: needed?.kind === 'within-quota' ? needed.quota : fact,
		date: format.date(origin.date),
		period: periodText(manifest.validFrom, manifest.validTo, telling),
	};
}

/** The product, or the material, that a path of the case belongs to. */
export function ownerText(path: string, telling: Telling): string {
	const material = materialAt(/^(.*\])(?:\.|\["|$)/s.exec(ownerPath(path))?.[1] ?? ownerPath(path), telling);
	return material === undefined
		? telling.say('of.product', {})
		: telling.say('of.material', { material: materialText(material, telling) });
}

/** `materials[0].bom[1].processes["x"]` belongs to `materials[0].bom[1]`. */
function ownerPath(path: string): string {
	return /^materials\[\d+\](?:\.bom\[\d+\])*/.exec(path)?.[0] ?? '';
}

const BY_FIELD: Readonly<Record<string, FactKey>> = {
	exw: 'missing.exw',
	exwBasis: 'missing.exw-average',
	fob: 'missing.fob',
	transactionValue: 'missing.transactionValue',
	netWeightKg: 'missing.weight',
	value: 'missing.value',
	subdivision: 'missing.subdivision',
	whollyObtained: 'missing.whollyObtained',
	operations: 'missing.operations',
	bom: 'missing.materials',
	date: 'missing.date',
	status: 'missing.status',
	type: 'missing.sets',
};

function factKey({ path, kind, condition }: MissingFact, telling: Telling): FactKey {
	const steps = stepsOf(path);
	const [field, holder] = [String(steps.at(-1) ?? ''), steps.at(-2)];
	if (path === '') return 'missing.quota';
	if (holder === 'processes') {
		return conditionOf(condition)?.kind === 'unparsed' ? 'missing.unparsed' : 'missing.process';
	}
	if (holder === 'named') return 'missing.named';
	if (holder === 'textile') return 'missing.textile';
	if (field === 'hs') return isRuleLooked(path, kind, telling) ? 'missing.rule' : 'missing.hs';
	if (field === 'materials' || field === 'bom')
		return kind === 'judgement' ? 'missing.materials-of-class' : 'missing.materials';
	return BY_FIELD[field] ?? 'missing.other';
}

/** A code that is stated in full leaves open only that the list has no rule for it. */
function isRuleLooked(path: string, kind: MissingFact['kind'], telling: Telling): boolean {
	return kind === 'no-rule' || (kind === 'judgement' && materialAt(ownerPath(path), telling)?.hs != null);
}
