import { evaluate } from '../../rules/engine/evaluate.ts';
import { loadPack } from '../../rules/packs/index.ts';
import type { OriginCase } from '../../rules/schema/case.ts';
import { type Explanation, inWords, type Point } from '../../rules/words/index.ts';
import { TOLD_CASES, type ToldCase } from '../../test/support/words/told-cases.ts';
import type { Generator } from './generator.ts';

const INTRODUCTION = `# Explanations

<!-- Generated from test/support/words/told-cases.ts and rules/words; change those and run \`npm run generate\`. -->

Ten verdicts in the words that \`psra evaluate --file CASE.json\` prints. Each was read as a customs officer would read
it who has never seen the tree behind it and must be able to defend or refuse it. Below each stands what was mended
after the reading. The words are made in \`rules/words\` from the tree alone and a catalogue of messages; a further
language is one more file in \`rules/words/languages\`.
`;

/** The page of explanations that were read and mended. */
export const explanations: Generator = {
	name: 'explanations',
	source: 'test/support/words/told-cases.ts, rules/words',
	async generate() {
		return [{ path: 'docs/EXPLANATIONS.md', content: INTRODUCTION + TOLD_CASES.map(section).join('') }];
	},
};

/** A case in words, decided by the pack that is shipped. */
export function told(origin: OriginCase): Explanation {
	const pack = loadPack(origin.agreement);
	if (pack === undefined) throw new Error(`no rule pack ${origin.agreement}`);
	return inWords({ result: evaluate(origin, pack), origin, manifest: pack.manifest });
}

function section({ title, shows, origin, mended }: ToldCase, index: number): string {
	const { answer, passages } = told(origin);
	return [
		`\n## ${index + 1}. ${title}\n\n*Must be understood: ${shows}*\n\n> **${answer}**\n`,
		...passages.map((passage) => `\n**${passage.title}**\n\n${passage.points.map((one) => listed(one, 0)).join('')}`),
		`\nAfter the reading:\n\n${mended.map((what) => `- ${what}\n`).join('')}`,
	].join('');
}

function listed({ text, points }: Point, depth: number): string {
	return `${'  '.repeat(depth)}- ${text.replaceAll('*', '\\*')}\n${points.map((one) => listed(one, depth + 1)).join('')}`;
}
