import { verdictOf } from '../../rules/engine/decide.ts';
import type { Material, OriginCase } from '../../rules/schema/case.ts';
import type { StacklessPart } from '../support/bench.ts';
import { median, slope } from '../support/quantiles.ts';
import { cpuMs } from './cpu-rate.ts';
import { smallCase } from './small-case.ts';

const SIZES = [10, 100, 1_000, 10_000, 100_000];
/** Lines that a self-produced part holds of its own, before the next part in it. */
const LINES_OF_PART = 10;
const LEVELS = 8;
/** Of the power of the lines that the time grows with: one is linear, and what is more is the collection of garbage. */
const LINEAR = { atMost: 1.15 };

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
		const points: [number, number][] = [];
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
			points.push([Math.log(size), Math.log(median(times))]);
			report.figure('lines', median(times), 'ms', { subject: 'ours', shape, lines: size, rounds: options.rounds });
		}
		report.figure(
			'lines, exponent',
			slope(points),
			'1',
			{ subject: 'ours', shape, from: SIZES[0], to: SIZES.at(-1) },
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
