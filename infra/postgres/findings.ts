import type { FactStore } from '../ports/facts.ts';
import type { Finding } from '../ports/findings.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const CLEAR: Statement = {
	name: 'finding_clear',
	text: 'DELETE FROM finding WHERE company = $1 AND subject_kind = $2 AND subject_id = $3 RETURNING sku',
};
const INSERT: Statement = {
	name: 'finding_insert',
	text: `
		INSERT INTO finding (company, subject_kind, subject_id, ordinal, sku, code, field, problem, remedy, blocking, message_id)
		SELECT $1, $2, $3, row_number() OVER (), f->>'sku', f->>'code', f->>'field', f->>'problem', f->>'remedy', (f->>'blocking')::boolean, f->>'messageId'
		FROM jsonb_array_elements($4::jsonb) AS f`,
};
const OF_KIND: Statement = {
	name: 'finding_of_kind',
	text: `
		SELECT subject_id AS "subjectId", sku, code, field, problem, remedy, blocking
		FROM finding WHERE company = $1 AND subject_kind = $2 FOR UPDATE`,
};
const CLEAR_KIND: Statement = {
	name: 'finding_clear_kind',
	text: 'DELETE FROM finding WHERE company = $1 AND subject_kind = $2',
};
const INSERT_KIND: Statement = {
	name: 'finding_insert_kind',
	text: `
		INSERT INTO finding (company, subject_kind, subject_id, ordinal, sku, code, field, problem, remedy, blocking, message_id)
		SELECT $1, $2, f->>'subjectId', row_number() OVER (), f->>'sku', f->>'code', f->>'field', f->>'problem', f->>'remedy',
			(f->>'blocking')::boolean, f->>'messageId'
		FROM jsonb_array_elements($3::jsonb) AS f`,
};
const CLOSE: Statement = {
	name: 'finding_close',
	text: 'DELETE FROM finding WHERE company = $1 AND sku = $2 AND code = $3',
};
const SUBJECTS: Statement = {
	name: 'finding_subjects',
	text: 'SELECT DISTINCT subject_id FROM finding WHERE company = $1 AND sku = $2 AND subject_kind = $3 AND code = $4 ORDER BY 1',
};
const ITEMS: Statement = {
	name: 'finding_items',
	text: `
		SELECT DISTINCT sku FROM finding
		WHERE company = $1 AND subject_kind = $2 AND subject_id = $3 AND code = $4 AND sku IS NOT NULL ORDER BY 1`,
};

export function findingStatements(
	client: Queryable,
): Pick<FactStore, 'replaceFindings' | 'exchangeFindings' | 'closeFindings' | 'subjectsWith' | 'itemsNamed'> {
	return {
		async replaceFindings(company, subjectKind, subjectId, findings) {
			const before = await rows<{ sku: string | null }>(client, CLEAR, [company, subjectKind, subjectId]);
			if (findings.length > 0) await run(client, INSERT, [company, subjectKind, subjectId, JSON.stringify(findings)]);
			return [...new Set(before.flatMap(({ sku }) => (sku === null ? [] : [sku])))].sort();
		},
		async exchangeFindings(company, subjectKind, findings) {
			const before = new Map(
				(await rows<Comparable>(client, OF_KIND, [company, subjectKind])).map((f) => [textOf(f), f.sku]),
			);
			const after = new Map(findings.map((finding) => [textOf(finding), finding.sku]));
			const differing = [...before, ...after].filter(([text]) => before.has(text) !== after.has(text));
			if (differing.length === 0) return [];
			await run(client, CLEAR_KIND, [company, subjectKind]);
			await run(client, INSERT_KIND, [company, subjectKind, JSON.stringify(findings)]);
			return [...new Set(differing.flatMap(([, sku]) => (sku === null ? [] : [sku])))].sort();
		},
		async closeFindings(company, sku, code) {
			await run(client, CLOSE, [company, sku, code]);
		},
		async subjectsWith(company, sku, subjectKind, code) {
			const found = await rows<{ subject_id: string }>(client, SUBJECTS, [company, sku, subjectKind, code]);
			return found.map((row) => row.subject_id);
		},
		async itemsNamed(company, subjectKind, subjectId, code) {
			const found = await rows<{ sku: string }>(client, ITEMS, [company, subjectKind, subjectId, code]);
			return found.map((row) => row.sku);
		},
	};
}

type Comparable = Pick<Finding, 'subjectId' | 'sku' | 'code' | 'field' | 'problem' | 'remedy' | 'blocking'>;

/** Equal for findings that say the same, whichever message brought them. */
function textOf({ subjectId, sku, code, field, problem, remedy, blocking }: Comparable): string {
	return JSON.stringify([subjectId, sku, code, field, problem, remedy, blocking]);
}
