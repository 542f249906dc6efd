import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { IssueCertificate } from '../../../../schemas/index.ts';
import { made, own, party } from '../records.ts';
import { type Firm, firm, PDF, signatory } from './firm.ts';

describe('an order to issue', () => {
	it('makes the page, takes a number and tells it as an event and as the current state', async () => {
		const { issue, taken, certificate } = await firm();
		const messages = await issue();
		const pdfSha256 = createHash('sha256').update(PDF).digest('hex');
		expect(messages.map(({ topic, type, key }) => [topic, type, key])).toEqual([
			['ltsd.certificate-events', 'psra.ltsd.CertificateIssued', 'HD|ltsd-R-1'],
			['ltsd.certificates', 'psra.ltsd.Certificate', 'HD|ltsd-R-1'],
		]);
		expect(messages[0]?.value).toMatchObject({
			number: 'HD-2026-000001',
			version: 1,
			customerId: 'C-100',
			countries: ['GB'],
			goods: [
				{
					sku: 'PUMP',
					description: 'Pump 40 l',
					commercialDesignation: 'HydroLine 40',
					hs: '841370',
					evaluationIds: ['E PUMP eu-uk originating'],
				},
			],
			issuedOn: '2026-03-01',
			pdfSha256,
			commandId: 'c-1',
		});
		expect(messages[1]?.value).toMatchObject({ status: 'issued', skus: ['PUMP'], pdfSha256, reason: null });
		expect(certificate()).toMatchObject({ number: 'HD-2026-000001', status: 'issued', pdf: PDF });
		expect(taken()).toBe(1);
	});

	it('fills the page from facts and command alone', async () => {
		const address = { street: 'Kade 1', postalCode: '3511 AA', city: 'Utrecht' };
		const assumptions = ['ex-works = list price'];
		const { issue, pages } = await firm({ own: own({ signatory, address }), evaluation: { assumptions } });
		await issue({ assumptions: ['of a verdict that is no longer the newest'] });
		expect(pages).toMatchObject([
			{
				certificateNumber: 'HD-2026-000001',
				certificateId: 'ltsd-R-1',
				supplier: { name: 'Hollands Drijfwerk', address: ['Kade 1', '3511 AA Utrecht', 'NL'] },
				customer: { name: 'Fietsen NV', address: ['BE'] },
				goods: [{ sku: 'PUMP', description: 'Pump 40 l', commercialDesignation: 'HydroLine 40', hs: '841370' }],
				origin: 'European Union',
				preferenceCountries: [{ code: 'GB' }],
				cumulation: { kind: 'not-applicable' },
				validFrom: '2026-03-01',
				validTo: '2028-02-29',
				issued: { place: 'Utrecht', date: '2026-03-01' },
				signer: { name: 'J. de Vries', position: 'Head of customs' },
				ruleBasis: expect.stringMatching(/^eu-uk edition \S/),
				marks: ['Prepared in a demonstration', 'Assumed: ex-works = list price'],
			},
		]);
	});

	it('calls goods by their number where the ERP gives no name that invoices use', async () => {
		const { issue, pages } = await firm({ items: [made('PUMP')] });
		await issue();
		expect(pages[0]?.goods[0]?.commercialDesignation).toBe('PUMP');
	});

	it('that is repeated changes nothing, and takes no second number', async () => {
		const { issue, taken, database } = await firm();
		await issue();
		expect(await issue()).toEqual([]);
		expect(taken()).toBe(1);
		expect(database.tables.certificates.size).toBe(1);
	});

	it('takes the next number of the series', async () => {
		const { issue } = await firm();
		await issue();
		const [told] = await issue({ certificateId: 'ltsd-R-2', requestId: 'R-2' });
		expect(told?.value.number).toBe('HD-2026-000002');
	});

	it('rests on the newest verdict, not on the one that it was ordered by', async () => {
		const { issue, judge } = await firm();
		await judge('not_originating');
		const [told] = await issue();
		expect(told).toMatchObject({
			type: 'psra.ltsd.CertificateRefused',
			value: { code: 'not-originating', reason: 'No longer originating: PUMP: eu-uk: PUMP is not originating' },
		});
	});
});

describe('a page that can not be printed', () => {
	it('refuses the request with problem and remedy, and leaves the number series untouched', async () => {
		const { issue, renderer, taken, certificate } = await firm();
		renderer.failure = new PsraError('CHARACTER_NOT_IN_FONT', 'no glyph', {
			field: 'customer.name',
			problem: 'The font has no U+1F6B2.',
			remedy: 'Write the name without it.',
		});
		const messages = await issue();
		expect(messages.map(({ value }) => value)).toMatchObject([
			{ code: 'not-printable', reason: 'The font has no U+1F6B2. Write the name without it.' },
			{ status: 'refused', number: null, pdfSha256: null },
		]);
		expect(taken()).toBe(0);
		expect(certificate()).toMatchObject({ status: 'refused', number: null, pdf: null });
		renderer.failure = undefined;
		const [next] = await issue({ certificateId: 'ltsd-R-2', requestId: 'R-2' });
		expect(next?.value.number).toBe('HD-2026-000001');
	});

	it.each([
		['a defect', new TypeError('defect')],
		['an outside fault', new PsraError('SECRET_MISSING', 'no key')],
	])('through %s is left to the runner, and nothing is saved', async (_what, failure) => {
		const { issue, renderer, taken, certificate } = await firm();
		renderer.failure = failure;
		await expect(issue()).rejects.toBe(failure);
		expect(taken()).toBe(0);
		expect(certificate()).toBeUndefined();
	});
});

