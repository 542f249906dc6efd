/** What brings the verdict about; each kind of the demo has a product that names it. */
export type Kind =
	| 'tariff-change'
	| 'value'
	| 'absorption'
	| 'tolerance'
	| 'look-through'
	| 'originating-materials'
	| 'late-declaration'
	| 'value-no-flippable'
	| 'value-no-edge'
	| 'lapsed-declaration'
	| 'revoked-declaration'
	| 'insufficient'
	| 'missing'
	| 'judgement';

export interface ExpectedVerdict {
	readonly sku: string;
	readonly kind: Kind;
	readonly verdict: 'originating' | 'not-originating' | 'indeterminate';
	readonly basis: string;
	/** Lowest ex-works price at which it stays originating; null where the price is irrelevant or the verdict another. */
	readonly thresholdPrice: string | null;
	/** One sentence; the figures stand in README.md. */
	readonly because: string;
	/** Of a judgement: how it ends once models or the officer have answered (reviews.ts); the verdict above comes first. */
	readonly answered?: {
		readonly verdict: 'originating' | 'not-originating';
		readonly basis: string;
		readonly because: string;
	};
	/** What a later event (later.ts) makes of it. */
	readonly later?: {
		readonly event: LaterEvent;
		readonly verdict: 'not-originating';
		readonly basis: string;
		readonly because: string;
	};
}

/** A line of a delivery as the ERP numbers it. */
export type DeliveryDocument = readonly [document: string, year: number, line: string];

/** Events that come after the declarations are issued; later.ts has them. */
export type LaterEvent = 'declaration-revoked' | 'received-after-lapse';

type Row = readonly [sku: string, kind: Kind, basis: string, thresholdPrice: string | null, because: string];

const expect =
	(verdict: ExpectedVerdict['verdict']) =>
	([sku, kind, basis, thresholdPrice, because]: Row): ExpectedVerdict => ({
		sku,
		kind,
		verdict,
		basis,
		thresholdPrice,
		because,
	});

const PSR = 'product-specific-rule';

// biome-ignore format: a table
const ORIGINATING: readonly Row[] = [
	['SNS-TRQ', 'tariff-change', PSR, null, 'No material of heading 9031; at 55.85 % the price would not carry it.'],
	['HUB-F20', 'tariff-change', PSR, null, 'Disc of 7326 and bearings of 8482 become a hub of 8714; at 56.13 % the price would not carry it.'],
	['PMP-W20', 'tariff-change', PSR, null, 'Parts of 8413 91 become a pump of 8413 70: a change of subheading suffices.'],
	['DRV-H750', 'value', PSR, '210.72', 'A stator of 8503 bars the tariff change; 42.31 % holds.'],
	['BAT-500', 'value', PSR, '226.03', 'Cells of 8507 bar the tariff change; 45.39 % holds.'],
	['LCK-B1', 'value', PSR, '7.02', 'A cylinder of 8301 bars the tariff change; 29.46 % holds.'],
	['DRV-M250', 'absorption', PSR, null, 'The motor inside qualifies by value and counts as originating whole; looked through, its stator of 8503 and 51.91 % would fail both alternatives.'],
	['DRV-F500', 'look-through', PSR, '142.69', 'The stator’s declaration for non-originating goods opens it: 48.87 %; at its full price 63.93 %.'],
	['ANC-ST', 'tolerance', 'tolerance', '12.24', 'Clips of 7326 itself are 8.26 % of the price; the list has no value alternative here.'],
	['CBG-PA', 'originating-materials', 'originating-materials-only', null, 'Moulded from declared granulate only.'],
	['DSP-C1', 'late-declaration', PSR, '53.72', 'Cable and plugs are covered by a declaration issued in February 2026: 47.96 %; without it 61.38 %.'],
];

