import { PsraError } from '../../infra/errors.ts';
import type { Finding } from '../../infra/ports/findings.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { Bom, EventTypes } from '../../schemas/index.ts';
import type { Handle, HandlerResult, Incoming } from '../runner/index.ts';
import { type Violation, violationsOf } from './check/index.ts';
import { declarationFindings, recordBomFindings, unknownItems } from './findings.ts';
import type { Reevaluation } from './reevaluate.ts';
import { type FullStateType, fullStateOf, movementRowOf } from './state.ts';

type Changed = Reevaluation['changed'];

/** What a record's own kind does once it is stored: its index, its findings, and which items it bears on. */
type Follow<T extends FullStateType> = (message: Incoming<T>, session: Session) => Promise<readonly string[]>;

/** Full-state records: checked, kept if newer, followed by what hangs on them. */
export function fullState<T extends FullStateType>(changed: Changed, follow: Follow<T>): Handle<T> {
	return async (message, session) => {
		const state = fullStateOf(message.type, message.value);
		const rejected = { company: state.company, subjectKind: `rejected ${state.kind}`, subjectId: state.id };
		const violations = violationsOf(message.type, message.value);
		if (violations[0]) return reject(changed, message, session, rejected, violations);
		switch (await session.facts.put(state)) {
			case 'repeated':
			case 'stale':
				return {};
			case 'conflict':
				return {
					deadLetter: conflict(`${state.kind} ${state.id}`, `sequence ${state.sequence} is known with another content`),
				};
			case 'stored':
				await clear(session, rejected);
				await changed(session, state.company, await follow(message, session));
				return {};
		}
	};
}

/**
 * A record that says what can't be goes to the dead letters; the fact that it would have replaced may no longer hold, so
 * its item is not judged until a good record comes.
 */
async function reject(
	changed: Changed,
	{ id, value, type }: Incoming<FullStateType>,
	session: Session,
	subject: Subject,
	violations: readonly Violation[],
): Promise<HandlerResult> {
	const sku = 'sku' in value ? value.sku : null;
	await blockItem(session, subject, sku, violations, id);
	if (sku !== null) await changed(session, subject.company, [sku]);
	return { deadLetter: invalid(type, violations) };
}

type Subject = Pick<Finding, 'company' | 'subjectKind' | 'subjectId'>;

async function blockItem(
	{ facts }: Session,
	subject: Subject,
	sku: string | null,
	violations: readonly Violation[],
	messageId: string,
): Promise<void> {
	const common = { ...subject, sku, code: 'VALUE_INVALID', blocking: sku !== null, messageId };
	const findings = violations.map((violation) => ({ ...common, ...violation }));
	await facts.replaceFindings(subject.company, subject.subjectKind, subject.subjectId, findings);
}

async function clear({ facts }: Session, { company, subjectKind, subjectId }: Subject): Promise<void> {
	await facts.replaceFindings(company, subjectKind, subjectId, []);
}

function invalid(type: string, violations: readonly Violation[]): PsraError {
	const [first] = violations as [Violation];
	const all = violations.map((v) => `${v.field}: ${v.problem}`).join('; ');
	return new PsraError('VALUE_INVALID', `${type}: ${all}`, { ...first, problem: all });
}

function conflict(what: string, problem: string): PsraError {
	return new PsraError('SEQUENCE_CONFLICT', `Two contents of ${what}.`, {
		field: 'sequence',
		problem,
		remedy: 'Find out which one is right, and send it with a higher sequence (a movement: as a new document).',
	});
}

export function movement(changed: Changed): Handle<'psra.erp.InventoryMovement'> {
	return async ({ id, type, value }, session) => {
		const row = movementRowOf(value);
		const rejected = (document: string) => ({
			company: row.company,
			subjectKind: 'rejected movement',
			subjectId: document,
		});
		const violations = violationsOf(type, value);
		if (violations[0]) {
			// What was received is then not known in full, and a price or a supplier may be missing from the average.
			await blockItem(session, rejected(row.document), row.sku, violations, id);
			await changed(session, row.company, [row.sku]);
			return { deadLetter: invalid(type, violations) };
		}
		const outcome = await session.facts.putMovement(row);
		if (outcome === 'repeated') return {};
		if (outcome === 'conflict')
			return { deadLetter: conflict(`movement ${row.document}`, 'the document is known with another content') };
		for (const document of [row.document, row.cancels]) {
			if (document !== null) await clear(session, rejected(document));
		}
		const subject = { company: row.company, subjectKind: 'movement', subjectId: row.document, messageId: id };
		const findings = await unknownItems(session.facts, subject, [{ field: 'sku', sku: row.sku }]);
		if (findings.length > 0)
			await session.facts.replaceFindings(row.company, subject.subjectKind, subject.subjectId, findings);
		await changed(session, row.company, [row.sku]);
		return {};
	};
}

export const followParty: Follow<'psra.erp.Party'> = async ({ id, value }, { facts }) => {
	if (value.roles.includes('own')) return facts.evaluated(value.company, null);
	for (const declaration of await facts.declarationsOf(value.company, value.partyId)) {
		const record = declaration as EventTypes['psra.erp.SupplierDeclaration'];
		const findings = await declarationFindings(facts, record, id);
		await facts.replaceFindings(value.company, 'supplier_declaration', record.declarationId, findings);
	}
	return facts.suppliedBy(value.company, value.partyId);
};

export const followItem: Follow<'psra.erp.Item'> = async ({ value }, { facts }) => {
	await facts.closeFindings(value.company, value.sku, 'ITEM_UNKNOWN');
	return [value.sku];
};

export const followBom: Follow<'psra.erp.Bom'> = async ({ id, value: bom }, { facts }) => {
	const { company, sku } = bom;
	await facts.putBomLines(company, sku, [...new Set(bom.lines.map((line) => line.componentSku))]);
	// Found with another bill of materials that this one may have set right.
	const others = (await facts.subjectsWith(company, sku, 'bom', 'BOM_CYCLE')).filter((other) => other !== sku);
	await recordBomFindings(facts, bom, id);
	for (const other of others) await recordBomFindings(facts, (await facts.get('bom', company, other)) as Bom, id);
	return [sku, ...others];
};

/** Routing and prices bear on their item alone. */
export const followOwnItem = async ({ value }: { value: { sku: string } }): Promise<readonly string[]> => [value.sku];

export const followRate: Follow<'psra.erp.ExchangeRate'> = async ({ value }, { facts }) =>
	facts.pricedIn(value.company, value.pair.slice(0, 3));

export const followDeclaration: Follow<'psra.erp.SupplierDeclaration'> = async ({ id, value }, { facts }) => {
	const goods = [...new Set(value.goods.map((good) => good.sku))];
	const before = await facts.putDeclaredGoods(value.company, value.declarationId, goods);
	const findings = await declarationFindings(facts, value, id);
	await facts.replaceFindings(value.company, 'supplier_declaration', value.declarationId, findings);
	return [...new Set([...before, ...goods])];
};
