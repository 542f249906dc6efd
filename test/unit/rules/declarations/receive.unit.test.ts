import { describe, expect, it } from '@jest/globals';
import { judgeDeclaration } from '../../../../rules/declarations/receive.ts';
import { type DeclarationCase, declarationCase } from '../../../../rules/schema/declaration.ts';

/** A declaration without fault; each row changes what it speaks of. */
const sound: Omit<DeclarationCase, 'id'> = {
	form: '22-16',
	issued: '2026-01-15',
	validFrom: '2026-01-01',
	validTo: '2027-12-31',
	supplierCountry: 'DE',
	supplierRole: 'producer',
	customer: 'Veldkamp Cargo B.V.',
	customerCountry: 'NL',
	regularSupply: true,
	statusExpectedConstant: true,
	goods: [{ id: 'MOTOR-250', hs: '850131', originating: true }],
	origin: 'European Union',
	countries: ['GB', 'JP'],
	cumulation: null,
	framework: null,
	signature: 'handwritten',
	declarationMedium: 'paper',
	invoiceMedium: 'paper',
	authenticated: false,
	undertaking: false,
	responsiblePerson: 'Petra Krämer, Export Manager',
	wording: { text: 'verbatim', language: 'en', footnotes: false, missing: [] },
	use: { deliveryDate: '2026-03-02', usedOn: '2026-05-01', article: 'MOTOR-250', country: 'GB', hs: '850131' },
};

type Verdict = 'accept' | 'reject' | 'indeterminate';
type Row = [what: string, change: Omit<DeclarationCase, 'id'>, verdict: Verdict, check: string, article: RegExp];

function judge(change: Omit<DeclarationCase, 'id'>) {
	return judgeDeclaration(declarationCase.parse({ ...sound, ...change, id: 'a' }));
}

function holds(rows: Row[]) {
	it.each(rows)('%s', (_what, change, verdict, check, article) => {
		const judgement = judge(change);
		const found = judgement.findings.filter((finding) => finding.check === check);
		expect(judgement).toMatchObject({ id: 'a', verdict });
		expect(found.map((finding) => finding.verdict)).toContain(verdict);
		expect(found.map((finding) => finding.article).join('\n')).toMatch(article);
		for (const finding of judgement.findings) {
			expect(finding.message).not.toBe('');
			expect(finding.remedy).not.toBe('');
		}
	});
}

const pem = { countries: ['CH'], cumulation: { none: true } };
const pemUse = (hs: string, framework: 'old' | 'revised') => ({ use: { country: 'CH', hs, framework } });

describe('a declaration as received', () => {
	it('is accepted where nothing is wrong, each check naming its source', () => {
		const { verdict, findings } = judge({});
		expect(findings.filter((finding) => finding.verdict !== 'accept')).toEqual([]);
		expect(verdict).toBe('accept');
	});

	it('is not judged on what is absent', () => {
		expect(judgeDeclaration({ id: 'empty' })).toEqual({ id: 'empty', verdict: 'accept', findings: [] });
	});

	it('is rejected for one reason even where another is open', () => {
		expect(judge({ supplierCountry: 'TR', origin: 'EG' }).verdict).toBe('reject');
	});
});

describe('form and regular supplies (Article 62(1))', () => {
	holds([
		['goods not supplied regularly', { regularSupply: false }, 'reject', 'regular-supply', /62\(1\)/],
		['a status expected to change', { statusExpectedConstant: false }, 'reject', 'status-constant', /62\(1\)/],
		['no customer', { customer: null }, 'reject', 'customer', /note 3/],
		['nobody in particular', { customer: 'all our customers' }, 'reject', 'customer', /note 3/],
		['perhaps two customers', { customer: 'Alfa NV; Beta NV' }, 'indeterminate', 'customer', /note 3/],
		[
			'a non-originating line on the long-term form',
			{
				goods: [
					{ id: 'MOTOR-250', originating: true },
					{ id: 'SEAL', originating: false },
				],
			},
			'reject',
			'goods',
			/62\(1\)/,
		],
		['no goods', { goods: [], use: {} }, 'reject', 'goods', /note 1/],
	]);

	it('leaves regular supply and customer alone on a single declaration', () => {
		expect(judge({ form: '22-15', regularSupply: false, customer: null }).verdict).toBe('accept');
	});
});

