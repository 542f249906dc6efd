import { describe, expect, it } from '@jest/globals';
import type { Asked } from '../../chaos/checker/evidence.ts';
import { check, INVARIANTS } from '../../chaos/checker/index.ts';
import { type Clay, record, replace, soundEvidence } from './evidence.ts';

/** What is broken, the invariant that must see it, and what it must say. */
type Break = readonly [what: string, invariant: string, says: RegExp, apply: (evidence: Clay) => void];

const EVENTS = 'ltsd.certificate-events';
const issuance = ({ tables: { sagas } }: Clay, changes: object) => sagas.splice(0, 1, { ...sagas[0]!, ...changes });
const lifecycle = ({ tables: { sagas } }: Clay, changes: object) => sagas.splice(1, 1, { ...sagas[1]!, ...changes });
const certificate = ({ tables: { certificates } }: Clay, changes: object) =>
	certificates.splice(0, 1, { ...certificates[0]!, ...changes });
const lease = (term: number, at: number, process: string) => ({
	shard: 0,
	holder: process,
	term,
	expiresAt: at + 5_000,
	process,
	at,
});

const PUBLISHED = 'ids in the outbox = ids on the topics';
const FENCE = 'a fenced leader never advances';
const DRAINED = 'the outbox is drained, nothing is parked';
const NUMBERS = 'each certificate number once';
const PAGES = 'one page per command, with the same bytes each time';
const ERP = 'each ERP report once';
const SAGAS = 'every saga in its one state';
const LETTERS = 'dead letters are those sent bad, byte for byte';
const FACTS = 'every fact is kept in its newest state';

