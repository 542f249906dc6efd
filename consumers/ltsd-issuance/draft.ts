import type { StoredAcceptance } from '../../infra/ports/acceptances.ts';
import type { LtsdDocument } from '../../infra/ports/certificate-document.ts';
import type { Session } from '../../infra/ports/session.ts';
import { type Uncarried, uncarried } from '../../rules/declarations/carried.ts';
import type { DeclarationDraft } from '../../rules/declarations/issue.ts';
import { verdictOf } from '../../rules/engine/decide.ts';
import { loadPack, partnersOf } from '../../rules/packs/index.ts';
import type { OriginCase } from '../../rules/schema/case.ts';
import type { PackManifest, RulePack } from '../../rules/schema/pack.ts';
import type {
	CertifiedGood,
	CertifiedJudgement,
	Evaluation,
	IssueCertificate,
	Item,
	Party,
} from '../../schemas/index.ts';

export interface DraftGood extends CertifiedGood {
	readonly item: Item;
	readonly originCriterion: string | null;
	/** See `DraftedGood`. */
	readonly originatingSince: string | null;
	/** Days of the period that the facts of its verdicts don't carry. */
	readonly uncarried: readonly Uncarried[];
}

/** What a declaration is made of: the command with the facts that it names. */
export interface Draft {
	readonly command: IssueCertificate;
	readonly own: Party;
	readonly customer: Party;
	readonly goods: readonly DraftGood[];
	/** Verdicts that do not say, or no longer say, that a good originates. */
	readonly against: readonly { readonly sku: string; readonly reason: string }[];
	/** Verdicts by an edition of the rules that another has replaced; acceptances are of the edition in force. */
	readonly outdated: readonly { readonly sku: string; readonly reason: string }[];
	/** What the verdicts rest on beside facts. */
	readonly assumptions: readonly string[];
	readonly judgements: readonly CertifiedJudgement[];
	/** Acceptances of derived packs, and the packs that nobody accepted. */
	readonly acceptances: readonly StoredAcceptance[];
	readonly unaccepted: readonly PackManifest[];
	readonly countries: readonly string[];
	readonly issuedOn: string;
}

/**
 * Reads the facts of a command. Verdicts are those of now, which may be newer than those that the command was sent on;
 * the declaration rests on these and names them. `missing` says which party or item is not known, without which nothing
 * can be declared.
 */
export async function readDraft(
	{ facts, evaluations, acceptances }: Session,
	command: IssueCertificate,
	issuedOn: string,
): Promise<Draft | { readonly missing: string }> {
	const { company } = command;
	const customer = (await facts.get('party', company, command.customerId)) as Party | undefined;
	if (!customer) return unknown(`the customer ${command.customerId}`);
	const own = (await facts.ownParty(company)) as Party | undefined;
	if (!own) return unknown('the firm itself, a party with the role own');
	const goods: DraftGood[] = [];
	const verdicts: Evaluation[] = [];
	const against: { sku: string; reason: string }[] = [];
	const outdated: { sku: string; reason: string }[] = [];
	for (const { sku } of command.goods) {
		const item = (await facts.get('item', company, sku)) as Item | undefined;
		if (!item) return unknown(`the item ${sku}`);
		const { description, commercialDesignation, hs } = item;
		const evaluationIds: string[] = [];
		const since: (string | null)[] = [];
		const gaps: Uncarried[] = [];
		for (const agreement of command.agreements) {
			const stored = await evaluations.latest(company, sku, agreement);
			const latest = stored?.record as Evaluation | undefined;
			if (latest?.verdict === 'originating') {
				evaluationIds.push(latest.evaluationId);
				verdicts.push(latest);
				since.push(latest.originatingSince ?? null);
				const edition = loadPack(agreement)?.manifest.edition;
				if (latest.packEdition !== edition)
					outdated.push({ sku, reason: `${agreement}: by edition ${latest.packEdition}; ${edition} is in force` });
				gaps.push(...uncarriedDays(agreement, stored?.originCase ?? null, command));
			} else against.push({ sku, reason: `${agreement}: ${latest?.reason ?? 'no verdict'}` });
		}
		const originCriterion = criterionOf(verdicts, sku);
		goods.push({
			sku,
			description,
			commercialDesignation: commercialDesignation ?? sku,
			hs,
			evaluationIds,
			originCriterion,
			originatingSince: latestOf(since),
			uncarried: gaps,
			item,
		});
	}
	return {
		command,
		own,
		customer,
		goods,
		against,
		outdated,
		assumptions: [...new Set(verdicts.flatMap((verdict) => verdict.assumptions))].sort(),
		judgements: verdicts.flatMap((verdict) => verdict.judgements),
		...(await acceptancesOf(acceptances, command)),
		countries: preferenceCountries(command.agreements),
		issuedOn,
	};
}

/** The day from which on all of them hold; null where one of them is not known. */
function latestOf(days: readonly (string | null)[]): string | null {
	return days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
}

/** Days of the period that a verdict's case does not carry, by the rules of each day. */
function uncarriedDays(agreement: string, originCase: object | null, period: IssueCertificate): readonly Uncarried[] {
	const pack = loadPack(agreement);
	const originates = (one: OriginCase, rules: RulePack) => verdictOf(one, rules) === 'originating';
	return pack && originCase ? uncarried(originCase as OriginCase, pack, period, originates) : [];
}

