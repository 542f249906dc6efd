import { isInUnion } from '../schema/territory.ts';
import { compareDates } from './dates.ts';
import type { DeclarationDraft, Rule, Violation } from './draft.ts';
import { carriedPeriod, carriedStart, datesExist, period } from './draft-period.ts';
import { readOriginField } from './origin-field.ts';
import { ART_62_1, annexNote, ESTABLISHMENT, JAPAN_CRITERION, PEM_FRAMEWORKS } from './sources.ts';
import { isPemParty, readCountryCode } from './territories.ts';

export type { DeclarationDraft, Violation } from './draft.ts';

const note = (subject: Parameters<typeof annexNote>[1]): string => annexNote('22-16', subject);

const established: Rule = (draft) =>
	(['supplier', 'customer'] as const)
		.filter((party) => !isInUnion(draft[party].country))
		.map((party) => {
			const { name, country } = draft[party];
			const message = `The ${party} ${name} is established in ${country || 'an unknown country'}; a supplier's declaration passes between firms established in the EU.`;
			const remedy =
				country === 'TR'
					? 'Use the wording of Decision 1/2006 with a person; it is not issued here.'
					: `Make out the proof of origin that the agreement provides for ${party === 'customer' ? 'exports' : 'its party'} instead.`;
			return { rule: `${party}-established`, field: `${party}.country`, article: ESTABLISHMENT, message, remedy };
		});

const named: Rule = ({ supplier, customer, signer, issuedAt }) => {
	const texts = [
		{
			rule: 'customer',
			field: 'customer.name',
			text: customer.name,
			article: note('customer'),
			what: 'company supplied',
		},
		{
			rule: 'supplier',
			field: 'supplier.name',
			text: supplier.name,
			article: note('person'),
			what: 'company that declares',
		},
		{ rule: 'signer', field: 'signer.name', text: signer.name, article: note('person'), what: 'signer' },
		{
			rule: 'signer',
			field: 'signer.position',
			text: signer.position,
			article: note('person'),
			what: "signer's position",
		},
		{ rule: 'place', field: 'issuedAt', text: issuedAt, article: note('issue'), what: 'place of issue' },
	];
	return texts
		.filter(({ text }) => text.trim() === '')
		.map(({ rule, field, article, what }) => ({
			rule,
			field,
			article,
			message: `The ${what} is not named.`,
			remedy: `Name the ${what}.`,
		}));
};

const regular: Rule = ({ regularSupply }) =>
	regularSupply
		? []
		: [
				{
					rule: 'regular-supply',
					field: 'regularSupply',
					article: ART_62_1,
					message: 'The long-term form is for regular supplies whose status is expected to stay the same.',
					remedy: 'Issue a single declaration for each consignment (Article 61).',
				},
			];

const onlyOriginating: Rule = ({ goods }) => {
	if (goods.length === 0) {
		const message = 'No goods are listed.';
		return [{ rule: 'goods', field: 'goods', article: note('goods'), message, remedy: 'List the goods.' }];
	}
	return goods.flatMap((line, index) =>
		line.originating
			? []
			: [
					{
						rule: 'only-originating-goods',
						field: `goods[${index}]`,
						article: ART_62_1,
						message: `${line.sku} is not shown to be originating; the long-term form lists only originating goods.`,
						remedy: `Leave ${line.sku} out of the declaration, or supply what its verdict lacks.`,
					},
				],
	);
};

const originField: Rule = ({ origin }) =>
	readOriginField(origin).kind === 'union'
		? []
		: [
				{
					rule: 'origin',
					field: 'origin',
					article: note('origin'),
					message: `"${origin}" may not stand in the origin field.`,
					remedy: 'Write "European Union" or "EU"; a Member State may be added.',
				},
			];

const countryCodes: Rule = ({ preferenceCountries }) => {
	const article = note('countries');
	const rule = 'countries';
	if (preferenceCountries.length === 0) {
		const message = 'No preference country is named.';
		return [{ rule, field: 'preferenceCountries', article, message, remedy: 'Name the preference countries.' }];
	}
	return preferenceCountries.flatMap(({ code }, index) => {
		const read = readCountryCode(code);
		if (read.kind === 'code') return [];
		const message = `"${code}" is no code of a preference country.`;
		const remedy =
			read.kind === 'instead'
				? `Write ${read.code}.`
				: 'Write the partner country as ISO 3166 alpha-2 code, XS for Serbia and XK for Kosovo.';
		return [{ rule, field: `preferenceCountries[${index}].code`, article, message, remedy }];
	});
};

const cumulationStatement: Rule = ({ preferenceCountries, cumulation }) => {
	const article = note('cumulation');
	const violation = (message: string, remedy: string): Violation[] => [
		{ rule: 'cumulation', field: 'cumulation', article, message, remedy },
	];
	if (!preferenceCountries.some(({ code }) => isPemParty(code))) {
		if (cumulation.kind === 'not-applicable') return [];
		const message = 'A cumulation statement stands although no pan-Euro-Mediterranean country is named.';
		return violation(message, 'Leave the cumulation statement out.');
	}
	if (cumulation.kind === 'not-applicable') {
		const message = 'A pan-Euro-Mediterranean country is named and the cumulation statement is missing.';
		return violation(message, 'State that no cumulation was applied, or with which countries it was.');
	}
	if (cumulation.kind === 'none') return [];
	const strangers = cumulation.with.filter((code) => !isPemParty(code));
	if (cumulation.with.length > 0 && strangers.length === 0) return [];
	const message =
		strangers.length > 0
			? `Cumulation can't be applied with ${strangers.join(', ')}.`
			: 'Cumulation is said to be applied and no country is named.';
	return violation(message, 'Name the pan-Euro-Mediterranean countries that cumulation was applied with.');
};

/** First day of issue from which old and revised PEM rules stand side by side. */
const FRAMEWORK_STATED_FROM = '2025-01-01';

const frameworkStated: Rule = ({ issued, preferenceCountries }) =>
	compareDates(issued, FRAMEWORK_STATED_FROM) < 0
		? []
		: preferenceCountries.flatMap(({ code, pemFramework }, index) =>
				!isPemParty(code) || pemFramework !== undefined
					? []
					: [
							{
								rule: 'pem-framework',
								field: `preferenceCountries[${index}].pemFramework`,
								article: PEM_FRAMEWORKS,
								message: `For ${code} it is not stated whether the old or the revised rules were applied.`,
								remedy: 'State the framework that the verdict rests on.',
							},
						],
			);

const japanCriterion: Rule = ({ preferenceCountries, goods }) =>
	!preferenceCountries.some(({ code }) => code === 'JP')
		? []
		: goods.flatMap((line, index) =>
				line.originCriterion
					? []
					: [
							{
								rule: 'origin-criterion',
								field: `goods[${index}].originCriterion`,
								article: JAPAN_CRITERION,
								message: `${line.sku} has no origin criterion code, which Japan asks for.`,
								remedy: 'State the code of the criterion that the verdict rests on, for example C1.',
							},
						],
			);

const RULES: readonly Rule[] = [
	regular,
	datesExist,
	period,
	carriedPeriod,
	carriedStart,
	named,
	established,
	onlyOriginating,
	originField,
	countryCodes,
	cumulationStatement,
	frameworkStated,
	japanCriterion,
];

/** Every rule of form that a draft of Annex 22-16 breaks; none means that it may be issued. */
export function checkIssuable(draft: DeclarationDraft): Violation[] {
	return RULES.flatMap((rule) => rule(draft));
}
