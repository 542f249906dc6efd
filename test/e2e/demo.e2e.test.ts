import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectedRequests, expectedVerdicts } from '../../infra/local/sample/expectations.ts';
import { revocationsBy } from '../../infra/local/sample/later.ts';
import { OFFICER } from '../../infra/local/sample/reviews.ts';
import type { Evaluation } from '../../schemas/index.ts';
import { type DemoPlace, type DemoRun, demoPlace } from '../support/demo/run-demo.ts';
import type { TopicReader } from '../support/installation/reader.ts';
import { pageTexts } from '../support/pdf/pdf-text.ts';

const MINUTES = 60_000;
/** Goods whose verdict turns in the last act. */
const TURNED = new Set(revocationsBy('declaration-revoked').flatMap(({ goods }) => goods.map(({ sku }) => sku)));

let place: DemoPlace;
let first: DemoRun;
let reader: TopicReader;
let evaluations: Map<string, Evaluation>;

interface CertificateRow {
	request_id: string;
	number: string | null;
	status: string;
	revocations: { sku: string; from: string }[];
	pdf_sha256: string | null;
	record: {
		code?: string;
		reason?: string;
		articles?: string[];
		judgements?: { text: string; source: string; by: string; demonstration: boolean }[];
		acceptances?: { agreement: string; person: string }[];
	};
}

const CERTIFICATES =
	'SELECT request_id, number, status, revocations, pdf_sha256, record FROM certificate ORDER BY request_id';
const LATEST = 'SELECT e.record FROM latest_evaluation JOIN evaluation e USING (company, evaluation_id)';
const TOPICS = [
	'erp.certificate-requests',
	'origin.evaluations',
	'origin.questions',
	'consensus.decisions',
	'review.tasks',
	'review.decisions',
	'rules.pack-acceptances',
	'ltsd.commands',
	'ltsd.certificate-events',
	'ltsd.certificates',
	'erp.sync-commands',
	'erp.sync-receipts',
];

beforeAll(async () => {
	place = await demoPlace();
	first = await place.run('--once', '--json');
	reader = await place.reader(TOPICS);
	const rows = await place.query<{ record: Evaluation }>(LATEST);
	evaluations = new Map(rows.flatMap(({ record }) => (record.agreement === 'eu-uk' ? [[record.sku, record]] : [])));
}, 5 * MINUTES);

afterAll(async () => {
	await place.close();
}, MINUTES);