describe('a single declaration (Annex 22-15)', () => {
	const both = [
		{ id: 'MOTOR-250', originating: true },
		{ id: 'SEAL', originating: false },
	];
	holds([
		[
			'both kinds, the originating ones marked',
			{ form: '22-15', goods: both, originatingMarked: true },
			'accept',
			'goods',
			/22-15, note 1/,
		],
		[
			'both kinds, not marked',
			{ form: '22-15', goods: both, originatingMarked: false },
			'reject',
			'goods',
			/22-15, note 1/,
		],
		[
			'a use of the line that does not originate',
			{ form: '22-15', goods: both, originatingMarked: true, use: { article: 'SEAL' } },
			'reject',
			'article',
			/22-15, note 1/,
		],
		[
			'no originating line',
			{ form: '22-15', goods: [{ id: 'SEAL', originating: false }], use: {} },
			'reject',
			'goods',
			/22-15/,
		],
		['given after the delivery', { form: '22-15', use: { deliveryDate: '2024-02-01' } }, 'accept', 'delivery', /61/],
		['no date of issue', { form: '22-15', issued: null }, 'reject', 'issued', /22-15, note 5/],
	]);
});

describe('dates (Article 62(2))', () => {
	const german = (validFrom: string, validTo = '2018-12-31') => ({
		issued: '2017-12-20',
		validFrom,
		validTo,
		use: {},
	});
	holds([
		['the German example', german('2017-01-01'), 'accept', 'end', /62\(2\)/],
		['the earliest start', german('2016-12-21', '2018-12-20'), 'accept', 'start', /62\(2\)/],
		['the earliest start, counted literally', german('2016-12-20', '2018-12-19'), 'accept', 'start', /62\(2\)/],
		['a start a day too early', german('2016-12-19', '2018-12-18'), 'reject', 'start', /62\(2\)/],
		['the latest start', german('2018-06-19'), 'accept', 'start', /62\(2\)/],
		['the latest start, counted literally', german('2018-06-20'), 'accept', 'start', /62\(2\)/],
		['a start a day too late', german('2018-06-21'), 'reject', 'start', /62\(2\)/],
		['an end on the second anniversary', german('2017-01-01', '2019-01-01'), 'accept', 'end', /62\(2\)/],
		['an end a day after it', german('2017-01-01', '2019-01-02'), 'reject', 'end', /62\(2\)/],
		['an end before the start', german('2017-06-01', '2017-05-31'), 'reject', 'end', /62\(2\)/],
		['no start', { validFrom: null }, 'reject', 'start', /note 7/],
		['no end', { validTo: null }, 'reject', 'end', /note 7/],
		['no date of issue', { issued: null }, 'reject', 'issued', /note 8/],
	]);

	it.each([
		['start', german('2016-12-20', '2018-12-19')],
		['end', german('2017-01-01', '2019-01-01')],
	])('notes that the %s only keeps to the literal count', (check, change) => {
		const found = judge(change).findings.find((finding) => finding.check === check);
		expect(found?.message).toMatch(/literally/);
	});
});

describe('the parties', () => {
	holds([
		['a British customer', { customerCountry: 'GB' }, 'reject', 'customer-established', /secondary/],
		['a Swiss supplier', { supplierCountry: 'CH' }, 'reject', 'supplier-established', /secondary/],
		['a Turkish supplier', { supplierCountry: 'TR' }, 'indeterminate', 'supplier-established', /1\/2006/],
		[
			'a customer whose country is not stated',
			{ customerCountry: null },
			'indeterminate',
			'customer-established',
			/sec/,
		],
		['a supplier without address', { supplierCountry: null }, 'reject', 'supplier-established', /note 9/],
		['a customer on Réunion', { customerCountry: 'RE' }, 'accept', 'customer-established', /secondary/],
	]);
});

describe('the origin field (note 4)', () => {
	it.each(['EU', 'European Union', 'european union', 'E.U.', 'EU (Germany)', 'EU - DE', 'Germany (European Union)'])(
		'may say %s',
		(origin) => {
			expect(judge({ origin }).verdict).toBe('accept');
		},
	);

	it.each(['Europäische Union', 'Europese Unie (Nederland)', 'Union européenne'])('may say %s', (origin) => {
		expect(judge({ origin }).verdict).toBe('accept');
	});

	it.each([
		'EG',
		'EC',
		'EFTA',
		'EUR-MED',
		'EU/EFTA',
		'EC (Germany)',
		'European Community',
		'Germany',
		'DE',
		'China',
		' ',
	])('may not say %s', (origin) => {
		expect(judge({ origin })).toMatchObject({ verdict: 'reject' });
	});

	holds([
		['left blank', { origin: null }, 'reject', 'origin', /note 4/],
		['the Union with something else', { origin: 'EU / Switzerland' }, 'indeterminate', 'origin', /note 4/],
	]);
});

