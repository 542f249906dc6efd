import { reason } from '../engine/reason.ts';
import type { ExplanationNode, Flip, OriginResult } from '../schema/result.ts';

/** A result for a person: the verdict, why, what is missing or would turn it, and the tree. Ends with a line end. */
export function resultText(result: OriginResult): string {
	const lines = [`${result.id}: ${result.verdict} (${result.basis})`, `  ${reason(result)}`];
	if (result.thresholdPrice !== null) lines.push(`  stays originating down to a price of ${result.thresholdPrice}`);
	for (const { path, fact, condition } of result.missing) {
		lines.push(`  needs ${path === '' ? fact : `${path}: ${fact}`}, for: ${condition}`);
	}
	for (const quota of result.quotas) lines.push(`  depends on the quota: ${quota}`);
	for (const flip of result.flips) lines.push(`  ${flipText(flip)}`);
	for (const { id, used, other, changesVerdict } of result.readings) {
		lines.push(`  reading ${id}: ${used}; other: ${other}; ${CHANGES[String(changesVerdict)]}`);
	}
	if (!result.pack.checked) lines.push(`  pack ${result.pack.id} is not checked against the text that it stands for`);
	if (result.explanation !== null) lines.push(...treeLines(result.explanation, '  ', '  '));
	return `${lines.join('\n')}\n`;
}

const CHANGES: Readonly<Record<string, string>> = {
	true: 'it would change the verdict',
	false: 'it would not change the verdict',
	null: 'whether it would change the verdict is not computed',
};

function flipText({ path, from, to, verdict }: Flip): string {
	return `${verdict} if ${path} were ${JSON.stringify(to)} instead of ${JSON.stringify(from)}`;
}

/** The source of a node stands only where it differs from that of the node above. */
function treeLines(node: ExplanationNode, first: string, rest: string, above = ''): string[] {
	const figures = Object.entries(node.figures).map(([name, value]) => `${name} ${value}`);
	const details = figures.length === 0 ? '' : ` [${figures.join(', ')}]`;
	const { article, heading } = node.source;
	const source = [article, heading && `heading ${heading}`].filter((part) => part !== undefined).join(', ');
	const last = node.children.length - 1;
	return [
		`${first}${node.truth}: ${node.about}${details}${source === above ? '' : ` (${source})`}`,
		...node.children.flatMap((child, i) => {
			const [branch, below] = i === last ? ['└─ ', '   '] : ['├─ ', '│  '];
			return treeLines(child, `${rest}${branch}`, `${rest}${below}`, source);
		}),
	];
}