// biome-ignore format: a table
const NOT_ORIGINATING: readonly Row[] = [
	['CTL-48', 'value-no-flippable', 'rule-not-met', null, 'Board of 8538 and 52.24 %; from an ex-works price of 68.96 on it would do.'],
	['GBX-P3', 'value-no-edge', 'rule-not-met', null, 'Carrier of 8483 and 50.004 %, which shows as 50.00 and is above 50 all the same.'],
	['PMP-G6', 'lapsed-declaration', 'rule-not-met', null, 'The pump head’s declaration ended in 2025: same subheading and 54.79 %.'],
	['CTL-72', 'revoked-declaration', 'rule-not-met', null, 'The board’s declaration is revoked from November 2025: 8538 and 59.80 %.'],
	['KIT-BRG', 'insufficient', 'insufficient-operations', null, 'Only repacked and labelled, although 44.39 % would meet the rule.'],
];

// biome-ignore format: a table
const INDETERMINATE: readonly Row[] = [
	['PMP-C24', 'missing', 'missing-facts', null, 'A pump of the same subheading, and no ex-works price to test its share against.'],
	['DSP-C2', 'missing', 'missing-facts', null, 'A module that is not classified yet: whether the heading changes is unknown, and 56.36 % fails.'],
	['TRY-AL', 'judgement', 'judgement', null, 'Bars of 7604 change heading, 57.90 % fails: met only within the quota of Annex 4.'],
	['BAT-LEV', 'judgement', 'judgement', null, 'Which of the three rows of 8507 is meant is not stated, and at 54.94 % they disagree.'],
	['FIT-SS', 'judgement', 'judgement', null, 'Which of the two rows of 7307 is meant is not stated, and one bars forged blanks above 50 %; the bar is 51.94 %.'],
	['CVR-BX', 'judgement', 'judgement', null, 'Which of the two rows of 6306 is meant is not stated, nor whether the process that it asks for took place.'],
];

const ANSWERED: Readonly<Record<string, NonNullable<ExpectedVerdict['answered']>>> = {
	'BAT-LEV': {
		verdict: 'not-originating',
		basis: 'rule-not-met',
		because: 'In the row "others" cells of 8507 bar the tariff change, and 54.94 % is above 50.',
	},
	'FIT-SS': {
		verdict: 'originating',
		basis: PSR,
		because: 'Bars of 7222 that are no forged blanks become a fitting of 7307: a change of heading.',
	},
	'CVR-BX': {
		verdict: 'not-originating',
		basis: 'rule-not-met',
		because: 'The row "others" asks for weaving together with making up, and the fabric is bought woven.',
	},
};

const LATER: Readonly<Record<string, NonNullable<ExpectedVerdict['later']>>> = {
	'DSP-C1': {
		event: 'declaration-revoked',
		verdict: 'not-originating',
		basis: 'rule-not-met',
		because: 'Cable and plugs received since the revocation are not covered: 61.38 %.',
	},
	'DRV-F500': {
		event: 'received-after-lapse',
		verdict: 'not-originating',
		basis: 'rule-not-met',
		because: 'Stators received after the lapse count at their full price: 63.67 %.',
	},
};

function withSequel(one: ExpectedVerdict): ExpectedVerdict {
	const answered = ANSWERED[one.sku];
	const later = LATER[one.sku];
	return { ...one, ...(answered && { answered }), ...(later && { later }) };
}

export const expectedVerdicts: readonly ExpectedVerdict[] = [
	...ORIGINATING.map(expect('originating')),
	...NOT_ORIGINATING.map(expect('not-originating')),
	...INDETERMINATE.map(expect('indeterminate')),
].map(withSequel);

export interface ExpectedRequest {
	readonly requestId: string;
	/** `waiting`: the saga waits for facts or a person's judgement and has ended nothing yet. */
	readonly expected: 'issued' | 'refused' | 'waiting';
	readonly skus: readonly string[];
	/** Of a refusal: its code. */
	readonly code?: string;
	/** Of a refusal: what its reason or articles must mention. */
	readonly articleMentions?: readonly string[];
	/** It is decided on answers of models or of the officer. */
	readonly restsOnAnswers?: true;
	/** Sent once the officer has accepted the derived pack. */
	readonly after?: 'acceptance';
	/** What becomes of the declaration by a later event (later.ts): off for each of the goods from the day on. */
	readonly later?: {
		readonly event: LaterEvent;
		readonly status: 'revoked';
		readonly goods: readonly { readonly sku: string; readonly from: string }[];
		/** Deliveries of which the customer must be told (Article 62(3)), by document. */
		readonly deliveries: readonly DeliveryDocument[];
	};
}

