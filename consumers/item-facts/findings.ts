import type { ErrorCode } from '../../infra/errors.ts';
import type { FactStore } from '../../infra/ports/facts.ts';
import type { Finding } from '../../infra/ports/findings.ts';
import { declarationCaseOf } from '../../rules/declarations/as-recorded.ts';
import { judgeDeclaration } from '../../rules/declarations/receive.ts';
import type { Bom, Party, SupplierDeclaration } from '../../schemas/index.ts';

/** Components that no item record is known for: the record stays, and the finding goes when the item comes. */
export async function unknownItems(
	facts: FactStore,
	subject: Pick<Finding, 'company' | 'subjectKind' | 'subjectId' | 'messageId'>,
	named: readonly { readonly field: string; readonly sku: string }[],
): Promise<Finding[]> {
	const unknown = new Set(await facts.unknownItems(subject.company, [...new Set(named.map((n) => n.sku))]));
	const first = new Map<string, string>();
	for (const { sku, field } of named) if (unknown.has(sku) && !first.has(sku)) first.set(sku, field);
	return [...first].map(([sku, field]) => ({
		...subject,
		sku,
		code: 'ITEM_UNKNOWN' satisfies ErrorCode,
		field,
		problem: `no item ${sku} is known`,
		remedy: `Send the item ${sku}, or correct the number.`,
		blocking: false,
	}));
}

/** A bill of materials that contains itself keeps every item on the way round from being judged. */
function cycleFindings(bom: Bom, path: readonly string[], messageId: string): Finding[] {
	return [...new Set(path)].map((sku) => ({
		company: bom.company,
		subjectKind: 'bom',
		subjectId: bom.sku,
		sku,
		code: 'BOM_CYCLE' satisfies ErrorCode,
		field: 'lines',
		problem: `the bill of materials contains itself: ${path.join(' → ')}`,
		remedy: 'Correct one of these bills of materials in the ERP.',
		blocking: true,
		messageId,
	}));
}

function incompleteFinding(bom: Bom, messageId: string): Finding[] {
	if (bom.incompleteReason === null) return [];
	return [
		{
			company: bom.company,
			subjectKind: 'bom',
			subjectId: bom.sku,
			sku: bom.sku,
			code: 'BOM_INCOMPLETE' satisfies ErrorCode,
			field: 'lines',
			problem: bom.incompleteReason,
			remedy: 'Correct the lines and send the bill of materials again.',
			blocking: true,
			messageId,
		},
	];
}

/** Replaces what is wrong with a bill of materials by what is wrong with it on the day. */
export async function recordBomFindings(facts: FactStore, bom: Bom, day: string, messageId: string): Promise<void> {
	const { company, sku } = bom;
	const subject = { company, subjectKind: 'bom', subjectId: sku, messageId };
	const named = bom.lines.map((line, index) => ({ field: `lines[${index}].componentSku`, sku: line.componentSku }));
	const cycle = await facts.bomCycle(company, sku, day);
	const findings = [
		...incompleteFinding(bom, messageId),
		...(cycle ? cycleFindings(bom, cycle, messageId) : []),
		...(await unknownItems(facts, subject, named)),
	];
	await facts.replaceFindings(company, subject.subjectKind, subject.subjectId, findings);
}

/**
 * A second look once an item's facts are quiet. Records that arrive at once, e.g. an item and a bill of materials that
 * names it, are saved side by side without seeing each other; whichever was saved last sees both here, so the item is looked
 * for from both sides. A cycle whose lines no longer hold is closed.
 */
export async function lookAgain(facts: FactStore, company: string, sku: string, day: string): Promise<void> {
	const named = [...new Set([sku, ...(await facts.itemsNamed(company, 'bom', sku, 'ITEM_UNKNOWN'))])];
	const unknown = new Set(await facts.unknownItems(company, named));
	for (const known of named) if (!unknown.has(known)) await facts.closeFindings(company, known, 'ITEM_UNKNOWN');
	const cycle = await facts.bomCycle(company, sku, day);
	const recorded = await facts.subjectsWith(company, sku, 'bom', 'BOM_CYCLE');
	if (cycle ? recorded.length > 0 : recorded.length === 0) return;
	for (const subject of cycle ? [sku] : recorded)
		await recordBomFindings(facts, (await facts.get('bom', company, subject)) as Bom, day, `second-look:${sku}`);
}

/** What stands against a supplier's declaration by its form; it then proves nothing, and its goods count as non-originating. */
export async function declarationFindings(
	facts: FactStore,
	declaration: SupplierDeclaration,
	messageId: string,
): Promise<Finding[]> {
	const supplier = (await facts.get('party', declaration.company, declaration.supplierId)) as Party | undefined;
	// A revocation limits which deliveries it proves, which only its use can tell: by its form it stands.
	const form = declarationCaseOf(
		{ ...declaration, revocation: null },
		{ supplierCountry: supplier?.country, customerCountry: undefined },
	);
	const judgement = judgeDeclaration(form);
	return judgement.findings
		.filter((finding) => finding.verdict !== 'accept')
		.map((finding) => ({
			company: declaration.company,
			subjectKind: 'supplier_declaration',
			subjectId: declaration.declarationId,
			sku: null,
			code: 'DECLARATION_REJECTED' satisfies ErrorCode,
			field: finding.check,
			problem: `${finding.message} (${finding.article})`,
			remedy: finding.remedy,
			blocking: false,
			messageId,
		}));
}