describe('the demonstration, from the ERP to the certificate', () => {
	it('ends as the sample expects, with every hop alive', () => {
		expect(first.told).not.toMatch(/not as expected/);
		expect(first.exitCode).toBe(0);
		expect(first.summary.ok).toBe(true);
		expect(expectedRequests.length).toBeGreaterThanOrEqual(12);
		const ended = (status: string) => first.summary.certificates.filter((c) => c.status === status).length;
		expect(ended('issued')).toBeGreaterThanOrEqual(6);
		expect(ended('refused')).toBeGreaterThanOrEqual(2);
		expect(ended('revoked')).toBeGreaterThanOrEqual(1);
		expect(first.summary.deadLetters).toBe(0);
	});

	it.each(expectedVerdicts)(
		'judges $sku as $verdict ($kind)',
		async ({ sku, verdict, basis, thresholdPrice, answered }) => {
			const ever = await place.query<{ record: Evaluation }>(
				`SELECT record FROM evaluation WHERE sku = $1 AND agreement = 'eu-uk' ORDER BY decided_at`,
				[sku],
			);
			expect(ever.map(({ record }) => [record.verdict.replace('_', '-'), record.basis])).toContainEqual([
				verdict,
				basis,
			]);
			// While facts still came in, a verdict may have had the same basis at another price.
			const onBasis = ever.filter(({ record }) => record.basis === basis);
			expect(onBasis.map(({ record }) => record.thresholdPrice ?? null)).toContain(thresholdPrice);
			const last = evaluations.get(sku);
			if (answered) expect(last).toMatchObject({ verdict: answered.verdict.replace('-', '_'), basis: answered.basis });
			else if (!TURNED.has(sku)) expect(last).toMatchObject({ verdict: verdict.replace('-', '_'), basis });
		},
	);

	it('shows a verdict of each kind that a compliance officer must be able to tell apart', () => {
		const kinds = new Set(expectedVerdicts.map(({ kind }) => kind));
		for (const kind of [
			'tariff-change',
			'value',
			'absorption',
			'tolerance',
			'value-no-flippable',
			'insufficient',
			'missing',
			'judgement',
		] as const) {
			expect(kinds).toContain(kind);
		}
	});

	it('says of a no by value at which price it would turn', () => {
		const { sku } = expectedVerdicts.find(({ kind }) => kind === 'value-no-flippable') as { sku: string };
		const flip = evaluations.get(sku)?.flips.find(({ path }) => path === 'product.exw');
		expect(flip).toMatchObject({ verdict: 'originating' });
		expect(Number(flip?.to)).toBeGreaterThan(Number(flip?.from));
	});

	it.each(expectedRequests)(
		'brings request $requestId to $expected',
		async ({ requestId, expected, code, articleMentions, ...rest }) => {
			const later = rest.later?.event === 'declaration-revoked' ? rest.later : undefined;
			const [saga] = await place.query<{ status: string; outcome: string | null; waiting_for: string }>(
				`SELECT status, outcome, waiting_for FROM saga WHERE saga = 'certificate-issuance' AND id = $1`,
				[requestId],
			);
			if (expected === 'waiting') {
				expect(saga?.status).toBe('running');
				expect(saga?.waiting_for).not.toBe('');
				return;
			}
			expect(saga).toMatchObject({ status: 'completed', outcome: expected });
			const certificate = (await place.query<CertificateRow>(CERTIFICATES)).find((row) => row.request_id === requestId);
			expect(certificate?.status).toBe(later ? later.status : expected);
			expect(certificate?.revocations).toEqual(later ? later.goods : []);
			if (expected === 'refused') {
				expect(certificate?.record.code).toBe(code);
				const said = [certificate?.record.reason, ...(certificate?.record.articles ?? [])].join(' ');
				for (const article of articleMentions ?? []) expect(said).toContain(article);
			}
		},
	);

	it('prints the prescribed wording, the number and the goods on each declaration', async () => {
		const issued = first.summary.certificates.filter((certificate) => certificate.status === 'issued');
		for (const { pdf } of issued) {
			const [text] = await pageTexts(await readFile(place.path(pdf as string)));
			expect(text).toMatch(/I, the undersigned, declare that the goods described below:/);
			expect(text).toMatch(
				/originate in European Union and satisfy the rules of origin governing preferential trade with (GB|JP)\./,
			);
			expect(text).toContain('Prepared in a demonstration');
		}
	});

	it('tells the ERP of every good on every declaration, once', async () => {
		const goods = expectedRequests.filter(({ expected }) => expected === 'issued').flatMap(({ skus }) => skus);
		expect(first.summary.erpReceipts).toBe(goods.length + TURNED.size);
	});

	it('publishes what happened and the current state of each certificate', async () => {
		const events = await reader.read('ltsd.certificate-events');
		const states = await reader.read('ltsd.certificates');
		const decided = first.summary.certificates.length;
		const firstTold = events.filter(({ record }) => record.version === 1);
		expect(firstTold.map((event) => event.record.certificateId).sort()).toEqual(
			first.summary.certificates.map((c) => c.id).sort(),
		);
		expect(events.filter(({ type }) => type === 'psra.ltsd.CertificateRevoked')).toHaveLength(TURNED.size);
		expect(new Set(states.map((state) => state.key?.toString()))).toHaveProperty('size', decided);
		const series = firstTold.flatMap(({ record }) => (record.number ? [record.number as string] : [])).sort();
		expect(series.map((number) => Number(number.slice(-6)))).toEqual(series.map((_, index) => index + 1));
	});

	it('carries correlation and trace from the request to the receipt', async () => {
		const [request] = (await reader.read('erp.certificate-requests')).filter(
			({ record }) => record.requestId === 'R-2026-001',
		);
		const correlation = request?.header('correlationid');
		const trace = request?.header('traceparent')?.split('-')[1];
		expect(correlation).toBeTruthy();
		for (const topic of ['ltsd.commands', 'ltsd.certificate-events', 'erp.sync-commands', 'erp.sync-receipts']) {
			const own = (await reader.read(topic)).filter(({ record }) => record.certificateId === 'C-R-2026-001');
			expect(own.length).toBeGreaterThan(0);
			for (const message of own) {
				expect(message.header('correlationid')).toBe(correlation);
				expect(message.header('traceparent')?.split('-')[1]).toBe(trace);
				expect(message.header('causationid')).toBeTruthy();
			}
		}
	});
});

