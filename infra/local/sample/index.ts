import type { EventType, EventTypes } from '../../../schemas/index.ts';
import type { TopicName } from '../../../topics/catalogue/index.ts';
import { boms } from './boms.ts';
import { CLOCK_START, company } from './company.ts';
import { declarations } from './declarations.ts';
import type { SampleEvent } from './event.ts';
import { items } from './items.ts';
import { parties } from './parties.ts';
import { priceLists } from './prices.ts';
import { rates } from './rates.ts';
import { requests, requestsAfterAcceptance } from './requests.ts';
import { routings } from './routings.ts';

export type { SampleEvent } from './event.ts';

export const sample = {
	company,
	/** Start of the demo's clock. */
	clockStart: CLOCK_START,
	/** Folder with the files that enter as CSV. */
	csvFolder: new URL('./csv/', import.meta.url),
} as const;

function events<T extends EventType>(topic: TopicName, type: T, values: readonly EventTypes[T][]): SampleEvent[] {
	return values.map((value) => ({ topic, type, value }) as SampleEvent);
}

/** Master data and declarations, in the order in which an ERP would send its first load. */
export function masterDataEvents(): SampleEvent[] {
	return [
		...events('erp.parties', 'psra.erp.Party', parties),
		...events('erp.exchange-rates', 'psra.erp.ExchangeRate', rates),
		...events('erp.items', 'psra.erp.Item', items),
		...events('erp.boms', 'psra.erp.Bom', boms),
		...events('erp.routings', 'psra.erp.Routing', routings),
		...events('erp.prices', 'psra.erp.PriceList', priceLists),
		...events('erp.supplier-declarations', 'psra.erp.SupplierDeclaration', declarations),
	];
}

/** The customers' requests; in the field they follow movements and master data. Those under the accepted pack come later. */
export function requestEvents(): SampleEvent[] {
	return events('erp.certificate-requests', 'psra.erp.CertificateRequest', requests);
}

/** Requests under the derived pack, sent once a person has accepted it. */
export function requestEventsAfterAcceptance(): SampleEvent[] {
	return events('erp.certificate-requests', 'psra.erp.CertificateRequest', requestsAfterAcceptance);
}

/** All events of the sample but those of later.ts; movements come from the CSV file. */
export function sampleEvents(): SampleEvent[] {
	return [...masterDataEvents(), ...requestEvents(), ...requestEventsAfterAcceptance()];
}
