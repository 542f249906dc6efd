import { describe, expect, it } from '@jest/globals';
import { headersOf, readable, runnerKit } from '../../../../support/runner/kit.ts';

const LONG = 'x'.repeat(1_001);

async function lettersOf(
	sku: string,
	rest: { readonly id?: string; readonly source?: string; readonly company?: string },
) {
	const kit = await runnerKit(async () => ({}));
	const { id = 'm-1', source, company = 'HD' } = rest;
	const { error } = await kit.process([
		kit.message(sku, 0, { company, headers: headersOf(id, source) }),
		kit.message('B', 1),
	]);
	expect(error).toBeUndefined();
	expect(kit.outcomes).toEqual(['dead-lettered', 'handled']);
	for (const key of kit.database.tables.inbox.keys()) {
		expect(key).not.toContain('\\u0000');
		expect(key).not.toContain(LONG);
	}
	return kit.deadLetters().map(({ headers }) => {
		const reasons = new Map(readable(headers));
		return ['code', 'field', 'problem'].map((name) => reasons.get(`__dlq.errors.${name}`));
	});
}

describe('what the database can not keep', () => {
	it.each<[string, string, Parameters<typeof lettersOf>[1], string]>([
		['an id', 'A', { id: 'a\u0000b' }, 'ce_id'],
		['a source', 'A', { source: 'urn:\u0000' }, 'ce_source'],
		['a company', 'A', { company: 'H\u0000' }, 'company|sku'],
		['a key', 'A\u0000', {}, 'company|sku'],
	])('is refused where %s holds U+0000, and noted by its place', async (_what, sku, rest, field) => {
		expect(await lettersOf(sku, rest)).toEqual([
			['VALUE_INVALID', field, 'it holds U+0000, which PostgreSQL has no text for'],
		]);
	});

	it.each<[string, string, Parameters<typeof lettersOf>[1], string]>([
		['an id', 'A', { id: LONG }, 'ce_id'],
		['a source', 'A', { source: LONG }, 'ce_source'],
		['a key', LONG, {}, 'company|sku'],
	])('is refused where %s is too long for an index', async (_what, sku, rest, field) => {
		const [[code, at, problem] = []] = await lettersOf(sku, rest);
		expect([code, at]).toEqual(['VALUE_INVALID', field]);
		expect(problem).toMatch(/^it has 100[14] bytes, 1000 are allowed$/);
	});

	it('is refused where a text of the record holds U+0000, naming its place', async () => {
		const kit = await runnerKit(async () => ({}));
		const value = { company: 'HD', sku: 'A', requestId: 'r', agreements: ['eu-uk', 'eu\u0000'] };
		await kit.process([kit.messageOf({ ...value, asOf: null, reason: 'operator', requestedFor: null }, 0)]);
		expect(kit.outcomes).toEqual(['dead-lettered']);
		expect(new Map(readable(kit.deadLetters()[0]?.headers ?? [])).get('__dlq.errors.field')).toBe('agreements[1]');
	});
});
