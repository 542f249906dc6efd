import fc from 'fast-check';
import { loadPack, packIds } from '../../../rules/packs/index.ts';
import type { Material, OriginCase, TextileFacts } from '../../../rules/schema/case.ts';
import type { RulePack, RuleRow } from '../../../rules/schema/pack.ts';
import { answer, maybe, operations, type Situation } from './situations.ts';

/** Cases on rows of the released packs: codes, classes and processes are those that the row at hand speaks of. */

const PACKS: readonly RulePack[] = packIds().map((id) => loadPack(id) as RulePack);

/** Rows by their number, packs in turn, so that every row is as likely as another. */
const governed = fc
	.tuple(fc.constantFrom(...PACKS), fc.nat())
	.map(([pack, at]) => ({ pack, row: pack.rows[at % pack.rows.length] as RuleRow }));

/** What a row names: prefixes of codes, processes, materials by words. */
interface Named {
	readonly prefixes: readonly string[];
	readonly processes: readonly string[];
	readonly materials: readonly string[];
}

function namedIn(node: unknown): Named {
	const found = { prefixes: new Set<string>(), processes: new Set<string>(), materials: new Set<string>() };
	const walk = (value: unknown, kind: string): void => {
		if (typeof value !== 'object' || value === null) return;
		const of = (value as { kind?: string }).kind ?? kind;
		for (const [key, inner] of Object.entries(value)) {
			if (typeof inner !== 'string') walk(inner, of);
			else if (key === 'from' || key === 'to') found.prefixes.add(inner);
			else if (key === 'name' || key === 'process') found.processes.add(inner);
			else if (key === 'named') found.materials.add(inner);
		}
	};
	walk(node, '');
	return {
		prefixes: [...found.prefixes].filter((code) => /^\d+$/.test(code)),
		processes: [...found.processes],
		materials: [...found.materials],
	};
}

const cents = (max: number) => fc.integer({ min: 1, max: max * 100 }).map((value) => (value / 100).toFixed(2));

function material(hs: fc.Arbitrary<string | null>, named: readonly string[]): fc.Arbitrary<Material> {
	return fc.record({
		id: fc.constantFrom('a', 'b', 'c'),
		hs,
		value: maybe(cents(40)),
		netWeightKg: maybe(cents(1)),
		status: fc.constantFrom<Material['status']>('originating', 'originating', 'non-originating', 'unknown'),
		whollyObtained: answer,
		named: answer.map((fact) => Object.fromEntries(named.map((name) => [name, fact]))),
	});
}

const textile: fc.Arbitrary<TextileFacts | null> = fc.option(
	fc.record({
		notes: fc.constantFrom<NonNullable<TextileFacts['notes']>>([], ['7'], ['8'], ['7', '8']),
		mixed: fc.boolean(),
		basicTextileTotalKg: cents(2),
		failingKg: maybe(cents(1)),
		failingValue: maybe(cents(20)),
	}),
	{ freq: 2 },
);

export const packSituations: fc.Arbitrary<Situation> = governed.chain(({ pack, row }) => {
	const { prefixes, processes, materials } = namedIn(row.alternatives);
	const hs = row.min.slice(0, 6);
	const elsewhere = ['731815', '854449', '392690', '520811'];
	const near = [
		hs,
		`${hs.slice(0, 4)}99`,
		`${hs.slice(0, 2)}9999`,
		...prefixes.map((code) => code.padEnd(6, '0').slice(0, 6)),
	];
	const code = maybe(fc.constantFrom(...elsewhere, ...elsewhere, ...near));
	return fc
		.record({
			exw: maybe(cents(100)),
			fob: fc.option(cents(110), { nil: undefined, freq: 1 }),
			netWeightKg: maybe(cents(3)),
			subdivided: fc.boolean(),
			operations,
			processes: fc.tuple(...processes.map(() => answer)),
			materials: fc.array(material(code, materials), { minLength: 1, maxLength: 4 }),
			textile,
		})
		.map(({ exw, fob, netWeightKg, subdivided, processes: answers, ...given }) => {
			const origin: OriginCase = {
				id: 'situation',
				agreement: pack.manifest.id,
				date: '2026-03-01',
				madeIn: pack.manifest.parties[0] as string,
				currency: 'EUR',
				product: {
					hs,
					exw,
					netWeightKg,
					...(fob !== undefined && { fob }),
					...(subdivided && { subdivision: row.subdivision }),
				},
				processes: Object.fromEntries(processes.map((name, i) => [name, answers[i] ?? null])),
				...given,
			};
			return { origin, pack };
		});
});