describe('open questions', () => {
	it('go to the models; what they agree on is a fact, and the rest a person decides', async () => {
		const decisions = await reader.read('consensus.decisions');
		const accepted = decisions.filter(({ record }) => record.outcome === 'accepted');
		const tasks = await reader.read('review.tasks');
		const byPerson = await reader.read('review.decisions');
		expect(accepted.length).toBeGreaterThanOrEqual(1);
		expect(byPerson.length).toBeGreaterThanOrEqual(2);
		expect(accepted.length + tasks.length).toBe((await reader.read('origin.questions')).length);
		for (const { record } of byPerson) expect(record.reviewer).toBe(OFFICER);
		for (const { record } of decisions) expect(record).toMatchObject({ demonstration: true });
	});

	it('show on the declaration that rests on answers of a demonstration, in its record and on its page', async () => {
		const { requestId } = expectedRequests.find((one) => one.restsOnAnswers && one.expected === 'issued') as {
			requestId: string;
		};
		const certificate = (await place.query<CertificateRow>(CERTIFICATES)).find((row) => row.request_id === requestId);
		expect(certificate?.record.judgements).toContainEqual(expect.objectContaining({ demonstration: true }));
		const { pdf } = first.summary.certificates.find(({ id }) => id === `C-${requestId}`) as { pdf: string };
		const [text] = await pageTexts(await readFile(place.path(pdf)));
		expect(text?.replace(/\s+/g, ' ')).toContain('Rests on answers of demonstration models');
	});
});

describe('the derived agreement', () => {
	it('is issued on once a named person has accepted it, and the declaration names the person and the criterion', async () => {
		const [acceptance] = await reader.read('rules.pack-acceptances');
		expect(acceptance?.record).toMatchObject({ agreement: 'eu-japan', person: OFFICER });
		const after = expectedRequests.filter((one) => one.after === 'acceptance' && one.expected === 'issued');
		expect(after.length).toBeGreaterThanOrEqual(1);
		const rows = await place.query<CertificateRow>(CERTIFICATES);
		for (const { requestId } of after) {
			const certificate = rows.find((row) => row.request_id === requestId);
			expect(certificate?.record.acceptances).toMatchObject([{ agreement: 'eu-japan', person: OFFICER }]);
			const { pdf } = first.summary.certificates.find(({ id }) => id === `C-${requestId}`) as { pdf: string };
			const text = (await pageTexts(await readFile(place.path(pdf)))).join(' ').replace(/\s+/g, ' ');
			expect(text).toContain('C1');
			expect(text).toContain('accepted by');
		}
	});
});

describe('the same input twice', () => {
	it(
		'changes nothing: no verdict, no certificate, no message, no receipt',
		async () => {
			const sizes = async () => Promise.all(TOPICS.slice(1).map(async (topic) => (await reader.read(topic)).length));
			const before = { certificates: await place.query<CertificateRow>(CERTIFICATES), sizes: await sizes() };
			const second = await place.run('--once', '--json');
			expect(second.exitCode).toBe(0);
			expect(await place.query<CertificateRow>(CERTIFICATES)).toEqual(before.certificates);
			expect(await sizes()).toEqual(before.sizes);
			expect(second.summary.verdicts).toEqual(first.summary.verdicts);
			expect(second.summary.erpReceipts).toBe(first.summary.erpReceipts);
		},
		3 * MINUTES,
	);
});
