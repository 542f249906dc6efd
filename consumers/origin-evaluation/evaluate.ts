import type { CompanySettings } from '../../infra/ports/company.ts';
import type { ProductFacts } from '../../infra/ports/facts.ts';
import type { Session } from '../../infra/ports/session.ts';
import { loadPack, partnersOf } from '../../rules/packs/index.ts';
import type { RulePack } from '../../rules/schema/pack.ts';
import type { InventoryMovement } from '../../schemas/index.ts';
import { type Assembly, assemble } from './assemble/index.ts';
import { evidenceOf, wordsOf } from './evidence.ts';
import type { Answers } from './judgements.ts';
import { inputHash, type Judged, judge } from './verdict.ts';

/** A product under an agreement on a day, with everything that decides its origin, not judged yet. */
export interface Assembled {
	readonly asOf: string;
	readonly facts: ProductFacts;
	readonly pack: RulePack | undefined;
	readonly assembly: Assembly;
	readonly answers: Answers;
}

export interface Prepared extends Assembled {
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
	subject: Subject,
	asOf: string,
): Promise<Prepared> {
	const { sku, agreement } = subject;
	const { company } = subject.company;
	const facts = await store.product(company, sku, asOf);
	const known = new Map((await judgements.of(company, sku, agreement)).map((one) => [one.questionId, one]));
	const answers = { company, known, evidence: evidenceOf(facts) };
	const pack = loadPack(agreement);
	const assembly = assembleOn(subject, facts, pack, asOf);
	const hash = inputHash(assembly, agreement, pack, answers, wordsOf(facts));
	return { asOf, facts, pack, assembly, answers, hash };
}

/** The same product on an earlier day, which needs no query: of what is at hand, what was not posted yet is left out. */
export function onDay(subject: Subject, { facts: known, pack, answers }: Assembled, asOf: string): Assembled {
	const movements = (known.movements as InventoryMovement[]).filter(({ postingDate }) => postingDate <= asOf);
	const facts = { ...known, movements };
	return { asOf, facts, pack, assembly: assembleOn(subject, facts, pack, asOf), answers };
}

function assembleOn(
	{ company: { currency, rateDays, stockMonths }, sku, agreement }: Subject,
	facts: ProductFacts,
	pack: RulePack | undefined,
	asOf: string,
): Assembly {
	const partnerCountries = partnersOf(pack);
	return assemble(facts, sku, { asOf, currency, agreement, partnerCountries, rateDays, stockMonths });
}

export const judged = ({ assembly, pack, answers }: Assembled): Judged => judge(assembly, pack, answers);
