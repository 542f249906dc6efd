import { fullStateOf } from '../../../../consumers/item-facts/state.ts';
import { ltsdIssuance } from '../../../../consumers/ltsd-issuance/index.ts';
import type { LtsdDocument } from '../../../../infra/ports/certificate-document.ts';
import type { Evaluation, EventTypes, IssueCertificate, Item, Party } from '../../../../schemas/index.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { judged } from '../../../support/sagas/issuance.ts';
import { made, own, party } from '../records.ts';

/** What the renderer answers. */
export const PDF = Buffer.from('%PDF-1.7 a page');

export const order = (rest: Partial<IssueCertificate> = {}): IssueCertificate => ({
	company: 'HD',
	certificateId: 'ltsd-R-1',
	commandId: 'c-1',
	requestId: 'R-1',
	customerId: 'C-100',
	agreements: ['eu-uk'],
	goods: [{ sku: 'PUMP', evaluationIds: ['E PUMP eu-uk originating'] }],
	validFrom: '2026-03-01',
	validTo: '2028-02-29',
	regularSupply: true,
	assumptions: [],
	...rest,
});

export const signatory = { name: 'J. de Vries', position: 'Head of customs', place: 'Utrecht' };

export interface Firm {
	readonly own?: Party | null;
	readonly customer?: Party | null;
	readonly items?: readonly Item[];
	readonly verdicts?: readonly Evaluation['verdict'][];
	/** What the verdicts carry beside. */
	readonly evaluation?: Partial<Evaluation>;
}

/** A firm with a customer in Belgium, an item PUMP and its verdict; a renderer that keeps the pages it was given. */
export async function firm({
	own: ownParty = own({ signatory }),
	customer = party('C-100', { roles: ['customer'], country: 'BE', name: 'Fietsen NV' }),
	items = [made('PUMP', { description: 'Pump 40 l', commercialDesignation: 'HydroLine 40' })],
	verdicts = ['originating'],
	evaluation = {},
}: Firm = {}) {
	const database = memoryDatabase();
	const pages: LtsdDocument[] = [];
	const renderer = {
		failure: undefined as Error | undefined,
		async render(document: LtsdDocument): Promise<Uint8Array> {
			pages.push(document);
			if (renderer.failure) throw renderer.failure;
			return PDF;
		},
	};
	const judge = (verdict: Evaluation['verdict'], item = 'PUMP', rest: Partial<Evaluation> = {}) =>
		database.transaction(({ evaluations }) => {
			const record = judged(item, verdict, { ...evaluation, ...rest }).value as Evaluation;
			const { company, sku, agreement, evaluationId, inputHash } = record;
			return evaluations.save({
				company,
				sku,
				agreement,
				evaluationId,
				inputHash,
				verdict,
				record,
				originCase: null,
				result: {},
			});
		});
	await database.transaction(async ({ facts }) => {
		for (const one of [ownParty, customer]) if (one) await facts.put(fullStateOf('psra.erp.Party', one));
		for (const one of items) await facts.put(fullStateOf('psra.erp.Item', one));
	});
	for (const verdict of verdicts) for (const { sku } of items) await judge(verdict, sku);
	const { handlers } = ltsdIssuance({ clock: clockAt(), renderer, marks: ['Prepared in a demonstration'] });
	const handle = async <T extends Command>(type: T, value: EventTypes[T]) => {
		const trail = { correlationId: 'c', causationId: null, traceparent: '' };
		const handler = handlers[type] as (message: object, session: object) => Promise<{ messages?: readonly Told[] }>;
		const result = await database.transaction((session) =>
			handler({ id: 'm-1', topic: 'ltsd.commands', type, value, trail }, session),
		);
		return result.messages ?? [];
	};
	return {
		database,
		pages,
		renderer,
		judge,
		/** The pump originates under another agreement too, by criterion C1. */
		judgeUnder: (agreement: string) => judge('originating', 'PUMP', { agreement, originCriterion: 'C1' }),
		accept: (agreement: string, edition: string) =>
			database.transaction(({ acceptances }) =>
				acceptances.add({
					company: 'HD',
					agreement,
					edition,
					acceptanceId: 'A-1',
					person: 'J. Jansen, customs',
					record: {},
				}),
			),
		issue: (rest: Partial<IssueCertificate> = {}) => handle('psra.ltsd.IssueCertificate', order(rest)),
		refuse: (value: EventTypes['psra.ltsd.RefuseCertificate']) => handle('psra.ltsd.RefuseCertificate', value),
		revoke: (value: EventTypes['psra.ltsd.RevokeCertificate']) => handle('psra.ltsd.RevokeCertificate', value),
		/** The last number that was taken of the year's series. */
		taken: () => database.tables.numbers.get('["HD","2026"]') ?? 0,
		certificate: (id = 'ltsd-R-1') => database.tables.certificates.get(JSON.stringify(['HD', id])),
	};
}

type Command = 'psra.ltsd.IssueCertificate' | 'psra.ltsd.RefuseCertificate' | 'psra.ltsd.RevokeCertificate';

export interface Told {
	readonly topic: string;
	readonly type: string;
	readonly key: string;
	readonly value: Record<string, unknown>;
}
