import type { ExplanationNode } from '../schema/result.ts';
import { joined } from './failure.ts';
import { shareText } from './share.ts';
import { nodeOf, type Telling } from './telling.ts';

/** What a tolerance was tried on, against its limit; or why it is of no use. */
export function toleranceText(tolerance: ExplanationNode, telling: Telling): string {
	const { say } = telling;
	const share = tolerance.children.find(({ kind }) => kind === 'tolerance-share');
	const remains = tolerance.children.find(({ kind }) => kind === 'requirements-not-forgiven');
	const facts = tolerance.children.find(({ kind }) => kind === 'tolerance-facts');
	const limit = share === undefined ? '' : shareText(share, null, telling);
	const text =
		facts === undefined || limit === ''
			? limit
			: joined([limit, say(`node.tolerance-facts.${facts.truth}`, {})], telling);
	if (remains?.truth === 'no' && share?.truth === 'no' && text !== '') {
		return joined([text, say('share.no-tolerance', {})], telling);
	}
	if (remains?.truth === 'no') return say('share.no-tolerance', {});
	if (text !== '') return text;
	return say(tolerance.truth === 'no' ? 'share.textile-none' : 'share.textile-open', {});
}

export function toleranceOf(origin: ExplanationNode | null): ExplanationNode | null {
	return nodeOf(origin, 'tolerance');
}
