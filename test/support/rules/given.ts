import { evaluate } from '../../../rules/engine/evaluate.ts';
import { checkCase, type Material, type OriginCase } from '../../../rules/schema/case.ts';
import type { RulePack } from '../../../rules/schema/pack.ts';
import type { OriginResult } from '../../../rules/schema/result.ts';

/**
 * Given/when/then for the rules: `given(pack).product('841370', { exw: '100' }).foreign('850151', '40').evaluate()`.
 * The product is made in the EU on 2026-03-01 by operations that go beyond the insufficient ones, unless said else.
 */
export function given(pack: RulePack): CaseBuilder {
	return new CaseBuilder(pack, {
		id: 'case',
		agreement: pack.manifest.id,
		date: '2026-03-01',
		madeIn: 'EU',
		currency: 'EUR',
		product: { hs: '999999' },
		operations: [{ op: 'other' }],
		materials: [],
	});
}

export class CaseBuilder {
	readonly pack: RulePack;
	readonly origin: OriginCase;

	constructor(pack: RulePack, origin: OriginCase) {
		this.pack = pack;
		this.origin = origin;
	}

	with(change: Partial<OriginCase>): CaseBuilder {
		return new CaseBuilder(this.pack, { ...this.origin, ...change });
	}

	product(hs: string, facts: Partial<OriginCase['product']> = {}): CaseBuilder {
		return this.with({ product: { hs, ...facts } });
	}

	material(facts: Partial<Material>): CaseBuilder {
		const { materials } = this.origin;
		const material: Material = { id: `m${materials.length}`, hs: null, status: 'non-originating', ...facts };
		return this.with({ materials: [...materials, material] });
	}

	/** A non-originating material. */
	foreign(hs: string | null, value?: string | null, facts: Partial<Material> = {}): CaseBuilder {
		return this.material({ hs, ...(value === undefined ? {} : { value }), ...facts });
	}

	/** An originating material. */
	domestic(hs: string | null, value?: string | null, facts: Partial<Material> = {}): CaseBuilder {
		return this.foreign(hs, value, { status: 'originating', ...facts });
	}

	/** A self-produced part, worked beyond the insufficient operations. */
	part(
		hs: string | null,
		value: string | null,
		bom: readonly Partial<Material>[],
		facts: Partial<Material> = {},
	): CaseBuilder {
		const inside = bom.map((one, i): Material => ({ id: `p${i}`, hs: null, status: 'non-originating', ...one }));
		return this.material({ hs, value, status: 'self-produced', operations: [{ op: 'other' }], bom: inside, ...facts });
	}

	/** The answer; the case is checked against its schema first, so that no test decides what can't be asked. */
	evaluate(): OriginResult {
		const checked = checkCase(JSON.parse(JSON.stringify(this.origin)));
		if ('error' in checked) throw new Error(`${checked.error.path}: ${checked.error.message}`);
		return evaluate(checked.case, this.pack);
	}

	/** Verdict and basis in one line, for short expectations. */
	verdict(): string {
		const { verdict, basis } = this.evaluate();
		return `${verdict}, ${basis}`;
	}
}
