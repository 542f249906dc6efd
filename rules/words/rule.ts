import type { ExplanationNode } from '../schema/result.ts';
import { conditionText } from './condition.ts';
import { ruleNodes, setNode } from './ground.ts';
import { letterOf } from './node.ts';
import { rowOf } from './row.ts';
import { conditionOf, nodeOf, type Point, point, type Telling } from './telling.ts';

/** The rule as it stands in the agreement: article, row, alternatives in full. */
export function rulePoints(telling: Telling): Point[] {
	const { say, format, manifest, hs } = telling;
	const origin = telling.result.explanation;
	if (setNode(origin) !== null) {
		const article = manifest.sets?.article ?? manifest.articles.productSpecificRules;
		return [point(say('rule.set', { article }))];
	}
	const article = manifest.articles.productSpecificRules;
	const rules = ruleNodes(origin);
	if (rules.length === 0 && nodeOf(origin, 'no-rule') !== null) {
		return [point(say('rule.none', { article, hs: format.code(hs ?? '') }))];
	}
	const rows = rules.map((rule) =>
		point(say('rule.row', { article, row: rowOf(rule, telling) }), alternatives(rule, telling)),
	);
	return rules.length > 1 ? [point(say('rule.unknown-row', { article })), ...rows] : rows;
}

function alternatives({ children }: ExplanationNode, telling: Telling): Point[] {
	const { say } = telling;
	const texts = children.map((node) => {
		const about = node.kind === 'refused' ? (node.children[0]?.about ?? node.about) : node.about;
		const condition = conditionOf(about);
		return condition === null ? say('condition.unread', { text: about }) : conditionText(condition, telling);
	});
	const [only] = texts;
	if (texts.length === 1 && only !== undefined) return [point(say('rule.one', { rule: only }))];
	const lettered = texts.map((rule, i) => point(say('rule.alternative', { letter: letterOf(i), rule })));
	return [point(say('rule.several', {}), lettered)];
}
