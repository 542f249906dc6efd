import type { TopicDefinition } from './types.ts';
import { MIB } from './types.ts';

/** ERP contexts allow 8 MB a record: a BOM of a machine has tens of thousands of lines. */
const ERP_RECORD = 8 * MIB;

/** Owner of the topics that ERP systems write, on Kafka themselves or through an entrance. */
export const ERP_SYSTEMS = 'ERP systems and producers/erp-*';

const masterData = (name: string, key: string, purpose: string) =>
	({
		name,
		key,
		purpose,
		owner: ERP_SYSTEMS,
		partitions: 4,
		retention: 'for-ever',
		maxRecordBytes: ERP_RECORD,
		personalData: [],
		deadLetters: true,
	}) as const;

export const erpTopics = [
	{
		...masterData('erp.parties', 'company|party id', 'Suppliers, customers and the firm itself.'),
		records: { 'psra.erp.Party': (v) => [v.company, v.partyId] },
		personalData: ['address', 'signatory'],
	},
	{
		...masterData('erp.items', 'company|sku', 'Item master data with tariff code, weight and units.'),
		records: { 'psra.erp.Item': (v) => [v.company, v.sku] },
	},
	{
		...masterData('erp.boms', 'company|sku', 'Bills of materials of made items.'),
		records: { 'psra.erp.Bom': (v) => [v.company, v.sku] },
	},
	{
		...masterData('erp.routings', 'company|sku', 'Operations that are done to make an item.'),
		records: { 'psra.erp.Routing': (v) => [v.company, v.sku] },
	},
	{
		...masterData('erp.prices', 'company|sku', 'Ex-works, FOB and purchase prices of an item.'),
		records: { 'psra.erp.PriceList': (v) => [v.company, v.sku] },
	},
	{
		...masterData('erp.exchange-rates', 'company|currency pair', 'Dated exchange rates.'),
		records: { 'psra.erp.ExchangeRate': (v) => [v.company, v.pair] },
	},
	{
		...masterData(
			'erp.inventory-movements',
			'company|sku',
			'Goods receipts, issues, deliveries and their cancellations.',
		),
		records: { 'psra.erp.InventoryMovement': (v) => [v.company, v.sku] },
		partitions: 8,
	},
	{
		...masterData('erp.production-orders', 'company|sku', 'Orders to make an item, with what was taken for them.'),
		records: { 'psra.erp.ProductionOrder': (v) => [v.company, v.sku] },
	},
	{
		...masterData('erp.supplier-declarations', 'company|declaration id', "Suppliers' declarations as received."),
		records: { 'psra.erp.SupplierDeclaration': (v) => [v.company, v.declarationId] },
		personalData: ['responsiblePerson'],
	},
	{
		...masterData('erp.certificate-requests', 'company|request id', 'Wishes for a long-term supplier’s declaration.'),
		records: { 'psra.erp.CertificateRequest': (v) => [v.company, v.requestId] },
	},
	{
		name: 'erp.sync-commands',
		key: 'company|certificate id',
		purpose: 'Orders to tell the ERP an origin status.',
		owner: 'sagas',
		records: { 'psra.erp.SyncOriginStatus': (v) => [v.company, v.certificateId] },
		partitions: 4,
		retention: { days: 30 },
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
	{
		name: 'erp.sync-receipts',
		key: 'company|certificate id',
		purpose: 'What the ERP’s inventory interface answered.',
		owner: 'consumers/erp-sync',
		records: { 'psra.erp.SyncReceipt': (v) => [v.company, v.certificateId] },
		partitions: 4,
		retention: { days: 30 },
		maxRecordBytes: MIB,
		personalData: [],
		deadLetters: true,
	},
] as const satisfies readonly TopicDefinition[];
