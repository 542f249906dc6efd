import { boms } from '../../infra/local/sample/boms.ts';
import { declarations } from '../../infra/local/sample/declarations.ts';
import { expectedRequests, expectedVerdicts } from '../../infra/local/sample/expectations.ts';
import type { SampleEvent } from '../../infra/local/sample/index.ts';
import { items } from '../../infra/local/sample/items.ts';
import { REVOKED } from '../../infra/local/sample/later.ts';
import { parties } from '../../infra/local/sample/parties.ts';
import { priceLists } from '../../infra/local/sample/prices.ts';
import { rates } from '../../infra/local/sample/rates.ts';
import { requests } from '../../infra/local/sample/requests.ts';
import { routings } from '../../infra/local/sample/routings.ts';
import type { CertificateRequest, InventoryMovement, SupplierDeclaration } from '../../schemas/index.ts';

/**
 * A request of the sample with all facts that it rests on, under numbers of its own: the same story as often as one likes,
 * and each time its end is known beforehand.
 */
export interface Round {
	readonly name: string;
	readonly facts: readonly SampleEvent[];
	readonly request: SampleEvent & { readonly type: 'psra.erp.CertificateRequest' };
	/** Verdicts on its goods once all facts are in, as `origin.evaluations` spells them. */
	readonly verdicts: readonly { readonly sku: string; readonly agreement: string; readonly verdict: string }[];
	readonly expected: 'issued' | 'refused' | 'waiting';
	/**
	 * Whether the request may come before its suppliers' declarations: all goods originate once these are in, and each of
	 * them can only speak for that, so what is decided without them is a no, or nothing.
	 */
	readonly mayBeEarly: boolean;
	/** Sent once the declaration is issued; it is then revoked whole. Empty for most. */
	readonly revocation: readonly SampleEvent[];
}

/** What all rounds share: the firm, its suppliers and customers, and exchange rates. */
export const sharedFacts: readonly SampleEvent[] = [
	...parties.map((value) => ({ topic: 'erp.parties', type: 'psra.erp.Party', value }) as const),
	...rates.map((value) => ({ topic: 'erp.exchange-rates', type: 'psra.erp.ExchangeRate', value }) as const),
];

/** Requests that rest on the pack eu-uk alone. */
const STORIES = requests.filter(({ agreements }) => agreements.every((one) => one === 'eu-uk'));

/** How many different rounds there are. */
export const STORY_COUNT = STORIES.length;

export function roundOf(story: number, name: string, movements: readonly InventoryMovement[]): Round {
	const request = STORIES[story % STORIES.length] as CertificateRequest;
	const skus = closure(request.skus);
	const own = (text: string) => `${text}-${name}`;
	const within = <T extends { readonly sku: string }>(all: readonly T[]): T[] =>
		all.filter(({ sku }) => skus.has(sku)).map((one) => ({ ...one, sku: own(one.sku) }));
	const declared = declarations.flatMap((one) => {
		const goods = one.goods.filter(({ sku }) => skus.has(sku));
		return goods.length === 0 ? [] : [renamedDeclaration({ ...one, goods }, own)];
	});
	const revoked = declared.find(({ declarationId }) => declarationId === own(REVOKED.declarationId));
	const { later, expected, restsOnAnswers } = expectedOf(request.requestId);
	const isRevoked = later?.event === 'declaration-revoked' && revoked !== undefined;
	const lined = within(boms).map((bom) => ({
		...bom,
		lines: bom.lines.map((line) => ({ ...line, componentSku: own(line.componentSku) })),
	}));
	return {
		name,
		facts: [
			...within(items).map((value) => ({ topic: 'erp.items', type: 'psra.erp.Item', value }) as const),
			...lined.map((value) => ({ topic: 'erp.boms', type: 'psra.erp.Bom', value }) as const),
			...within(routings).map((value) => ({ topic: 'erp.routings', type: 'psra.erp.Routing', value }) as const),
			...within(priceLists).map((value) => ({ topic: 'erp.prices', type: 'psra.erp.PriceList', value }) as const),
			...declared.map(declarationEvent),
			...within(movements).map(
				(one) =>
					({
						topic: 'erp.inventory-movements',
						type: 'psra.erp.InventoryMovement',
						value: {
							...one,
							documentNumber: own(one.documentNumber),
							cancels: one.cancels && { ...one.cancels, documentNumber: own(one.cancels.documentNumber) },
						},
					}) as const,
			),
		],
		request: {
			topic: 'erp.certificate-requests',
			type: 'psra.erp.CertificateRequest',
			value: { ...request, requestId: own(request.requestId), skus: request.skus.map(own) },
		},
		verdicts: request.skus.flatMap((sku) =>
			request.agreements.map((agreement) => ({ sku: own(sku), agreement, verdict: verdictOf(sku) })),
		),
		// Nobody answers questions here, neither models nor an officer.
		expected: restsOnAnswers ? 'waiting' : expected,
		mayBeEarly: !isRevoked && request.skus.every((sku) => verdictOf(sku) === 'originating'),
		revocation: isRevoked
			? [
					declarationEvent({
						...revoked,
						sequence: 2,
						erpVersion: '2',
						revocation: { from: REVOKED.from, skus: [], noticedOn: REVOKED.noticedOn },
					}),
				]
			: [],
	};
}

/** The same wish under a number of its own, as a customer sends it who was refused. */
export function askedAgain(request: Round['request']): Round['request'] {
	return { ...request, value: { ...request.value, requestId: `${request.value.requestId}-again` } };
}

const declarationEvent = (value: SupplierDeclaration) =>
	({ topic: 'erp.supplier-declarations', type: 'psra.erp.SupplierDeclaration', value }) as const;

function renamedDeclaration(one: SupplierDeclaration, own: (text: string) => string): SupplierDeclaration {
	return {
		...one,
		declarationId: own(one.declarationId),
		goods: one.goods.map((good) => ({ ...good, sku: own(good.sku) })),
		materials: one.materials.map((material) => ({ ...material, sku: own(material.sku) })),
		revocation: one.revocation && { ...one.revocation, skus: one.revocation.skus.map(own) },
	};
}

/** The goods with all their components. */
function closure(skus: readonly string[]): Set<string> {
	const found = new Set<string>();
	const add = (sku: string) => {
		if (found.has(sku)) return;
		found.add(sku);
		for (const { componentSku } of boms.find((bom) => bom.sku === sku)?.lines ?? []) add(componentSku);
	};
	skus.forEach(add);
	return found;
}

function expectedOf(requestId: string) {
	const found = expectedRequests.find((one) => one.requestId === requestId);
	if (!found) throw new RangeError(`the sample expects nothing of ${requestId}`);
	return found;
}

function verdictOf(sku: string): string {
	const found = expectedVerdicts.find((one) => one.sku === sku);
	if (!found) throw new RangeError(`the sample expects no verdict on ${sku}`);
	return found.verdict.replace('-', '_');
}
