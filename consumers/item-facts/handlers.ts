import type { Clock } from '../../infra/ports/clock.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { Bom, EventTypes } from '../../schemas/index.ts';
import type { Handle, Incoming } from '../runner/index.ts';
import { violationsOf } from './check/index.ts';
import { concernedBy, currencyOf } from './concerned.ts';
import { declarationFindings, recordBomFindings, unknownItems } from './findings.ts';
import type { Reevaluation } from './reevaluate.ts';
import { conflict, heal, healCancelled, invalid, type Reason, reject, rejectedOf } from './rejected.ts';
import { type FullStateType, fullStateOf, movementRowOf } from './state.ts';

type Changed = Reevaluation['changed'];

/** What a record's own kind does once it is stored: its index, its findings, and which items it bears on. */
type Follow<T extends FullStateType> = (message: Incoming<T>, session: Session) => Promise<readonly string[]>;

/** Full-state records: checked, kept if newer, followed by what hangs on them. */
export function fullState<T extends FullStateType>(changed: Changed, follow: Follow<T>): Handle<T> {
	return async (message, session) => {
		const { id, type, value } = message;
		const state = fullStateOf(type, value);
		const rejected = rejectedOf(state.company, state.kind, state.id);
		const refuse = async (reason: Reason) => {
			const concerned = { ...(await concernedBy(session.facts, type, value)), messageId: id };
			return reject(changed, session, rejected, concerned, reason);
		};
		const violations = violationsOf(type, value);
		if (violations.length > 0) return refuse(invalid(type, violations));
		switch (await session.facts.put(state)) {
			case 'repeated':
			case 'stale':
				return {};
			case 'conflict': {
				const what = `${state.kind} ${state.id}, sequence ${state.sequence},`;
				const remedy = 'Find out which one is right, and send it with a higher sequence.';
				return refuse(conflict(what, 'sequence', remedy));
			}
			case 'stored': {
				const healed = await heal(session, rejected);
				const followed = await follow(message, session);
				await changed(session, state.company, [...new Set([...healed, ...followed])]);
				return {};
			}
		}
	};
}

export function movement(changed: Changed): Handle<'psra.erp.InventoryMovement'> {
	return async ({ id, type, value }, session) => {
		const row = movementRowOf(value);
		const rejected = rejectedOf(row.company, 'movement', row.document);
		const refuse = async (reason: Reason) => {
			const known = await session.facts.movedItem(row.company, row.document);
			const skus = [...new Set([row.sku, known ?? row.sku])];
			return reject(changed, session, rejected, { skus, everyProduct: false, messageId: id }, reason);
		};
		const violations = violationsOf(type, value);
		// A receipt that is missing may have another price or supplier: what was received is then not known in full.
		if (violations.length > 0) return refuse(invalid(type, violations));
		const outcome = await session.facts.putMovement(row);
		if (outcome === 'repeated') return {};
		if (outcome === 'conflict') {
			const remedy = 'Cancel the document, and send what is right as a new one.';
			return refuse(conflict(`movement ${row.document}`, 'documentNumber', remedy));
		}
		const healed = await heal(session, rejected);
		if (row.cancels !== null) healed.push(...(await healCancelled(session, row.company, row.sku, row.cancels)));
		const subject = { company: row.company, subjectKind: 'movement', subjectId: row.document, messageId: id };
		const findings = await unknownItems(session.facts, subject, [{ field: 'sku', sku: row.sku }]);
		if (findings.length > 0)
			await session.facts.replaceFindings(row.company, subject.subjectKind, subject.subjectId, findings);
		await changed(session, row.company, [...new Set([row.sku, ...healed])]);
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

export const followBom =
	(clock: Clock): Follow<'psra.erp.Bom'> =>
	async ({ id, value: bom }, { facts }) => {
		const { company, sku } = bom;
		const today = clock.today();
		await facts.putBomLines(company, sku, [...new Set(bom.lines.map((line) => line.componentSku))]);
		// Found with another bill of materials that this one may have set right.
		const others = (await facts.subjectsWith(company, sku, 'bom', 'BOM_CYCLE')).filter((other) => other !== sku);
		await recordBomFindings(facts, bom, today, id);
		for (const other of others)
			await recordBomFindings(facts, (await facts.get('bom', company, other)) as Bom, today, id);
		return [sku, ...others];
	};

/** Routing and prices bear on their item alone. */
export const followOwnItem = async ({ value }: { value: { sku: string } }): Promise<readonly string[]> => [value.sku];

/** Kept for lots and stages that are to come; no rule rests on an order yet, so nothing is judged anew. */
export const followOrder: Follow<'psra.erp.ProductionOrder'> = async () => [];

export const followRate: Follow<'psra.erp.ExchangeRate'> = async ({ value }, { facts }) =>
	facts.pricedIn(value.company, currencyOf(value));

export const followDeclaration: Follow<'psra.erp.SupplierDeclaration'> = async ({ id, value }, { facts }) => {
	const goods = [...new Set(value.goods.map((good) => good.sku))];
	const before = await facts.putDeclaredGoods(value.company, value.declarationId, goods);
	const findings = await declarationFindings(facts, value, id);
	await facts.replaceFindings(value.company, 'supplier_declaration', value.declarationId, findings);
	return [...new Set([...before, ...goods])];
};
