import type { CertificateIssued, EventTypes, InventoryMovement } from '../../schemas/index.ts';
import { messageOf, type TopicMessage } from '../../topics/catalogue/message.ts';

export const COMPANY = 'NL-BENCH';
export const MOVEMENTS = 'erp.inventory-movements';

/** A goods receipt as an ERP sends it, every field given; `n` numbers the document. */
export function movement(sku: string, n: number): InventoryMovement {
	return {
		company: COMPANY,
		sku,
		documentNumber: `50${String(n).padStart(8, '0')}`,
		documentYear: 2026,
		line: '0010',
		kind: 'receipt',
		cancels: null,
		postingDate: '2026-02-17',
		entryQuantity: '250.000000',
		entryUnit: 'PCE',
		baseQuantity: '250.000000',
		baseUnit: 'PCE',
		partyId: 'S-10027',
		unitPrice: '12.480000',
		currency: 'EUR',
		countryOfOrigin: 'CN',
		lot: `L26-${n % 97}`,
		assumptions: [],
	};
}

/** Message `n` of a series over so many aggregates, in turn. */
export function movementMessage(n: number, aggregates: number, id?: string): TopicMessage {
	return messageOf(MOVEMENTS, 'psra.erp.InventoryMovement', movement(skuOf(n % aggregates), n), id);
}

const skuOf = (n: number) => `PUMP-${String(n).padStart(5, '0')}`;

/** A verdict with rule, figures, flips and a judgement, as the evaluation publishes one. */
export const evaluation: EventTypes['psra.origin.Evaluation'] = {
	company: COMPANY,
	sku: 'PUMP-00001',
	agreement: 'eu-uk',
	evaluationId: '6f1f5f86-3c0e-4f6e-9a58-6a0d9f0b7a51',
	asOf: '2026-03-01',
	verdict: 'originating',
	basis: 'product-specific-rule',
	rule: 'CTH; or MaxNOM 50 % (EXW) (ANNEX 3, heading 84.13)',
	reason: 'PUMP-00001 is originating: non-originating materials are worth 38.21 % of the ex-works price.',
	articles: ['Art. 39(1)(c)', 'Art. 42', 'ANNEX 3, 84.13'],
	figures: [
		{ name: 'maxNomExw', value: '38.210000' },
		{ name: 'exWorksPrice', value: '1240.000000' },
		{ name: 'nonOriginatingMaterials', value: '473.800000' },
	],
	thresholdPrice: '947.600000',
	currency: 'EUR',
	missing: [],
	flips: [{ path: 'materials[3].origin', from: 'eu', to: null, verdict: 'not_originating' }],
	assumptions: [],
	inputHash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
	packEdition: '2021-05-01',
	evaluatedAt: '2026-03-01T08:00:00.000Z',
	requestIds: ['2a3c3d0e-9a1b-4c57-8f0e-0a4d8f4e1b11'],
	judgements: [
		{
			questionId: '0c7a2a52-5f8c-4a3e-bd5e-77f0a5e1d0b2',
			path: 'processes[0]',
			choice: 'yes',
			text: 'The casting took place in the plant.',
			source: 'person',
			by: 'M. Tester',
			demonstration: false,
		},
	],
	since: null,
	originCriterion: null,
	originatingSince: '2025-11-01',
};

/** A declaration of one good, of a request. */
export function issued(requestId: string, certificateId: string): CertificateIssued {
	return {
		company: COMPANY,
		certificateId,
		number: certificateId,
		version: 1,
		requestId,
		customerId: 'C-DE',
		agreements: ['eu-uk'],
		countries: ['GB'],
		goods: [{ sku: 'PUMP-00001', description: 'Pump', commercialDesignation: 'Pump', hs: '841370', evaluationIds: [] }],
		validFrom: '2026-03-01',
		validTo: '2028-02-29',
		issuedOn: '2026-03-01',
		pdfSha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
		commandId: '2a3c3d0e-9a1b-4c57-8f0e-0a4d8f4e1b11',
		judgements: [],
		assumptions: [],
		acceptances: [],
	};
}
