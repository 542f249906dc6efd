import type { FactStore, FullState, MovementRow } from '../../../infra/ports/facts.ts';
import type { Finding } from '../../../infra/ports/findings.ts';
import { standing } from '../../../infra/postgres/standing.ts';
import type { Bom, InventoryMovement, Item, Party, PriceList, SupplierDeclaration } from '../../../schemas/index.ts';
import { cancellationsAmong, MOVED, memoryProduct } from './product.ts';
import { keyOfParts, type Tables } from './tables.ts';
import { pathBackTo, usersOf } from './where-used.ts';

export function memoryFacts(tables: Tables): FactStore {
	const { facts, movements, bomLines, declaredGoods, evaluations } = tables;
	const records = <T>(kind: FullState['kind'], company: string): T[] =>
		[...facts.values()].filter((f) => f.kind === kind && f.company === company).map((f) => f.record as T);
	const movementsOf = (company: string) =>
		[...movements.values()].filter((m) => m.company === company) as (MovementRow & { record: InventoryMovement })[];
	const linesOf = (company: string) => (sku: string) => bomLines.get(keyOfParts(company, sku)) ?? [];
	const made = (company: string) =>
		[...bomLines.keys()]
			.map((key) => JSON.parse(key) as [string, string])
			.flatMap(([c, sku]) => (c === company ? [sku] : []));
	return {
		async put(state) {
			const key = keyOfParts(state.kind, state.company, state.id);
			const known = facts.get(key);
			if (known && known.sequence >= state.sequence) {
				if (known.contentHash === state.contentHash) return 'repeated';
				return known.sequence === state.sequence ? 'conflict' : 'stale';
			}
			facts.set(key, state);
			return 'stored';
		},
		get: async (kind, company, id) => facts.get(keyOfParts(kind, company, id))?.record,
		ownParty: async (company) => records<Party>('party', company).find((party) => party.roles.includes('own')),
		async putMovement(row) {
			const key = keyOfParts(row.company, row.document);
			const known = movements.get(key);
			if (known) return known.contentHash === row.contentHash ? 'repeated' : 'conflict';
			movements.set(key, row);
			return 'stored';
		},
		movedItem: async (company, document) => movements.get(keyOfParts(company, document))?.sku,
		async putBomLines(company, sku, components) {
			bomLines.set(keyOfParts(company, sku), components);
		},
		async putDeclaredGoods(company, declarationId, skus) {
			const key = keyOfParts(company, declarationId);
			const before = declaredGoods.get(key) ?? [];
			declaredGoods.set(key, skus);
			return [...before];
		},
		declarationsOf: async (company, supplierId) =>
			records<SupplierDeclaration>('supplier_declaration', company).filter((d) => d.supplierId === supplierId),
		usedIn: async (company, skus) => usersOf(linesOf(company), made(company), skus),
		async suppliedBy(company, partyId) {
			const priced = records<PriceList>('price_list', company).filter((l) =>
				l.prices.some((p) => p.partyId === partyId),
			);
			const received = movementsOf(company).filter((m) => m.partyId === partyId && MOVED.includes(m.kind));
			const declared = records<SupplierDeclaration>('supplier_declaration', company)
				.filter((d) => d.supplierId === partyId)
				.flatMap((d) => declaredGoods.get(keyOfParts(company, d.declarationId)) ?? []);
			return [...new Set([...priced.map((l) => l.sku), ...received.map((m) => m.sku), ...declared])].sort();
		},
		async pricedIn(company, currency) {
			const priced = records<PriceList>('price_list', company).filter((l) =>
				l.prices.some((p) => p.currency === currency),
			);
			const received = movementsOf(company).filter((m) => m.record.currency === currency);
			const declared = records<SupplierDeclaration>('supplier_declaration', company)
				.filter((d) => d.materials.some((material) => material.currency === currency))
				.flatMap((d) => declaredGoods.get(keyOfParts(company, d.declarationId)) ?? []);
			return [...new Set([...[...priced, ...received].map((one) => one.sku), ...declared])].sort();
		},
		async evaluated(company, among) {
			const finished = records<Item>('item', company).filter((item) => item.finishedGood && item.active);
			const before = [...evaluations.values()].filter((e) => e.company === company);
			const all = new Set([...finished, ...before].map((one) => one.sku));
			return [...all].filter((sku) => among === null || among.includes(sku)).sort();
		},
		async bomCycle(company, sku, day) {
			const boms = new Map(records<Bom>('bom', company).map((bom) => [bom.sku, bom]));
			const holding = (one: string) =>
				boms.get(one)?.lines.filter((l) => (l.validFrom ?? day) <= day && day <= (l.validTo ?? day)) ?? [];
			return pathBackTo((one) => holding(one).map((l) => l.componentSku), sku);
		},
		async deliveries(company, partyId, skus, from) {
			const all = movementsOf(company);
			const to = all.filter((m) => m.kind === 'delivery' && m.partyId === partyId && skus.includes(m.sku));
			return standing(to, cancellationsAmong(all))
				.filter((m) => m.postingDate >= from)
				.sort((a, b) => (`${a.postingDate} ${a.document}` < `${b.postingDate} ${b.document}` ? -1 : 1))
				.map((m) => m.document);
		},
		unknownItems: async (company, skus) => skus.filter((sku) => !facts.has(keyOfParts('item', company, sku))),
		...memoryFindings(tables),
		product: async (company, sku, day) => memoryProduct(tables, company, sku, day),
	};
}

function memoryFindings({
	findings,
}: Tables): Pick<FactStore, 'replaceFindings' | 'exchangeFindings' | 'closeFindings' | 'subjectsWith' | 'itemsNamed'> {
	const of = (company: string): Finding[] => [...findings.values()].flat().filter((f) => f.company === company);
	return {
		async replaceFindings(company, subjectKind, subjectId, found) {
			const key = keyOfParts(company, subjectKind, subjectId);
			const before = findings.get(key) ?? [];
			findings.set(key, found);
			return [...new Set(before.flatMap(({ sku }) => (sku === null ? [] : [sku])))].sort();
		},
		async exchangeFindings(company, subjectKind, found) {
			const text = ({ messageId: _, ...said }: Finding) => JSON.stringify(said, Object.keys(said).sort());
			const before = of(company).filter((f) => f.subjectKind === subjectKind);
			const [was, is] = [before, found].map((list) => new Set(list.map(text))) as [Set<string>, Set<string>];
			const differing = [...before, ...found].filter((f) => was.has(text(f)) !== is.has(text(f)));
			for (const { subjectId } of before) findings.delete(keyOfParts(company, subjectKind, subjectId));
			for (const { subjectId } of found) {
				const own = found.filter((f) => f.subjectId === subjectId);
				findings.set(keyOfParts(company, subjectKind, subjectId), own);
			}
			return [...new Set(differing.flatMap(({ sku }) => (sku === null ? [] : [sku])))].sort();
		},
		async closeFindings(company, sku, code) {
			const stays = (f: Finding) => f.company !== company || f.sku !== sku || f.code !== code;
			for (const [key, found] of findings) findings.set(key, found.filter(stays));
		},
		async subjectsWith(company, sku, subjectKind, code) {
			const found = of(company).filter((f) => f.sku === sku && f.subjectKind === subjectKind && f.code === code);
			return [...new Set(found.map((f) => f.subjectId))].sort();
		},
		async itemsNamed(company, subjectKind, subjectId, code) {
			const found = findings.get(keyOfParts(company, subjectKind, subjectId)) ?? [];
			return [...new Set(found.flatMap((f) => (f.code === code && f.sku !== null ? [f.sku] : [])))].sort();
		},
	};
}
