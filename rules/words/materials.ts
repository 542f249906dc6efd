import type { Material } from '../schema/case.ts';
import type { ExplanationNode, Truth } from '../schema/result.ts';
import { territoryOf } from '../schema/territory.ts';
import { faultText, validText } from './evidence.ts';
import { dearestFirst } from './failure.ts';
import { groundOfPart } from './ground.ts';
import {
	MAX_TOLD,
	materialAt,
	materialText,
	nodeOf,
	type Point,
	point,
	sourceText,
	statusNodes,
	subjectOf,
	type Telling,
} from './telling.ts';

/** Which materials count, and why: those that must satisfy the rule first, the dearest of each kind first. */

const GROUPS: readonly { readonly truth: Truth; readonly key: 'non-originating' | 'undecided' | 'originating' }[] = [
	{ truth: 'no', key: 'non-originating' },
	{ truth: 'unknown', key: 'undecided' },
	{ truth: 'yes', key: 'originating' },
];

/** Parts inside parts are told to this depth; what is deeper shows in its sum. */
const MAX_DEPTH = 3;

export function materialPoints(telling: Telling): Point[] {
	const { say, origin, result } = telling;
	const root = result.explanation;
	const nodes = statusNodes(root);
	const points = groupsOf(nodes, telling, 0);
	const setAside = setAsidePoints(nodes, telling);
	return origin.materials.length === 0 ? [point(say('materials.none', {}))] : [...points, ...setAside];
}

function groupsOf(nodes: readonly ExplanationNode[], telling: Telling, depth: number): Point[] {
	const { say, format } = telling;
	return GROUPS.flatMap(({ truth, key }) => {
		const group = nodes.filter((node) => truthOf(node) === truth);
		if (group.length === 0) return [];
		const told = dearestFirst(group)
			.slice(0, MAX_TOLD)
			.map((node) => materialPoint(node, telling, depth));
		const more = group.length - told.length;
		const rest = more === 0 ? [] : [point(say(`materials.more.${format.form(more)}`, { count: String(more) }))];
		const sort = depth === 0 && telling.origin.type === 'set' ? 'components' : 'materials';
		const title = say(`${sort}.${key}.${format.form(group.length)}`, { count: String(group.length) });
		return [point(title, [...told, ...rest])];
	});
}

/** By cumulation a material originates, though not for the test of originating materials only. */
function truthOf({ truth, reason }: ExplanationNode): Truth {
	return reason === 'cumulation' ? 'yes' : truth;
}

function materialPoint(node: ExplanationNode, telling: Telling, depth: number): Point {
	const material = materialAt(node.path, telling);
	const text = telling.say('materials.entry', {
		material: subjectOf(node, telling),
		why: whyOf(node, material, telling),
	});
	const part = nodeOf(node.children[0] ?? null, 'origin');
	return point(text, part === null || material === undefined ? [] : partPoints(part, material, telling, depth));
}

/** A self-made part: why it does or does not originate itself, and what is inside it where that counts. */
function partPoints(part: ExplanationNode, material: Material, telling: Telling, depth: number): Point[] {
	const inside: Telling = { ...telling, hs: material.hs };
	const own = telling.say(`node.origin.${part.truth}`, {
		subject: material.id,
		ground: groundOfPart(part, inside),
	});
	if (part.truth === 'yes' || depth >= MAX_DEPTH) return [point(own)];
	const nodes = statusNodes(part).filter((node) => truthOf(node) !== 'yes');
	return [point(own), point(telling.say('materials.inside', {}), groupsOf(nodes, inside, depth + 1))];
}

function whyOf(node: ExplanationNode, material: Material | undefined, telling: Telling): string {
	const { say, format, origin } = telling;
	const source = sourceText(node.source);
	const evidence = material?.evidence;
	const country = format.country(material?.cumulation?.country ?? material?.origin ?? origin.madeIn);
	switch (node.reason) {
		case 'evidence-valid':
			if (evidence === undefined) break;
			return say('why.evidence-valid', {
				paper: say(`paper.${evidence.type}`, {}),
				evidence: validText(evidence, telling),
			});
		case 'evidence-does-not-cover':
			if (evidence === undefined) break;
			return say('why.evidence-does-not-cover', {
				paper: say(`paper.${evidence.type}`, {}),
				evidence: faultText(evidence, telling),
			});
		case 'unknown-origin':
		case 'qualifies-itself':
			return say(`why.${node.reason}`, { source });
		case 'looked-through':
			return say(node.children.length === 0 ? 'why.opened' : 'why.looked-through', {});
		case 'cumulation':
			return say('why.cumulation', { country, source: cumulationArticle(material, telling) });
		case 'cumulation-not-allowed':
			return say('why.cumulation-not-allowed', { country });
		case 'no-authorisation':
		case 'full-value':
		case 'undecided':
			return say(`why.${node.reason}`, {});
		case 'stated':
		case 'allowed':
		case undefined:
	}
	return say(node.truth === 'yes' ? 'why.stated.yes' : 'why.stated.no', {});
}

function cumulationArticle(material: Material | undefined, { manifest }: Telling): string {
	const territory = territoryOf(material?.cumulation?.country ?? material?.origin ?? '');
	const found = manifest.cumulation.find(
		({ kind, countries }) => kind === (material?.cumulation?.kind ?? kind) && countries.includes(territory),
	);
	return found?.article ?? manifest.title;
}

/** Packing, accessories and neutral elements that the agreement leaves out of the test of materials. */
function setAsidePoints(nodes: readonly ExplanationNode[], telling: Telling): Point[] {
	const { say, format, origin } = telling;
	const taken = new Set(nodes.map(({ path }) => path));
	const aside = origin.materials.filter(
		({ role = 'material' }, i) => role !== 'material' && !taken.has(`materials[${i}]`),
	);
	if (aside.length === 0) return [];
	const told = aside.slice(0, MAX_TOLD).map((material) => {
		const why = asideText(material, telling);
		return point(say('materials.entry', { material: materialText(material, telling), why }));
	});
	const more = aside.length - told.length;
	const rest = more === 0 ? [] : [point(say(`materials.more.${format.form(more)}`, { count: String(more) }))];
	return [
		point(say(`materials.set-aside.${format.form(aside.length)}`, { count: String(aside.length) }), [...told, ...rest]),
	];
}

function asideText({ role = 'material' }: Material, { say, manifest }: Telling): string {
	const name = say(`role.${role}`, {});
	const provision =
		role === 'retail-packaging' ? manifest.packaging : role === 'accessory' ? manifest.accessories : null;
	if (provision === null || provision.value === 'disregard') return say('why.disregarded', { role: name });
	return say('why.value-only', { role: name, source: provision.article });
}