describe('the preference countries (note 5)', () => {
	it.each([['GB'], ['XS'], ['XK'], ['JP'], ['JP (C1)'], ['XC']])('may be %s', (country) => {
		expect(judge({ countries: [country], cumulation: undefined, use: {} }).verdict).toBe('accept');
	});

	it.each([['UK'], ['RS'], ['KO'], ['Switzerland'], ['EU'], ['DE'], ['CHE'], ['']])('may not be %s', (country) => {
		const judgement = judge({ countries: [country], cumulation: undefined, use: {} });
		expect(judgement.verdict).toBe('reject');
		expect(judgement.findings.find((finding) => finding.verdict === 'reject')?.article).toMatch(/note 5/);
	});

	holds([
		['none named', { countries: [], use: {} }, 'reject', 'countries', /note 5/],
		['a group', { countries: ['CARIFORUM'], use: {} }, 'indeterminate', 'countries', /note 5/],
		['Japan without criterion', { countries: ['JP'], use: {} }, 'accept', 'origin-criterion', /Japan/],
	]);
});

describe('the cumulation boxes (note 6)', () => {
	it.each(['NO', 'Norway', 'Schweiz', 'IJsland', 'Türkiye'])('may say that cumulation was applied with %s', (name) => {
		expect(judge({ countries: ['CH'], cumulation: { with: [name] }, use: {} }).verdict).toBe('accept');
	});

	holds([
		['PEM and no box', { countries: ['CH'], cumulation: null, use: {} }, 'reject', 'cumulation', /note 6/],
		['PEM and "none"', { ...pem, use: {} }, 'accept', 'cumulation', /note 6/],
		[
			'PEM with countries',
			{ countries: ['CH'], cumulation: { with: ['NO'] }, use: {} },
			'accept',
			'cumulation',
			/note 6/,
		],
		['PEM, no names', { countries: ['CH'], cumulation: { with: [] }, use: {} }, 'reject', 'cumulation', /note 6/],
		[
			'PEM and both boxes',
			{ countries: ['CH'], cumulation: { none: true, with: ['NO'] }, use: {} },
			'reject',
			'cumulation',
			/note 6/,
		],
		[
			'cumulation with a country outside',
			{ countries: ['CH'], cumulation: { with: ['JP'] }, use: {} },
			'reject',
			'cumulation',
			/note 6/,
		],
		['a box without PEM', { cumulation: { none: true } }, 'reject', 'cumulation', /note 6/],
		['no box without PEM', { cumulation: null }, 'accept', 'cumulation', /note 6/],
		['Serbia by its code', { countries: ['XS'], cumulation: null, use: {} }, 'reject', 'cumulation', /note 6/],
		[
			'an empty list beside "none"',
			{ countries: ['CH'], cumulation: { none: true, with: [] }, use: {} },
			'accept',
			'cumulation',
			/6/,
		],
	]);
});