const AFTER_ACCEPTANCE = { after: 'acceptance' } as const;
const RESTS_ON_ANSWERS = { restsOnAnswers: true } as const;

const revoked = (
	event: LaterEvent,
	sku: string,
	from: string,
	deliveries: DeliveryDocument[],
): Pick<ExpectedRequest, 'later'> => ({
	later: { event, status: 'revoked', goods: [{ sku, from }], deliveries },
});

const issued = (requestId: string, ...skus: string[]): ExpectedRequest => ({ requestId, expected: 'issued', skus });
const waiting = (requestId: string, ...skus: string[]): ExpectedRequest => ({ requestId, expected: 'waiting', skus });
const refused = (requestId: string, code: string, articleMentions: string[], ...skus: string[]): ExpectedRequest => ({
	requestId,
	expected: 'refused',
	code,
	articleMentions,
	skus,
});

export const expectedRequests: readonly ExpectedRequest[] = [
	issued('R-2026-001', 'DRV-M250', 'SNS-TRQ'),
	issued('R-2026-002', 'DRV-H750'),
	issued('R-2026-003', 'PMP-W20'),
	issued('R-2026-004', 'ANC-ST'),
	issued('R-2026-005', 'BAT-500'),
	{
		...issued('R-2026-006', 'DSP-C1'),
		...revoked('declaration-revoked', 'DSP-C1', '2026-02-12', [['8000004316', 2026, '1']]),
	},
	issued('R-2026-007', 'LCK-B1', 'CBG-PA'),
	{
		...issued('R-2026-008', 'DRV-F500'),
		...revoked('received-after-lapse', 'DRV-F500', '2026-06-10', [['8000004500', 2026, '1']]),
	},
	issued('R-2026-009', 'HUB-F20'),
	// Not originating: by value, by insufficient operations, by a lapsed and by a revoked declaration.
	refused('R-2026-010', 'not-originating', ['Annex 3'], 'CTL-48'),
	refused('R-2026-011', 'not-originating', ['Art. 43'], 'KIT-BRG'),
	refused('R-2026-012', 'not-originating', ['Annex 3'], 'PMP-G6'),
	refused('R-2026-014', 'not-originating', ['Annex 3'], 'DRV-M250', 'CTL-72'),
	// Originating, and still no declaration: the customer's place, the period, the supply that is not regular.
	refused('R-2026-013', 'customer-established', ["suppliers' declarations"], 'DRV-M250'),
	refused('R-2026-015', 'start', ['62(2)'], 'SNS-TRQ'),
	refused('R-2026-016', 'regular-supply', ['62(1)'], 'PMP-W20'),
	waiting('R-2026-017', 'PMP-C24'),
	waiting('R-2026-018', 'TRY-AL'),
	// Decided on answers.
	{ ...issued('R-2026-019', 'FIT-SS'), ...RESTS_ON_ANSWERS },
	{ ...refused('R-2026-020', 'not-originating', ['Annex 3'], 'BAT-LEV'), ...RESTS_ON_ANSWERS },
	{ ...refused('R-2026-021', 'not-originating', ['Annex 3'], 'CVR-BX'), ...RESTS_ON_ANSWERS },
	// Under the derived pack, before and after somebody has accepted it.
	refused('R-2026-022', 'pack-not-accepted', ['eu-japan'], 'SNS-TRQ'),
	{ ...issued('R-2026-023', 'SNS-TRQ'), ...AFTER_ACCEPTANCE },
	{ ...issued('R-2026-024', 'HUB-F20'), ...AFTER_ACCEPTANCE },
];
