import { type Queryable, rows, type Statement } from './sql.ts';
import { type Booked, type Cancellation, standing } from './standing.ts';

const DELIVERIES: Statement = {
	name: 'movement_deliveries',
	text: `
		SELECT document, sku FROM movement
		WHERE company = $1 AND party_id = $2 AND sku = ANY ($3) AND kind = 'delivery' AND posting_date >= $4
		ORDER BY posting_date, document`,
};
const CANCELLATIONS: Statement = {
	name: 'movement_cancellations',
	text: `
		SELECT document, sku, cancels FROM movement
		WHERE company = $1 AND sku = ANY ($2) AND kind = 'cancellation' AND cancels IS NOT NULL`,
};

/** Documents by which items went to a party from a day on and that stand. */
export async function deliveriesTo(
	client: Queryable,
	company: string,
	partyId: string,
	skus: readonly string[],
	from: string,
): Promise<string[]> {
	const booked = await rows<Booked>(client, DELIVERIES, [company, partyId, skus, from]);
	if (booked.length === 0) return [];
	const cancellations = await rows<Cancellation>(client, CANCELLATIONS, [company, skus]);
	return standing(booked, cancellations).map(({ document }) => document);
}
