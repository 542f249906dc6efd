import { sagaCatalogue } from '../../sagas/catalogue.ts';
import type { AnySaga, SagaChart, Transition } from '../../sagas/runtime/definition.ts';
import type { Generator } from './generator.ts';

const INTRODUCTION = `# Sagas

<!-- Generated from sagas/*/chart.ts; change that and run \`npm run generate\`. -->

Each process that takes more than one message, as its definition has it. The tests run every definition against random
sequences of inputs and hold these diagrams to what it does: no move is missing, none is too many. A record type on an
arrow is a message, \`timer\` a due time, \`operator\` an act of a person (\`psra sagas\`). What an instance waits for, and
what it did, shows \`psra sagas show\`.
`;

/** Settings change no chart. */
const SETTINGS = { settleMs: 0, decideWithinMs: 0, doubtMs: 0, watchMs: 0, answerMs: 0 };

/** A page with a diagram of each saga. */
export const sagaCharts: Generator = {
	name: 'sagas',
	source: 'sagas/*/chart.ts',
	async generate() {
		return [{ path: 'docs/SAGAS.md', content: INTRODUCTION + sagaCatalogue(SETTINGS).map(section).join('') }];
	},
};

function section({ name, version, purpose, topics, startsOn, compensation, chart }: AnySaga): string {
	return `
## ${name}
${purpose} Version ${version}. Starts on \`${startsOn}\`; listens to ${topics.map((topic) => `\`${topic}\``).join(', ')}.
${compensation ? 'Its steps are undone in reverse order where it is compensated.' : 'Its steps have no way back: it goes on until it has ended.'}

The phases of ${chart.of}:

| phase | meaning |
| --- | --- |
${Object.entries(chart.phases)
	.map(([phase, meaning]) => `| \`${phase}\` | ${meaning} |\n`)
	.join('')}
\`\`\`mermaid
${diagram(chart)}\`\`\`
`;
}

/** One arrow for all inputs that lead from one phase to another. */
function diagram({ transitions, final }: SagaChart<unknown>): string {
	const labels = new Map<string, string[]>();
	for (const { from, on, to } of transitions) {
		const arrow = `${from ?? '[*]'} --> ${to}`;
		labels.set(arrow, [...(labels.get(arrow) ?? []), shortOf(on)]);
	}
	return [
		'stateDiagram-v2',
		...[...labels].map(([arrow, on]) => `\t${arrow}: ${on.join(', ')}`),
		...final.map((phase) => `\t${phase} --> [*]`),
	]
		.map((line) => `${line}\n`)
		.join('');
}

/** The record's name without its namespace. */
const shortOf = (on: Transition['on']) => on.replace(/^psra\.\w+\./, '');
