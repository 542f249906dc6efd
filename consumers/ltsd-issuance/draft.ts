import type { LtsdDocument } from '../../infra/ports/certificate-document.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { DeclarationDraft } from '../../rules/declarations/issue.ts';
import { loadPack } from '../../rules/packs/index.ts';
import type { CertifiedGood, Evaluation, IssueCertificate, Item, Party } from '../../schemas/index.ts';

/** What a declaration is made of: the command with the facts that it names. */
export interface Draft {
	readonly command: IssueCertificate;
	readonly own: Party;
	readonly customer: Party;
	readonly goods: readonly (CertifiedGood & { readonly item: Item })[];
	/** Verdicts that do not say, or no longer say, that a good originates. */
	readonly against: readonly { readonly sku: string; readonly reason: string }[];
	readonly countries: readonly string[];
	readonly issuedOn: string;
}

/**
 * Reads the facts of a command. Verdicts are those of now, which may be newer than those that the command was sent on;
 * the declaration rests on these and names them. `missing` says which party or item is not known, without which nothing
 * can be declared.
 */
export async function readDraft(
	{ facts, evaluations }: Session,
	command: IssueCertificate,
	issuedOn: string,
): Promise<Draft | { readonly missing: string }> {
	const { company } = command;
	const customer = (await facts.get('party', company, command.customerId)) as Party | undefined;
	if (!customer) return unknown(`the customer ${command.customerId}`);
	const own = (await facts.ownParty(company)) as Party | undefined;
	if (!own) return unknown('the firm itself, a party with the role own');
	const goods: (CertifiedGood & { item: Item })[] = [];
	const against: { sku: string; reason: string }[] = [];
	for (const { sku } of command.goods) {
		const item = (await facts.get('item', company, sku)) as Item | undefined;
		if (!item) return unknown(`the item ${sku}`);
		const { description, commercialDesignation, hs } = item;
		const evaluationIds: string[] = [];
		for (const agreement of command.agreements) {
			const latest = (await evaluations.latest(company, sku, agreement))?.record as Evaluation | undefined;
			if (latest?.verdict === 'originating') evaluationIds.push(latest.evaluationId);
			else against.push({ sku, reason: `${agreement}: ${latest?.reason ?? 'no verdict'}` });
		}
		goods.push({ sku, description, commercialDesignation: commercialDesignation ?? sku, hs, evaluationIds, item });
	}
	return { command, own, customer, goods, against, countries: preferenceCountries(command.agreements), issuedOn };
}

const unknown = (what: string) => ({
	missing: `Not known: ${what}. Send the record from the ERP, and the request again under a new number.`,
});

/** Annex 22-16 note 5: the parties that preferential trade is with. */
function preferenceCountries(agreements: readonly string[]): string[] {
	return [
		...new Set(agreements.flatMap((id) => loadPack(id)?.manifest.parties.filter((party) => party !== 'EU') ?? [])),
	];
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
		goods: goods.map(({ sku }) => ({ sku, originating: !refused.has(sku) })),
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
export function page(
	{ command, own, customer, goods, countries, issuedOn }: Draft,
	number: string,
	{ marks }: PageOptions,
): LtsdDocument {
	return {
		certificateNumber: number,
		certificateId: command.certificateId,
		version: 1,
		supplier: { name: own.name, address: addressOf(own) },
		customer: { name: customer.name, address: addressOf(customer) },
		goods: goods.map(({ sku, description, commercialDesignation, hs }) => ({
			sku,
			description,
			commercialDesignation,
			hs: hs ?? '',
		})),
		origin: 'European Union',
		preferenceCountries: countries.map((code) => ({ code })),
		cumulation: { kind: 'not-applicable' },
		validFrom: command.validFrom,
		validTo: command.validTo,
		issued: { place: own.signatory?.place ?? '', date: issuedOn },
		signer: { name: own.signatory?.name ?? '', position: own.signatory?.position ?? '' },
		agreements: command.agreements.map((id) => ({ id, title: loadPack(id)?.manifest.title ?? id })),
		ruleBasis: command.agreements.map((id) => `${id} edition ${loadPack(id)?.manifest.edition ?? ''}`).join(', '),
		marks: [...marks, ...command.assumptions.map((assumption) => `Assumed: ${assumption}`)],
	};
}

function addressOf({ address, country }: Party): string[] {
	return address ? [address.street, `${address.postalCode} ${address.city}`, country] : [country];
}
