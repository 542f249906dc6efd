import { isDeepStrictEqual } from 'node:util';
import { indexOf, rowsFor } from '../../rules/engine/lookup.ts';
import { loadPack } from '../../rules/packs/index.ts';
import type { Material, OriginCase } from '../../rules/schema/case.ts';
import type { Condition } from '../../rules/schema/condition.ts';
import type { RulePack } from '../../rules/schema/pack.ts';

/** Twenty materials, seven of them originating; one of the product's own heading, so that MaxNOM must decide. */
const HEADINGS = '7318 8544 8409 8501 8482 3926 4016 7326 8536 8483'.split(' ');
const MATERIALS = 20;
const PRICE = '1000.00';

const RULE: readonly Condition[] = [
	{ kind: 'tariff-change', level: 'heading' },
	{ kind: 'max-value', percent: '50', of: 'exw' },
];

export interface SmallCase {
	readonly origin: OriginCase;
	readonly pack: RulePack;
}

/** A transmission shaft under the EU-UK agreement, whose published rule is CTH or MaxNOM 50 % (EXW). */
export function smallCase(): SmallCase {
	const pack = loadPack('eu-uk');
	if (pack === undefined) throw new Error('the release has no pack eu-uk');
	const [row] = rowsFor(indexOf(pack), '848310');
	if (!isDeepStrictEqual(row?.alternatives, RULE))
		throw new Error('the rule for transmission shafts is not CTH or MaxNOM 50');
	const origin: OriginCase = {
		id: 'shaft',
		agreement: 'eu-uk',
		date: '2026-03-01',
		madeIn: 'EU',
		currency: 'EUR',
		product: { hs: '848310', hsEdition: '2017', exw: PRICE },
		operations: [{ op: 'other' }],
		materials: Array.from({ length: MATERIALS }, (_, i) => materialAt(i)),
	};
	return { origin, pack };
}

function materialAt(i: number): Material {
	const originating = i % 3 === 0;
	return {
		id: `material-${i}`,
		hs: `${HEADINGS[i % HEADINGS.length]}${10 + i}`,
		value: `${10 + i}.${30 + i}`,
		origin: originating ? 'DE' : 'CN',
		status: originating ? 'originating' : 'non-originating',
	};
}
