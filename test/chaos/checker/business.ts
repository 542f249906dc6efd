import { BAD_HEADER, type Evidence, headerOf, type TopicRecord } from './evidence.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The table that keeps what a topic tells, newest state by id. */
const TABLES: Readonly<Record<string, string>> = {
	'erp.parties': 'party',
	'erp.items': 'item',
	'erp.boms': 'bom',
	'erp.routings': 'routing',
	'erp.prices': 'price_list',
	'erp.exchange-rates': 'exchange_rate',
	'erp.supplier-declarations': 'supplier_declaration',
};

/** Each good fact on the topics is in its table, in its newest state. */
export function facts({ records, tables }: Evidence): string[] {
	const newest = new Map<string, number>();
	const wrong: string[] = [];
	for (const { record, fields } of good(records)) {
		const table = TABLES[record.topic];
		if (table) {
			const id = (record.key?.toString('utf8') ?? '').split('|').slice(1).join('|');
			const name = `${table} ${id}`;
			newest.set(name, Math.max(newest.get(name) ?? 0, Number(fields.sequence)));
		} else if (record.topic === 'erp.inventory-movements') {
			const { documentNumber, documentYear, line } = fields;
			const document = JSON.stringify([documentNumber, documentYear, line]);
			if (!tables.movements.has(document)) wrong.push(`a movement is not in the books: ${document}`);
		}
	}
	for (const [name, sequence] of newest) {
		const [table = '', ...id] = name.split(' ');
		const kept = tables.facts[table]?.get(id.join(' '));
		if (kept !== sequence) wrong.push(`${name} is kept in state ${kept ?? 'none'} instead of ${sequence}`);
	}
	return wrong;
}

const good = (records: readonly TopicRecord[]) =>
	records.flatMap((record) =>
		record.decoded && headerOf(record, BAD_HEADER) === undefined ? [{ record, fields: record.decoded.fields }] : [],
	);

/** Distinct events of a type on a topic: a repeated publication is one. */
function eventsOf(records: readonly TopicRecord[], topic: string, type: string): Fields[] {
	const found = new Map<string, Fields>();
	for (const record of records) {
		if (record.topic !== topic || record.decoded?.type !== type) continue;
		found.set(headerOf(record, 'ce_id') ?? '', record.decoded.fields);
	}
	return [...found.values()];
}

const CERTIFICATE_EVENTS = 'ltsd.certificate-events';

/** The code with which a request was refused. */
export const refusalOf = (records: readonly TopicRecord[], requestId: string): unknown =>
	eventsOf(records, CERTIFICATE_EVENTS, 'psra.ltsd.CertificateRefused').find((event) => event.requestId === requestId)
		?.code;

/** A request has one declaration or one refusal; a number stands on one declaration, and none is left out. */
export function certificates({ records, tables }: Evidence): string[] {
	const issued = eventsOf(records, CERTIFICATE_EVENTS, 'psra.ltsd.CertificateIssued');
	const refused = eventsOf(records, CERTIFICATE_EVENTS, 'psra.ltsd.CertificateRefused');
	const revoked = eventsOf(records, CERTIFICATE_EVENTS, 'psra.ltsd.CertificateRevoked');
	const rows = new Map(tables.certificates.map((row) => [row.id, row]));
	const numbers = issued.map(({ number }) => String(number));
	const wrong = [
		...twice([...issued, ...refused].map(({ certificateId }) => String(certificateId))).map(
			(id) => `decided twice: ${id}`,
		),
		...twice(numbers).map((number) => `the number ${number} was given twice`),
		...twice(revoked.map(({ certificateId, version }) => `${certificateId} version ${version}`)).map(
			(name) => `revoked twice: ${name}`,
		),
	];
	const last = Math.max(0, ...numbers.map((number) => Number(number.split('-').at(-1))));
	if (last !== numbers.length || tables.numbersTaken !== numbers.length)
		wrong.push(`${numbers.length} numbers were given, the last is ${last}, and ${tables.numbersTaken} are taken`);
	for (const { certificateId, number } of issued) {
		const row = rows.get(String(certificateId));
		if (row?.number !== number)
			wrong.push(`${certificateId} is ${number} on the topic and ${row?.number} in the table`);
	}
	const told = new Set([...issued, ...refused].map(({ certificateId }) => certificateId));
	for (const id of rows.keys()) if (!told.has(id)) wrong.push(`no event tells of ${id}`);
	return wrong;
}

