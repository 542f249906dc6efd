import type { FactStore } from '../../infra/ports/facts.ts';
import type { EventTypes, Party, SupplierDeclaration } from '../../schemas/index.ts';
import type { FullStateType } from './state.ts';

/** What a record bears on, as it is known and as it would be. */
export interface Concerned {
	readonly skus: readonly string[];
	/** It bears on every product of the company, also on those that are yet to come. */
	readonly everyProduct: boolean;
}

/** Items whose origin may hang on a record that was not taken over: a wider circle than it names by itself. */
export async function concernedBy<T extends FullStateType>(
	facts: FactStore,
	type: T,
	value: EventTypes[T],
): Promise<Concerned> {
	const record = { type, value } as { [K in FullStateType]: { type: K; value: EventTypes[K] } }[FullStateType];
	switch (record.type) {
		case 'psra.erp.Party':
			return ofParty(facts, record.value);
		case 'psra.erp.ExchangeRate':
			return only(await facts.pricedIn(record.value.company, currencyOf(record.value)));
		case 'psra.erp.SupplierDeclaration':
			return only(await goodsOf(facts, record.value));
		// No rule rests on an order yet.
		case 'psra.erp.ProductionOrder':
			return only([]);
		default:
			return only([record.value.sku]);
	}
}

/** The currency that a pair gives the value of. */
export function currencyOf({ pair }: EventTypes['psra.erp.ExchangeRate']): string {
	return pair.slice(0, 3);
}

async function ofParty(facts: FactStore, party: Party): Promise<Concerned> {
	const known = (await facts.get('party', party.company, party.partyId)) as Party | undefined;
	const own = [party, known].some((one) => one?.roles.includes('own'));
	if (own) return { skus: await facts.evaluated(party.company, null), everyProduct: true };
	return only(await facts.suppliedBy(party.company, party.partyId));
}

/** The declaration may be meant to take goods off as well as to add some. */
async function goodsOf(facts: FactStore, declaration: SupplierDeclaration): Promise<string[]> {
	const { company, declarationId } = declaration;
	const known = (await facts.get('supplier_declaration', company, declarationId)) as SupplierDeclaration | undefined;
	return [declaration, known].flatMap((one) => one?.goods.map(({ sku }) => sku) ?? []);
}

const only = (skus: readonly string[]): Concerned => ({ skus: [...new Set(skus)].sort(), everyProduct: false });
