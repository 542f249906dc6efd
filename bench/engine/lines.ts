import { verdictOf } from '../../rules/engine/decide.ts';
import type { Material, OriginCase } from '../../rules/schema/case.ts';
import type { StacklessPart } from '../support/bench.ts';
import { median } from '../support/quantiles.ts';
import { cpuMs } from './cpu-rate.ts';
import { smallCase } from './small-case.ts';

const SIZES = [10, 100, 1_000, 10_000, 100_000];
/** Lines that a self-produced part holds of its own, before the next part in it. */
const LINES_OF_PART = 10;
const LEVELS = 8;
/** Cost of a line among 100,000 over that among 1,000: more would mean that it grows with the bill. */
const LINEAR = { atMost: 2.5 };

type Shape = (lines: number, material: (i: number) => Material) => readonly Material[];

/** Bills of each size: all lines in one list, in parts within parts, and the same with no part's operations known. */
const SHAPES: Readonly<Record<string, Shape>> = {
	flat: (lines, material) => Array.from({ length: lines }, (_, i) => material(i)),
	nested: (lines, material) => inParts(lines, material, [{ op: 'other' }]),
	'nested, undecided': (lines, material) => inParts(lines, material, []),
};

/** Milliseconds of a verdict on a bill of so many lines. */
export const lines: StacklessPart = async ({ options, report, signal }) => {
	const { origin, pack } = smallCase();
	const model = origin.materials;
	const materialAt = (i: number): Material => ({ ...(model[i % model.length] as Material), id: `line-${i}` });
	for (const [shape, build] of Object.entries(SHAPES)) {
		const perLine = new Map<number, number>();
		for (const size of SIZES) {
			signal.throwIfAborted();
			const big: OriginCase = { ...origin, materials: [...build(size, materialAt)] };
			const repeat = Math.max(1, 20_000 / size);
			const times: number[] = [];
			for (let round = 0; round <= options.rounds; round += 1) {
				const ms = cpuMs(() => {
					for (let i = 0; i < repeat; i += 1) verdictOf(big, pack);
				});
				if (round > 0) times.push(ms / repeat);
			}
			perLine.set(size, median(times) / size);
			report.figure('lines', median(times), 'ms', { subject: 'ours', shape, lines: size, rounds: options.rounds });
		}
		report.ratio(
			'a line among 100,000 to one among 1,000',
			perLine.get(100_000) ?? 0,
			perLine.get(1_000) ?? 0,
			{ shape },
			LINEAR,
		);
	}
};

/** Chains of parts, each with its own lines and, up to the last level, a further part. */
function inParts(lines: number, material: (i: number) => Material, operations: Material['operations']): Material[] {
	const chains: Material[] = [];
	for (let next = 0; next < lines; ) {
		let inner: Material[] = [];
		for (let level = 0; level < LEVELS && next < lines; level += 1) {
			const own = Math.min(LINES_OF_PART, lines - next);
			const bom = [...inner, ...Array.from({ length: own }, (_, i) => material(next + i))];
			next += own;
			inner = [
				{ id: `part-${next}`, hs: '848390', value: '400.00', status: 'self-produced', operations, bom } as Material,
			];
		}
		chains.push(...inner);
	}
	return chains;
}