/**
 * A command has one page. The declaration's event and row say its SHA-256, the row keeps its bytes; a page that was drawn
 * again for the same declaration and number, since whoever drew it first was killed, is the same byte for byte.
 */
export function pages({ records, tables, drawn }: Evidence): string[] {
	const issued = eventsOf(records, CERTIFICATE_EVENTS, 'psra.ltsd.CertificateIssued');
	const rows = new Map(tables.certificates.map((row) => [row.id, row]));
	const byPage = Map.groupBy(drawn, ({ certificateId, number }) => `${certificateId} ${number}`);
	return [
		...twice(issued.map(({ commandId }) => String(commandId))).map((id) => `two pages by the command ${id}`),
		...issued.flatMap(({ certificateId, pdfSha256 }) => {
			const row = rows.get(String(certificateId));
			const isOne = row?.saidSha256 === pdfSha256 && row?.keptSha256 === pdfSha256;
			return isOne ? [] : [`the page of ${certificateId} is another on the topic, in its row or as it is kept`];
		}),
		...[...byPage].flatMap(([name, times]) =>
			new Set(times.map(({ md5 }) => md5)).size > 1 ? [`drawn again with other bytes: ${name}`] : [],
		),
		...issued.flatMap(({ certificateId, number }) =>
			byPage.has(`${certificateId} ${number}`) ? [] : [`nobody saw the page of ${certificateId} drawn`],
		),
	];
}

/** The ERP is told of every good of a declaration and of its revocation, once, and of nothing else. */
export function erpEffects({ records, erp }: Evidence): string[] {
	const pairs = (event: Fields, goods: readonly Fields[]) =>
		goods.flatMap(({ sku }) =>
			(event.agreements as string[]).map((agreement) => `${event.certificateId} v${event.version} ${sku} ${agreement}`),
		);
	const due = new Set([
		...eventsOf(records, CERTIFICATE_EVENTS, 'psra.ltsd.CertificateIssued').flatMap((event) =>
			pairs(event, event.goods as Fields[]).map((name) => `issued ${name}`),
		),
		...eventsOf(records, CERTIFICATE_EVENTS, 'psra.ltsd.CertificateRevoked').flatMap((event) =>
			pairs(event, event.goods as Fields[]).map((name) => `revoked ${name}`),
		),
	]);
	const told = erp.effects.map(
		({ status, certificateId, version, sku, agreement }) =>
			`${status} ${certificateId} v${version} ${sku} ${agreement}`,
	);
	const given = new Set(erp.effects.map(({ receiptId }) => receiptId));
	const receipts = eventsOf(records, 'erp.sync-receipts', 'psra.erp.SyncReceipt').map((event) =>
		String(event.receiptId),
	);
	return [
		...erp.conflicts.map((key) => `the key ${key} came with two contents`),
		...twice(told).map((name) => `told twice: ${name}`),
		...told.filter((name) => !due.has(name)).map((name) => `told without a cause: ${name}`),
		...[...due].filter((name) => !told.includes(name)).map((name) => `never told: ${name}`),
		...twice(receipts).map((id) => `two messages tell of receipt ${id}`),
		...receipts.filter((id) => !given.has(id)).map((id) => `the ERP gave no receipt ${id}`),
		...[...given].filter((id) => !receipts.includes(id)).map((id) => `no message tells of receipt ${id}`),
	];
}

/** Names that stand there more than once. */
export function twice(names: readonly string[]): string[] {
	const seen = new Set<string>();
	return [...new Set(names.filter((name) => seen.has(name) || !seen.add(name)))];
}