describe('a declaration is refused', () => {
	it.each<[string, Firm, string]>([
		['while the customer is unknown', { customer: null }, 'the customer C-100'],
		['while the firm itself is unknown', { own: null }, 'the firm itself, a party with the role own'],
		['while an item is unknown', { items: [] }, 'the item PUMP'],
	])('%s, with what is to be sent', async (_what, facts, missing) => {
		const { issue, pages, taken } = await firm(facts);
		const [told] = await issue();
		expect(told?.value).toMatchObject({
			code: 'facts-missing',
			reason: `Not known: ${missing}. Send the record from the ERP, and the request again under a new number.`,
			skus: ['PUMP'],
		});
		expect(pages).toEqual([]);
		expect(taken()).toBe(0);
	});

	it('where there is no verdict under one of its agreements', async () => {
		const { issue } = await firm({ verdicts: [] });
		const [told] = await issue();
		expect(told?.value).toMatchObject({ code: 'not-originating', reason: expect.stringContaining('no verdict') });
	});

	it.each<[string, Firm, Partial<IssueCertificate>, string, RegExp]>([
		[
			'to a customer outside the EU',
			{ customer: party('C-100', { roles: ['customer'], country: 'GB', name: 'Bikes Ltd' }) },
			{},
			'customer-established',
			/Bikes Ltd is established in GB/,
		],
		['for more than two years', {}, { validTo: '2028-03-02' }, 'end', /more than 24 months/],
		['for supplies that are not regular', {}, { regularSupply: false }, 'regular-supply', /single declaration/],
		['without somebody who signs', { own: own({ signatory: null }) }, {}, 'signer', /signer is not named/],
	])('%s, with the article', async (_what, facts, command, code, reason) => {
		const { issue, pages, taken } = await firm(facts);
		const [told] = await issue(command);
		expect(told).toMatchObject({ type: 'psra.ltsd.CertificateRefused', value: { code } });
		expect(told?.value.reason).toMatch(reason);
		expect(told?.value.articles).not.toEqual([]);
		expect(pages).toEqual([]);
		expect(taken()).toBe(0);
	});

	it('from a day on that one of its agreements does not carry', async () => {
		const { issue, judge, accept } = await firm({
			evaluation: { originatingSince: '2026-01-01', originCriterion: 'C1' },
		});
		await accept('eu-japan', loadPack('eu-japan')?.manifest.edition ?? '');
		await judge('originating', 'PUMP', { agreement: 'eu-japan', originatingSince: '2026-02-01' });
		const both = { agreements: ['eu-uk', 'eu-japan'], validTo: '2027-12-31' };
		const [told] = await issue({ ...both, validFrom: '2026-01-31' });
		expect(told).toMatchObject({ value: { code: 'carried-period', articles: [expect.stringContaining('62(1)')] } });
		const [then] = await issue({ ...both, validFrom: '2026-02-01', certificateId: 'ltsd-R-2', requestId: 'R-2' });
		expect(then?.type).toBe('psra.ltsd.CertificateIssued');
	});

	it('with every rule of form that it breaks at once, and each article once', async () => {
		const { issue } = await firm({ own: own({ signatory: null }) });
		const [told] = await issue({ regularSupply: false, validTo: '2028-03-02' });
		expect(told?.value.reason).toMatch(/regular supplies.*24 months.*signer is not named/);
		const articles = told?.value.articles as string[];
		expect(new Set(articles).size).toBe(articles.length);
	});
});

describe('an order to refuse', () => {
	const refusal = {
		company: 'HD',
		certificateId: 'ltsd-R-1',
		requestId: 'R-1',
		customerId: 'C-100',
		agreements: ['eu-uk'],
		skus: ['PUMP'],
		code: 'not-originating',
		reason: 'PUMP does not originate',
		articles: ['Article 62(1)'],
		commandId: 'c-1',
	};

	it('is told as it was given, under no number', async () => {
		const { refuse, certificate, taken } = await firm();
		const [event, state] = await refuse(refusal);
		expect(event).toMatchObject({ topic: 'ltsd.certificate-events', value: { ...refusal, version: 1 } });
		expect(state).toMatchObject({
			topic: 'ltsd.certificates',
			value: { status: 'refused', number: null, validFrom: null, validTo: null, reason: refusal.reason },
		});
		expect(certificate()).toMatchObject({ status: 'refused' });
		expect(taken()).toBe(0);
	});

	it('comes too late for a certificate that is issued, and the other way round', async () => {
		const first = await firm();
		await first.issue();
		expect(await first.refuse(refusal)).toEqual([]);
		expect(first.certificate()).toMatchObject({ status: 'issued' });
		const second = await firm();
		await second.refuse(refusal);
		expect(await second.issue()).toEqual([]);
		expect(second.certificate()).toMatchObject({ status: 'refused' });
	});
});