// biome-ignore format: a table
const BREAKS: readonly Break[] = [
	['an acknowledged record that is gone', 'acknowledged records stand on their topics', /not on its topic: erp.items item/, (e) => replace(e, 'erp.items', 0, null)],
	['a bad record that is gone', 'acknowledged records stand on their topics', /bad 1/, (e) => replace(e, 'erp.items', 1, null)],
	['a committed row that was never published', PUBLISHED, /lost: origin.questions first/, (e) => replace(e, 'origin.questions', 0, null)],
	['a lost dead letter', PUBLISHED, /lost: erp.items.dlq/, (e) => replace(e, 'erp.items.dlq', 0, null)],
	['a row published with other bytes', PUBLISHED, /other bytes/, (e) => replace(e, 'origin.questions', 0, { value: Buffer.from('x') })],
	['a row published under another key', PUBLISHED, /other bytes/, (e) => replace(e, 'origin.questions', 0, { key: null })],
	['a record that nobody appended', PUBLISHED, /never appended: origin.questions third/, (e) => e.records.push(record('origin.questions', 2, 'third'))],
	['an id that was appended twice', PUBLISHED, /appended twice/, (e) => e.audit.appended.push({ ...e.audit.appended[3]!, seq: 6 })],
	['an inverted aggregate', 'order per aggregate', /second came before first/, (e) => { replace(e, 'origin.questions', 0, { offset: 2 }); }],
	['an aggregate on two partitions', 'order per aggregate', /two partitions/, (e) => replace(e, 'origin.questions', 1, { partition: 1 })],
	['a row that is left', DRAINED, /1 rows are left/, (e) => { e.tables.outboxLeft = 1; }],
	['a parked row', DRAINED, /parked for ever/, (e) => e.tables.parked.push({ id: 'first', topic: 'origin.questions', reason: 'too large' })],
	['a row that was removed by nobody', DRAINED, /removed 0 times/, (e) => e.audit.removed.pop()],
	['a relay that removes after another took over', FENCE, /relay-1#1 removed row 5 .* without its lease/, (e) => { e.audit.leases.push(lease(2, 1_001, 'relay-2#1')); e.audit.removed.splice(4, 1, { ...e.audit.removed[4]!, begun: 1_500, ended: 1_501 }); }],
	['a relay that removes without ever having held', FENCE, /relay-2#1 removed/, (e) => e.audit.removed.splice(4, 1, { ...e.audit.removed[4]!, process: 'relay-2#1' })],
	['a take-over before the lease ended', FENCE, /took over/, (e) => e.audit.leases.push(lease(2, 900, 'relay-2#1'))],
	['a term that falls', FENCE, /term 1 of relay-2#1 after term 1/, (e) => e.audit.leases.push(lease(1, 1_001, 'relay-2#1'))],
	['a fact that is not kept', FACTS, /item PUMP is kept in state none/, (e) => { e.tables.facts = { item: new Map() }; }],
	['a fact in an older state', FACTS, /state 1 instead of 2/, (e) => replace(e, 'erp.items', 0, { decoded: { type: 'psra.erp.Item', fields: { sequence: 2 } } })],
	['a movement that is not in the books', FACTS, /not in the books/, (e) => e.records.push(record('erp.inventory-movements', 0, 'm', { decoded: { type: 'psra.erp.InventoryMovement', fields: { documentNumber: '5', documentYear: 2026, line: '1' } } }))],
	['a request that was decided twice', NUMBERS, /decided twice: C-R-1/, (e) => e.records.push({ ...e.records.find(({ topic }) => topic === EVENTS)!, offset: 1, headers: [['ce_id', Buffer.from('other')]] })],
	['a number that was given and not used', NUMBERS, /2 are taken/, (e) => { e.tables.numbersTaken = 2; }],
	['a number that differs between topic and table', NUMBERS, /in the table/, (e) => e.tables.certificates.splice(0, 1, { ...e.tables.certificates[0]!, number: 'NL-2026-000009' })],
	['a page that the row says otherwise', PAGES, /the page of C-R-1 is another/, (e) => certificate(e, { saidSha256: 'other' })],
	['a page that is kept with other bytes', PAGES, /the page of C-R-1 is another/, (e) => certificate(e, { keptSha256: 'other' })],
	['a page that came out otherwise after a kill', PAGES, /drawn again with other bytes: C-R-1/, (e) => e.drawn.splice(1, 1, { ...e.drawn[1]!, md5: 'two' })],
	['a page that was never seen', PAGES, /nobody saw/, (e) => { e.drawn = []; }],
	['a command that led to two pages', PAGES, /two pages by the command issue 1/, (e) => e.records.push({ ...e.records.find(({ topic }) => topic === EVENTS)!, offset: 1, headers: [['ce_id', Buffer.from('other')]] })],
	['a key that still waits', DRAINED, /1 keys wait/, (e) => { e.tables.keysParked = 1; }],
	['a report that the ERP got twice', ERP, /told twice: issued C-R-1/, (e) => e.erp.effects.push({ ...e.erp.effects[0]!, key: 'k2', receiptId: 'E-2' })],
	['a report that the ERP never got', ERP, /never told/, (e) => e.erp.effects.pop()],
	['a report of what was not issued', ERP, /without a cause/, (e) => e.erp.effects.splice(0, 1, { ...e.erp.effects[0]!, sku: 'VALVE' })],
	['a key with two contents', ERP, /two contents/, (e) => e.erp.conflicts.push('k')],
	['a receipt that nobody was told of', ERP, /no message tells of receipt E-1/, (e) => replace(e, 'erp.sync-receipts', 0, null)],
	['a saga that was lost', SAGAS, /no saga knows it/, (e) => e.tables.sagas.shift()],
	['a saga in no terminal state', SAGAS, /running \(ltsd-issuance\)/, (e) => issuance(e, { status: 'running', outcome: null, waitingFor: 'ltsd-issuance' })],
	['a saga in another terminal state', SAGAS, /should be issued .* is refused/, (e) => issuance(e, { outcome: 'refused' })],
	['a saga that waits for what passes by itself', SAGAS, /should wait for facts/, (e) => { e.asked.splice(0, 1, { ...e.asked[0]!, expected: 'waiting' }); e.tables.certificates.pop(); issuance(e, { status: 'running', outcome: null, waitingFor: 'facts in flight' }); }],
	['a saga that nobody asked for', SAGAS, /nobody asked for R-1/, (e) => e.asked.pop()],
	['a declaration that is not watched', SAGAS, /is not watched/, (e) => e.tables.sagas.pop()],
	['a declaration that should have been revoked', SAGAS, /should be issued \(revoked\)/, (e) => e.asked.splice(0, 1, { ...e.asked[0]!, revoked: true })],
	['a good that is on its way off', SAGAS, /should be covered; they are turning/, (e) => lifecycle(e, { standings: ['turning'] })],
	['a step that is missing', SAGAS, /by the steps 1/, (e) => issuance(e, { version: 2 })],
	['a command that two steps sent', SAGAS, /sent by two steps: issue 1/, (e) => e.tables.history.splice(1, 1, { ...e.tables.history[1]!, commands: ['issue 1'] })],
	['a good record among the dead letters', LETTERS, /a good record is a dead letter/, (e) => replace(e, 'erp.items', 1, { headers: [] })],
	['a bad record that no consumer put aside', LETTERS, /dead letters of 0 consumers/, (e) => replace(e, 'erp.items.dlq', 0, null)],
	['a dead letter with another value', LETTERS, /other bytes/, (e) => replace(e, 'erp.items.dlq', 0, { value: Buffer.from('x') })],
	['a dead letter that lost a header', LETTERS, /other bytes/, (e) => replace(e, 'erp.items.dlq', 0, { headers: e.records.find(({ topic }) => topic === 'erp.items.dlq')!.headers.slice(1) })],
];

describe('the checker of chaos runs', () => {
	it('finds nothing where everything is right', () => {
		const broken = Object.entries(check(soundEvidence())).filter(([, { ok }]) => !ok);
		expect(broken).toEqual([]);
	});

	it('takes a repeated publication for no fault', () => {
		const evidence = soundEvidence();
		evidence.records.push(record('origin.questions', 2, 'first'), record('origin.questions', 3, 'second'));
		expect(Object.values(check(evidence)).every(({ ok }) => ok)).toBe(true);
	});

	it('takes a lease that is given up, renewed or run out for no fault', () => {
		const evidence = soundEvidence();
		const given = {
			shard: 0,
			holder: null,
			term: 1,
			expiresAt: Number.NEGATIVE_INFINITY,
			process: 'relay-1#1',
			at: 300,
		};
		evidence.audit.leases.push(
			given,
			lease(2, 301, 'relay-2#1'),
			lease(2, 2_000, 'relay-2#1'),
			lease(3, 7_000, 'relay-1#1'),
		);
		expect(check(evidence)[FENCE]).toMatchObject({ ok: true });
	});

	it('takes a removal under a lease that is over for no fault while nobody has taken it', () => {
		const evidence = soundEvidence();
		evidence.audit.removed.splice(4, 1, { ...evidence.audit.removed[4]!, begun: 1_500, ended: 1_501 });
		evidence.audit.leases.push(lease(2, 1_600, 'relay-2#1'));
		expect(check(evidence)[FENCE]?.ok).toBe(true);
	});

	it('wants no order of requests for evaluation that ran side by side, and wants it of all others', () => {
		const inverted = (topic: string, snapshot: string) => {
			const evidence = soundEvidence();
			const [, , , first, second] = evidence.audit.appended;
			evidence.audit.appended.splice(3, 2, { ...first!, topic }, { ...second!, topic, snapshot });
			replace(evidence, 'origin.questions', 0, { topic, offset: 2 });
			replace(evidence, 'origin.questions', 1, { topic });
			return check(evidence)['order per aggregate']?.ok;
		};
		// The first was appended by transaction 704.
		expect(inverted('origin.evaluation-requests', '704:706:704')).toBe(true);
		expect(inverted('origin.evaluation-requests', '700:704:')).toBe(true);
		expect(inverted('origin.evaluation-requests', '703:706:703')).toBe(false);
		expect(inverted('origin.evaluation-requests', '705:705:')).toBe(false);
		expect(inverted('origin.questions', '704:706:704')).toBe(false);
	});

	describe('of a request that came before its suppliers’ declarations', () => {
		/** R-0 came early and was refused; R-1 is the same, asked again. */
		const refusedEarly = (code: string, early: { again: string | null } | undefined, changes: Partial<Asked> = {}) => {
			const evidence = soundEvidence();
			const [again] = evidence.asked;
			evidence.asked.push({ ...again!, requestId: 'R-0', ...(early && { early }), ...changes });
			const refused = { id: 'C-R-0', requestId: 'R-0', number: null, status: 'refused', version: 1 };
			evidence.tables.certificates.push({ ...refused, saidSha256: null, keptSha256: null });
			const [saga] = evidence.tables.sagas;
			evidence.tables.sagas.push({ ...saga!, id: 'R-0', outcome: 'refused' });
			evidence.tables.history.push({ saga: saga!.saga, id: 'R-0', version: 1, commands: ['refuse 0'] });
			const fields = { certificateId: 'C-R-0', requestId: 'R-0', code };
			const decoded = { type: 'psra.ltsd.CertificateRefused', fields };
			evidence.records.push(record(EVENTS, 1, 'refused', { decoded }));
			return check(evidence)[SAGAS];
		};

		it('accepts the refusal for want of origin where it was asked again', () => {
			expect(refusedEarly('not-originating', { again: 'R-1' })).toMatchObject({ ok: true });
		});

		it.each([
			['was not asked again', 'not-originating', { again: null }, {}],
			['was asked again under a number that nobody asked', 'not-originating', { again: 'R-9' }, {}],
			['was asked again for other goods', 'not-originating', { again: 'R-1' }, { skus: ['VALVE'] }],
			['should have waited', 'not-originating', { again: 'R-1' }, { expected: 'waiting' }],
			['was refused for something else', 'facts-missing', { again: 'R-1' }, {}],
			['was not early at all', 'not-originating', undefined, {}],
		] as const)('accepts no refusal that %s', (_, code, early, changes) => {
			expect(refusedEarly(code, early, changes)?.examples.join()).toMatch(/R-0 should/);
		});

		it('accepts no declaration in the place of a refusal', () => {
			const evidence = soundEvidence();
			evidence.asked.splice(0, 1, { ...evidence.asked[0]!, expected: 'refused', early: { again: 'R-1' } });
			expect(check(evidence)[SAGAS]?.examples.join()).toMatch(/R-1 should be refused .*; it is issued/);
		});
	});

	it.each(BREAKS)('finds %s', (_, invariant, says, apply) => {
		const evidence = soundEvidence();
		apply(evidence);
		const found = check(evidence)[invariant];
		expect(found?.ok).toBe(false);
		expect(found?.examples.join('\n')).toMatch(says);
	});

	it('has a broken example here for every invariant', () => {
		expect(new Set(BREAKS.map(([, invariant]) => invariant))).toEqual(new Set(Object.keys(INVARIANTS)));
	});
});
