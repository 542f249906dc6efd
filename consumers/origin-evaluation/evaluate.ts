import type { CompanySettings } from '../../infra/ports/company.ts';
import type { ProductFacts } from '../../infra/ports/facts.ts';
import type { Session } from '../../infra/ports/session.ts';
import { loadPack } from '../../rules/packs/index.ts';
import type { RulePack } from '../../rules/schema/pack.ts';
import { type Assembly, assemble } from './assemble/index.ts';
import { evidenceOf, wordsOf } from './evidence.ts';
import type { Answers } from './judgements.ts';
import { inputHash, type Judged, judge } from './verdict.ts';

/** A product under an agreement on a day, with everything that decides its origin, not judged yet. */
export interface Prepared {
	readonly asOf: string;
	readonly facts: ProductFacts;
	readonly pack: RulePack | undefined;
	readonly assembly: Assembly;
	readonly answers: Answers;
	/** See `inputHash`. */
	readonly hash: string;
}

export interface Subject {
	readonly company: CompanySettings;
	readonly sku: string;
	readonly agreement: string;
}

export async function prepare(
	{ facts: store, judgements }: Session,
	{ company: settings, sku, agreement }: Subject,
	asOf: string,
): Promise<Prepared> {
	const { company, currency, rateDays, stockMonths } = settings;
	const pack = loadPack(agreement);
	const partnerCountries = pack?.manifest.parties.filter((party) => party !== 'EU') ?? [];
	const facts = await store.product(company, sku, asOf);
	const known = new Map((await judgements.of(company, sku, agreement)).map((one) => [one.questionId, one]));
	const assembly = assemble(facts, sku, { asOf, currency, agreement, partnerCountries, rateDays, stockMonths });
	const answers = { company, known, evidence: evidenceOf(facts) };
	const hash = inputHash(assembly, agreement, pack, answers, wordsOf(facts));
	return { asOf, facts, pack, assembly, answers, hash };
}

export const judged = ({ assembly, pack, answers }: Prepared): Judged => judge(assembly, pack, answers);