describe('the PEM framework', () => {
	const in2025 = { issued: '2025-12-31', validFrom: '2025-07-01', validTo: '2027-06-30' };
	holds([
		[
			'old, presumed, chapter 84',
			{ ...pem, ...in2025, ...pemUse('841370', 'revised') },
			'accept',
			'framework',
			/2025\/1728/,
		],
		[
			'old, presumed, chapter 20',
			{ ...pem, ...in2025, ...pemUse('200989', 'revised') },
			'reject',
			'framework',
			/2025\/1728/,
		],
		[
			'old, stated, chapter 3',
			{ ...pem, framework: 'old', ...pemUse('0304', 'revised') },
			'accept',
			'framework',
			/PEM/,
		],
		['old, tinned fish', { ...pem, framework: 'old', ...pemUse('160414', 'revised') }, 'accept', 'framework', /PEM/],
		['old, sausages', { ...pem, framework: 'old', ...pemUse('160100', 'revised') }, 'reject', 'framework', /PEM/],
		[
			'old, extracts',
			{ ...pem, framework: 'old', ...pemUse('160300', 'revised') },
			'indeterminate',
			'framework',
			/PEM/,
		],
		[
			'old, presumed, for an old proof',
			{ ...pem, ...in2025, ...pemUse('200989', 'old') },
			'accept',
			'framework',
			/PEM/,
		],
		[
			'revised for an old proof',
			{ ...pem, framework: 'revised', ...pemUse('841370', 'old') },
			'reject',
			'framework',
			/PEM/,
		],
		['unstated in 2026, revised proof', { ...pem, ...pemUse('200989', 'revised') }, 'accept', 'framework', /secondary/],
		['unstated in 2026, old proof', { ...pem, ...pemUse('841370', 'old') }, 'indeterminate', 'framework', /2025\/1728/],
		[
			'old, no code known',
			{ ...pem, goods: undefined, framework: 'old', use: { country: 'CH', framework: 'revised' } },
			'indeterminate',
			'framework',
			/PEM/,
		],
	]);

	it('may stay open where a proof may rest on either', () => {
		const { findings } = judge({ ...pem, ...pemUse('841370', 'revised'), issued: undefined });
		expect(findings.find(({ check }) => check === 'framework')).toMatchObject({ verdict: 'accept' });
	});

	it('does not matter where no country of the PEM rules is concerned', () => {
		expect(judge({ framework: null }).findings.map((finding) => finding.check)).not.toContain('framework');
	});
});

describe('signature and person (Article 63)', () => {
	const electronic = { signature: null, declarationMedium: 'electronic', invoiceMedium: 'electronic' } as const;
	holds([
		['no signature on paper', { signature: null }, 'reject', 'signature', /63.*secondary/],
		['electronic and authenticated', { ...electronic, authenticated: true }, 'accept', 'signature', /63.*secondary/],
		['electronic, not authenticated', electronic, 'reject', 'signature', /63/],
		[
			'electronic, the invoice on paper',
			{ ...electronic, invoiceMedium: 'paper', authenticated: true },
			'reject',
			'signature',
			/63/,
		],
		[
			'electronic, authentication unknown',
			{ ...electronic, authenticated: undefined },
			'indeterminate',
			'signature',
			/63/,
		],
		['an undertaking instead', { signature: null, undertaking: true }, 'accept', 'signature', /63/],
		['nobody named', { responsiblePerson: ' ' }, 'reject', 'responsible-person', /note 9/],
		[
			'nobody named on an electronic one',
			{ ...electronic, authenticated: true, responsiblePerson: null },
			'reject',
			'responsible-person',
			/note 9/,
		],
	]);
});

describe('a trader', () => {
	const trader = (upstreamDeclaration: DeclarationCase['upstreamDeclaration']) => ({
		supplierRole: 'trader' as const,
		upstreamDeclaration,
	});
	holds([
		['without a declaration of his own supplier', trader(null), 'reject', 'upstream', /62/],
		['covered', trader({ validFrom: '2026-01-01', validTo: '2027-12-31' }), 'accept', 'upstream', /62/],
		['covered from later', trader({ validFrom: '2026-02-01', validTo: '2027-12-31' }), 'reject', 'upstream', /62/],
		['covered until sooner', trader({ validFrom: '2026-01-01', validTo: '2027-12-30' }), 'reject', 'upstream', /62/],
		[
			'covered by too long a period',
			trader({ validFrom: '2025-01-01', validTo: '2028-12-31' }),
			'reject',
			'upstream',
			/62/,
		],
		['covered for an unknown time', trader({ validFrom: null }), 'indeterminate', 'upstream', /62/],
	]);
});

describe('the wording', () => {
	holds([
		['paraphrased', { wording: { text: 'paraphrase' } }, 'reject', 'wording', /22-16/],
		['German, verbatim', { wording: { text: 'verbatim', language: 'de' } }, 'accept', 'wording', /22-16/],
		['a translation', { wording: { text: 'translation', language: 'de' } }, 'indeterminate', 'wording', /22-16/],
		['in no official language', { wording: { text: 'verbatim', language: 'ja' } }, 'reject', 'wording', /22-16/],
		['without footnotes', { wording: { text: 'verbatim', footnotes: false } }, 'accept', 'footnotes', /22-16/],
		[
			'without the undertaking to inform',
			{ wording: { text: 'verbatim', missing: ['undertaking to inform'] } },
			'reject',
			'wording',
			/22-16/,
		],
		[
			'without the cumulation statement where none may be',
			{ wording: { text: 'verbatim', missing: ['cumulation statement'] } },
			'accept',
			'wording',
			/22-16/,
		],
		[
			'22-18, whose text is not at hand',
			{ form: '22-18', goods: [], wording: { text: 'verbatim' } },
			'reject',
			'goods',
			/22-18/,
		],
	]);

	it('of 22-18 can not be checked', () => {
		const judgement = judge({ form: '22-18', goods: undefined, wording: { text: 'verbatim' } });
		expect(judgement.verdict).toBe('indeterminate');
	});
});