/** The criterion of the agreement that asks for one; of those at hand only Japan's does. */
function criterionOf(verdicts: readonly Evaluation[], sku: string): string | null {
	return verdicts.find((verdict) => verdict.sku === sku && verdict.originCriterion !== null)?.originCriterion ?? null;
}

/** Who accepted the derived packs of a command, in the edition that verdicts rest on, and which nobody did. */
async function acceptancesOf(
	store: Session['acceptances'],
	{ company, agreements }: IssueCertificate,
): Promise<Pick<Draft, 'acceptances' | 'unaccepted'>> {
	const acceptances: StoredAcceptance[] = [];
	const unaccepted: PackManifest[] = [];
	for (const agreement of agreements) {
		const manifest = loadPack(agreement)?.manifest;
		if (manifest?.acceptance !== 'required') continue;
		const accepted = await store.find(company, agreement, manifest.edition);
		if (accepted) acceptances.push(accepted);
		else unaccepted.push(manifest);
	}
	return { acceptances, unaccepted };
}

const unknown = (what: string) => ({
	missing: `Not known: ${what}. Send the record from the ERP, and the request again under a new number.`,
});

/** Annex 22-16 note 5: the parties that preferential trade is with. */
function preferenceCountries(agreements: readonly string[]): string[] {
	return [...new Set(agreements.flatMap((id) => partnersOf(loadPack(id))))];
}

/** The draft as the rules of form judge it. */
export function formDraft({ command, own, customer, goods, against, countries, issuedOn }: Draft): DeclarationDraft {
	const refused = new Set(against.map((one) => one.sku));
	return {
		issued: issuedOn,
		issuedAt: own.signatory?.place ?? '',
		validFrom: command.validFrom,
		validTo: command.validTo,
		supplier: { name: own.name, country: own.country },
		customer: { name: customer.name, country: customer.country },
		regularSupply: command.regularSupply,
		goods: goods.map(({ sku, originCriterion, originatingSince, uncarried }) => ({
			sku,
			originating: !refused.has(sku),
			originatingSince,
			...(originCriterion !== null && { originCriterion }),
			uncarried,
		})),
		origin: 'European Union',
		preferenceCountries: countries.map((code) => ({ code })),
		// PEM cumulation never applies to the agreements at hand, so no box may stand on the page (note 6).
		cumulation: { kind: 'not-applicable' },
		signer: { name: own.signatory?.name ?? '', position: own.signatory?.position ?? '' },
	};
}

export interface PageOptions {
	/** Notices that the page must show, e.g. that it was prepared in a demonstration. */
	readonly marks: readonly string[];
}

/** The page. `number` as printed. */
export function page(draft: Draft, number: string, { marks }: PageOptions): LtsdDocument {
	const { command, own, customer, goods, countries, issuedOn, acceptances } = draft;
	return {
		certificateNumber: number,
		certificateId: command.certificateId,
		version: 1,
		supplier: { name: own.name, address: addressOf(own) },
		customer: { name: customer.name, address: addressOf(customer) },
		goods: goods.map(({ sku, description, commercialDesignation, hs, originCriterion }) => ({
			sku,
			description,
			commercialDesignation,
			hs: hs ?? '',
			...(originCriterion !== null && { originCriterion }),
		})),
		origin: 'European Union',
		preferenceCountries: countries.map((code) => ({ code })),
		cumulation: { kind: 'not-applicable' },
		validFrom: command.validFrom,
		validTo: command.validTo,
		issued: { place: own.signatory?.place ?? '', date: issuedOn },
		signer: { name: own.signatory?.name ?? '', position: own.signatory?.position ?? '' },
		agreements: command.agreements.map((id) => ({ id, title: loadPack(id)?.manifest.title ?? id })),
		ruleBasis: command.agreements.map((id) => basisOf(id, acceptances)).join(', '),
		marks: [...marks, ...restsOn(draft)],
	};
}

function basisOf(id: string, acceptances: readonly StoredAcceptance[]): string {
	const basis = `${id} edition ${loadPack(id)?.manifest.edition ?? ''}`;
	const accepted = acceptances.find((one) => one.agreement === id);
	return accepted ? `${basis} (derived, accepted by ${accepted.person})` : basis;
}

/** What the reader must know that the verdicts rest on: one notice a kind. */
function restsOn({ assumptions, judgements }: Draft): string[] {
	const demonstrated = judgements.filter((one) => one.demonstration).map(({ text, by }) => `${text} (${by})`);
	return [
		...notice('Assumed', assumptions),
		...notice('Rests on answers of demonstration models', [...new Set(demonstrated)]),
	];
}

/** The most characters that a page has room for in one notice. */
const NOTICE = 600;

/** As many of the texts as a page has room for; where some are left, how many, and where all of them are. */
function notice(what: string, texts: readonly string[]): string[] {
	if (texts.length === 0) return [];
	for (let shown = texts.length; shown > 0; shown--) {
		const left = texts.length - shown;
		const rest = left > 0 ? `; and ${left} more, all of them in the electronic record` : '';
		const text = `${what}: ${texts.slice(0, shown).join('; ')}${rest}`;
		if (text.length <= NOTICE) return [text];
	}
	return [`${what}: ${texts.length} in the electronic record`];
}

function addressOf({ address, country }: Party): string[] {
	return address ? [address.street, `${address.postalCode} ${address.city}`, country] : [country];
}
