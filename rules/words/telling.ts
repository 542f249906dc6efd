import { fromEnglish } from '../compile/canonical.ts';
import { valueAt } from '../engine/change.ts';
import type { Material, OriginCase } from '../schema/case.ts';
import type { Condition } from '../schema/condition.ts';
import type { PackManifest } from '../schema/pack.ts';
import type { ExplanationNode, OriginResult, ResultSource } from '../schema/result.ts';
import { LANGUAGES, type LanguageCode, type Say, sayIn } from './catalogue.ts';
import { type Format, formatOf } from './format.ts';

/** What a verdict is told from: the result with its tree, the case that it decides, the pack that it was decided by. */
export interface Told {
	readonly result: OriginResult;
	readonly origin: OriginCase;
	readonly manifest: PackManifest;
}

/** What every part of the telling needs. */
export interface Telling extends Told {
	readonly say: Say;
	readonly format: Format;
	/** HS code of the product, or of the part, whose tree is told. */
	readonly hs: string | null;
}

/** A sentence, and those that stand under it. */
export interface Point {
	readonly text: string;
	readonly points: readonly Point[];
}

export function point(text: string, points: readonly Point[] = []): Point {
	return { text, points };
}

/** Of more materials, or changes, than this the first are told and the rest counted. */
export const MAX_TOLD = 8;

export function tellingOf(told: Told, language: LanguageCode): Telling {
	const catalogue = LANGUAGES[language];
	const format = formatOf(catalogue.locale, told.origin.currency);
	return { ...told, say: sayIn(catalogue), format, hs: told.origin.product.hs };
}

const CONDITIONS = new Map<string, Condition | null>();
/** A pack has some hundred wordings; more than this is noise that a long-running process need not keep. */
const MAX_REMEMBERED = 5_000;

/** The condition that a node of the tree speaks of; null where its wording can't be read back. */
export function conditionOf(canonicalEnglish: string): Condition | null {
	const known = CONDITIONS.get(canonicalEnglish);
	if (known !== undefined) return known;
	const read = readBack(canonicalEnglish);
	if (CONDITIONS.size >= MAX_REMEMBERED) CONDITIONS.clear();
	CONDITIONS.set(canonicalEnglish, read);
	return read;
}

function readBack(canonicalEnglish: string): Condition | null {
	try {
		return fromEnglish(canonicalEnglish);
	} catch {
		return null;
	}
}

/** Where a node stands in the agreement; of a row, whose number is told with it, the article and annex alone. */
export function sourceText({ article, agreement }: ResultSource): string {
	return article ?? agreement;
}

export function materialAt(path: string | undefined, { origin }: Telling): Material | undefined {
	const found = path === undefined ? undefined : valueAt(origin, path);
	return typeof found === 'object' && found !== null && 'status' in found ? (found as Material) : undefined;
}

/** `rotor (HS 8503.00, EUR 50.00)`. */
export function materialText(material: Material, { say, format }: Telling): string {
	const { hs, value, netWeightKg } = material;
	const facts = [
		hs === null ? say('fact.unclassified', {}) : say('fact.hs', { code: format.code(hs) }),
		value == null ? say('fact.no-value', {}) : format.money(value),
		...(netWeightKg == null ? [] : [format.weight(netWeightKg)]),
	];
	return say('material.facts', { name: material.id, facts: facts.join(', ') });
}

/** The material that a node speaks of. */
export function subjectOf(node: ExplanationNode, telling: Telling): string {
	const material = materialAt(node.path, telling);
	return material === undefined ? node.about : materialText(material, telling);
}

/** First node of a kind, nearest to the root; what is said of a part stands below its material and is passed over. */
export function nodeOf(
	root: ExplanationNode | null,
	...kinds: readonly ExplanationNode['kind'][]
): ExplanationNode | null {
	for (let level = root === null ? [] : [root]; level.length > 0; ) {
		const found = level.find((node) => kinds.includes(node.kind));
		if (found !== undefined) return found;
		level = level.flatMap((node) => (node.kind === 'material' ? [] : node.children));
	}
	return null;
}

/** The materials of a product or part, each as a whole; of a set, its components. */
export function statusNodes(origin: ExplanationNode | null): readonly ExplanationNode[] {
	const own = origin?.children.find(({ kind }) => kind === 'originating-materials-only' || kind === 'any');
	const holder = own?.kind === 'any' ? own.children[0] : own;
	return (holder?.children ?? []).filter(({ kind }) => kind === 'material');
}
