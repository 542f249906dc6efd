import { decimal, isZero } from '../../../rules/schema/decimal.ts';
import type { EventTypes } from '../../../schemas/index.ts';
import { aboveZero, country, currency, keyPart, notNegative } from './values.ts';
import { Check, type Violation } from './violation.ts';

export type { Violation } from './violation.ts';

const HS_EDITIONS = ['2002', '2007', '2012', '2017', '2022'];

type FactType =
	| 'psra.erp.Party'
	| 'psra.erp.Item'
	| 'psra.erp.Bom'
	| 'psra.erp.Routing'
	| 'psra.erp.ProductionOrder'
	| 'psra.erp.PriceList'
	| 'psra.erp.ExchangeRate'
	| 'psra.erp.InventoryMovement'
	| 'psra.erp.SupplierDeclaration';

type Checks = { readonly [T in FactType]: (record: EventTypes[T], check: Check) => void };

const CHECKS: Checks = {
	'psra.erp.Party'(party, check) {
		keyPart(check, 'partyId', party.partyId);
		country(check, 'country', party.country);
		check.that(party.name.trim() !== '', 'name', 'is empty', 'Send the name as on documents.');
	},
	'psra.erp.Item'(item, check) {
		keyPart(check, 'sku', item.sku);
		check.that(
			item.hs === null || /^\d{6,10}$/.test(item.hs),
			'hs',
			`${JSON.stringify(item.hs)} is no tariff code`,
			'Send 6 to 10 digits without dots, or null while the item is not classified.',
		);
		check.that(
			HS_EDITIONS.includes(item.hsEdition),
			'hsEdition',
			`${item.hsEdition} is no edition`,
			`Send one of ${HS_EDITIONS.join(', ')}.`,
		);
		notNegative(check, 'netWeightKg', item.netWeightKg);
		for (const [index, unit] of item.units.entries())
			aboveZero(check, `units[${index}].factorToBase`, unit.factorToBase);
	},
	'psra.erp.Bom'(bom, check) {
		keyPart(check, 'sku', bom.sku);
		aboveZero(check, 'baseQuantity', bom.baseQuantity);
		const seen = new Set<string>();
		for (const [index, line] of bom.lines.entries()) {
			aboveZero(check, `lines[${index}].quantity`, line.quantity);
			check.that(
				!seen.has(line.lineId),
				`lines[${index}].lineId`,
				`${line.lineId} stands twice`,
				'Number the lines of a bill of materials apart.',
			);
			seen.add(line.lineId);
		}
	},
	'psra.erp.Routing'(routing, check) {
		keyPart(check, 'sku', routing.sku);
		for (const [index, operation] of routing.operations.entries())
			country(check, `operations[${index}].territory`, operation.territory);
	},
	'psra.erp.ProductionOrder'(order, check) {
		keyPart(check, 'sku', order.sku);
		keyPart(check, 'orderId', order.orderId);
		aboveZero(check, 'quantity', order.quantity);
		notNegative(check, 'made', order.made);
		country(check, 'territory', order.territory);
		check.that(
			order.startedOn === null || order.finishedOn === null || order.startedOn <= order.finishedOn,
			'finishedOn',
			`${order.finishedOn} is before ${order.startedOn}`,
			'Send the first and the last day of production.',
		);
		for (const [index, component] of order.components.entries())
			notNegative(check, `components[${index}].quantity`, component.quantity);
	},
	'psra.erp.PriceList'(list, check) {
		keyPart(check, 'sku', list.sku);
		for (const [index, price] of list.prices.entries()) {
			notNegative(check, `prices[${index}].amount`, price.amount);
			aboveZero(check, `prices[${index}].perQuantity`, price.perQuantity);
			currency(check, `prices[${index}].currency`, price.currency);
		}
	},
	'psra.erp.ExchangeRate'(rates, check) {
		check.that(
			/^[A-Z]{3}\/[A-Z]{3}$/.test(rates.pair),
			'pair',
			`${JSON.stringify(rates.pair)} is no pair`,
			'Send two ISO 4217 codes, e.g. USD/EUR.',
		);
		for (const [index, rate] of rates.rates.entries()) aboveZero(check, `rates[${index}].rate`, rate.rate);
	},
	'psra.erp.InventoryMovement'(movement, check) {
		keyPart(check, 'sku', movement.sku);
		notNegative(check, 'entryQuantity', movement.entryQuantity);
		notNegative(check, 'baseQuantity', movement.baseQuantity);
		check.that(
			movement.baseQuantity === null ||
				isZero(decimal(movement.baseQuantity)) === isZero(decimal(movement.entryQuantity)),
			'baseQuantity',
			`${movement.baseQuantity} does not go with the entry quantity ${movement.entryQuantity}`,
			'Send both, or leave the base quantity out.',
		);
		notNegative(check, 'unitPrice', movement.unitPrice);
		currency(check, 'currency', movement.currency);
		country(check, 'countryOfOrigin', movement.countryOfOrigin);
		check.that(
			movement.unitPrice === null || movement.currency !== null,
			'currency',
			'a price without a currency',
			'Send the currency of unitPrice.',
		);
		check.that(
			movement.kind !== 'cancellation' || movement.cancels !== null,
			'cancels',
			'a cancellation that names no document',
			'Name the document, year and line that it takes back.',
		);
		check.that(
			movement.kind === 'cancellation' || movement.cancels === null,
			'cancels',
			`a ${movement.kind} that names a document to take back`,
			'Take a document back by a cancellation, or leave the name out.',
		);
	},
	'psra.erp.SupplierDeclaration'(declaration, check) {
		keyPart(check, 'declarationId', declaration.declarationId);
		for (const [index, material] of declaration.materials.entries())
			notNegative(check, `materials[${index}].value`, material.value);
	},
};

/** What a record says that can not be; empty where it may be stored. */
export function violationsOf<T extends FactType>(type: T, record: EventTypes[T]): Violation[] {
	const check = new Check();
	CHECKS[type](record, check);
	return check.violations;
}
