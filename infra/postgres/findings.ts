import type { FactStore } from '../ports/facts.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const CLEAR: Statement = {
	name: 'finding_clear',
	text: 'DELETE FROM finding WHERE company = $1 AND subject_kind = $2 AND subject_id = $3',
};
const INSERT: Statement = {
	name: 'finding_insert',
	text: `
		INSERT INTO finding (company, subject_kind, subject_id, ordinal, sku, code, field, problem, remedy, blocking, message_id)
		SELECT $1, $2, $3, row_number() OVER (), f->>'sku', f->>'code', f->>'field', f->>'problem', f->>'remedy', (f->>'blocking')::boolean, f->>'messageId'
		FROM jsonb_array_elements($4::jsonb) AS f`,
};
const CLOSE: Statement = {
	name: 'finding_close',
	text: 'DELETE FROM finding WHERE company = $1 AND sku = $2 AND code = $3',
};
const SUBJECTS: Statement = {
	name: 'finding_subjects',
	text: 'SELECT DISTINCT subject_id FROM finding WHERE company = $1 AND sku = $2 AND subject_kind = $3 AND code = $4 ORDER BY 1',
};
export function findingStatements(
	client: Queryable,
): Pick<FactStore, 'replaceFindings' | 'closeFindings' | 'subjectsWith'> {
	return {
		async replaceFindings(company, subjectKind, subjectId, findings) {
			await run(client, CLEAR, [company, subjectKind, subjectId]);
			if (findings.length > 0) await run(client, INSERT, [company, subjectKind, subjectId, JSON.stringify(findings)]);
		},
		async closeFindings(company, sku, code) {
			await run(client, CLOSE, [company, sku, code]);
		},
		async subjectsWith(company, sku, subjectKind, code) {
			const found = await rows<{ subject_id: string }>(client, SUBJECTS, [company, sku, subjectKind, code]);
			return found.map((row) => row.subject_id);
		},
	};
}
