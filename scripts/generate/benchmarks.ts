import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure, Limit } from '../../bench/support/figures.ts';
import type { Generator } from './generator.ts';

/** Where `npm run bench -- NAME --keep` writes its figures. */
export const KEPT_RUNS = 'docs/bench';
const DOCUMENT = 'docs/BENCHMARKS.md';
const BEGIN = '<!-- Figures: generated from docs/bench; run `npm run generate`. -->\n';
const END = '<!-- End of the figures. -->\n';

/** The tables of docs/BENCHMARKS.md, of the kept runs: no figure is typed by hand. */
export const figureTables: Generator = {
	name: 'benchmarks',
	source: KEPT_RUNS,
	async generate(root) {
		const text = await readFile(join(root, DOCUMENT), 'utf8');
		const [before, rest] = text.split(BEGIN);
		const after = rest?.split(END)[1];
		if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} lacks the marks of its figures`);
		const runs = await Promise.all((await kept(root)).map(async (file) => table(file, await figures(root, file))));
		const content = runs.length === 0 ? '\nNo run is kept.\n\n' : runs.join('');
		return [{ path: DOCUMENT, content: `${before}${BEGIN}${content}${END}${after}` }];
	},
};

async function kept(root: string): Promise<string[]> {
	try {
		return (await readdir(join(root, KEPT_RUNS))).filter((name) => name.endsWith('.jsonl')).sort();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

async function figures(root: string, file: string): Promise<Figure[]> {
	const lines = (await readFile(join(root, KEPT_RUNS, file), 'utf8')).split('\n');
	return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Figure);
}

/** What is the same for every line of a run. */
const MACHINE = ['broker', 'cores', 'cpu', 'memoryGb', 'node'] as const;
/** What has a column of its own, or says nothing to who reads a table. */
const ASIDE = new Set<string>([...MACHINE, 'subject', 'limit', 'holds', 'all', 'rounds', 'calls', 'bytes', 'tables']);

function table(file: string, all: readonly Figure[]): string {
	const { cores, cpu, memoryGb, node, broker } = all[0]?.params ?? {};
	const rows = all.map(({ figure, value, unit, params }) => {
		const limit = params.limit as Limit | undefined;
		const holds = params.holds as boolean | undefined;
		const cells = [
			figure,
			params.subject ?? '',
			Object.entries(params)
				.filter(([name]) => !ASIDE.has(name))
				.map(([name, given]) => `${name} ${typeof given === 'number' ? grouped(given) : String(given)}`)
				.join(', '),
			`${grouped(value)}${unit === '1' ? '' : ` ${unit}`}`,
			limit ? inWords(limit) : '',
			holds === undefined ? '' : holds ? 'yes' : '**no**',
		];
		return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |\n`;
	});
	return `
### ${file.replace(/\.jsonl$/, '')}
${cores} cores (${cpu}), ${memoryGb} GB, Node ${node}; broker: ${broker}.

| figure | of | with | value | wanted | met |
| --- | --- | --- | --- | --- | --- |
${rows.join('')}
`;
}

const inWords = ({ atLeast, atMost }: Limit): string =>
	atLeast === undefined ? `≤ ${grouped(atMost as number)}` : `≥ ${grouped(atLeast)}`;

/** Thousands apart; what stands behind the point as it is. */
function grouped(value: number): string {
	const [whole = '', fraction] = String(value).split('.');
	const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return fraction === undefined ? groups : `${groups}.${fraction}`;
}