describe('non-originating goods (Annex 22-17)', () => {
	const form: Omit<DeclarationCase, 'id'> = { form: '22-17', goods: [{ id: 'PLATE', originating: false }], use: {} };
	holds([
		['materials listed', { ...form, materials: [{ hs: '7208', value: '12.50' }] }, 'accept', 'materials', /22-17/],
		['a value left blank', { ...form, materials: [{ hs: '7208', value: null }] }, 'accept', 'materials', /22-17/],
		['no materials', { ...form, materials: [] }, 'reject', 'materials', /22-17/],
		['a chapter for a heading', { ...form, materials: [{ hs: '72' }] }, 'reject', 'materials', /22-17/],
		['no value at all', { ...form, materials: [{ value: 'cheap' }] }, 'reject', 'materials', /22-17/],
		['originating goods on it', { ...form, goods: [{ id: 'PLATE', originating: true }] }, 'reject', 'goods', /22-17/],
	]);
});

describe('a revocation (Article 62(3))', () => {
	const use = { deliveryDate: '2026-03-02', consignment: 'DN-7', article: 'MOTOR-250', country: 'GB' };
	holds([
		['as a whole', { revocation: {}, use }, 'reject', 'revocation', /62\(3\)/],
		['from the day of the delivery', { revocation: { from: '2026-03-02' }, use }, 'reject', 'revocation', /62\(3\)/],
		['from the day after', { revocation: { from: '2026-03-03' }, use }, 'accept', 'revocation', /62\(3\)/],
		['for this consignment', { revocation: { consignments: ['DN-7'] }, use }, 'reject', 'revocation', /62\(3\)/],
		['for another', { revocation: { consignments: ['DN-8'] }, use }, 'accept', 'revocation', /62\(3\)/],
		['for this article', { revocation: { articles: ['MOTOR-250'] }, use }, 'reject', 'revocation', /62\(3\)/],
		[
			'for this article, from a later day',
			{ revocation: { from: '2026-04-01', articles: ['MOTOR-250'] }, use },
			'accept',
			'revocation',
			/62\(3\)/,
		],
		[
			'from a day, the delivery unknown',
			{ revocation: { from: '2026-03-01' }, use: {} },
			'indeterminate',
			'revocation',
			/62/,
		],
	]);
});

describe('the use', () => {
	holds([
		['a delivery before the period', { use: { deliveryDate: '2025-12-31' } }, 'reject', 'delivery', /62\(2\)/],
		['a delivery on the first day', { use: { deliveryDate: '2026-01-01' } }, 'accept', 'delivery', /62\(2\)/],
		['a delivery on the last day', { use: { deliveryDate: '2027-12-31' } }, 'accept', 'delivery', /62\(2\)/],
		['a delivery after it', { use: { deliveryDate: '2028-01-01' } }, 'reject', 'delivery', /62\(2\)/],
		['an unknown delivery date', { use: { deliveryDate: null } }, 'indeterminate', 'delivery', /62\(2\)/],
		[
			'stock used after the end',
			{ use: { deliveryDate: '2027-12-01', usedOn: '2028-04-01' } },
			'accept',
			'time-of-use',
			/62/,
		],
		['a country not listed', { use: { country: 'KR' } }, 'reject', 'country', /note 5/],
		['an article not listed', { use: { article: 'MOTOR-500' } }, 'reject', 'article', /note 1/],
		[
			'an article under another code',
			{ use: { article: 'MOTOR-250', hs: '850300' } },
			'indeterminate',
			'article',
			/note 1/,
		],
		['an article under a finer code', { use: { article: 'MOTOR-250', hs: '85013100' } }, 'accept', 'article', /note 1/],
		[
			'a country hidden in a group',
			{ countries: ['CARIFORUM'], use: { country: 'JM' } },
			'indeterminate',
			'country',
			/5/,
		],
	]);
});
