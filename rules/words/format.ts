import { compare, type Decimal, normalise, toDecimalString, ZERO } from '../schema/decimal.ts';

/** How a language writes amounts, dates, codes, countries and lists. Exact: no figure is rounded. */
export interface Format {
	/** An amount of money, with its currency where one is stated: `EUR 1,234.50`. */
	money(amount: string | Decimal): string;
	weight(kilograms: string | Decimal): string;
	percent(figure: string): string;
	/** `2026-03-01` as `1 March 2026`. */
	date(iso: string): string;
	/** `841370` as `8413.70`. */
	code(hs: string): string;
	/** ISO 3166-1 alpha-2 or `EU` as a name; any other text as it is. */
	country(code: string): string;
	list(texts: readonly string[]): string;
	/** Which form of a message a count takes. */
	form(count: number): 'one' | 'other';
}

const FORMATS = new Map<string, Format>();

/** Made once for a locale and currency: the makers of formats cost a hundred times what a format does. */
export function formatOf(locale: string, currency: string | undefined): Format {
	const key = `${locale} ${currency}`;
	let format = FORMATS.get(key);
	if (format === undefined) {
		format = makeFormat(locale, currency);
		FORMATS.set(key, format);
	}
	return format;
}

function makeFormat(locale: string, currency: string | undefined): Format {
	const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
	const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
	const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
	const plurals = new Intl.PluralRules(locale);
	const money = currency === undefined ? {} : ({ style: 'currency', currency, currencyDisplay: 'code' } as const);
	const [sum, number] = [figureFormat(locale, money), figureFormat(locale, {})];
	return {
		money: sum,
		weight: (kilograms) => `${number(kilograms)} kg`,
		percent: (percent) => `${number(percent)}%`,
		date: (iso) => dates.format(new Date(`${iso}T00:00:00Z`)),
		code: (hs) => [hs.slice(0, 4), hs.slice(4, 6), hs.slice(6)].filter((part) => part !== '').join('.'),
		country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
		list: (texts) => lists.format(texts),
		form: (count) => (plurals.select(count) === 'one' ? 'one' : 'other'),
	};
}

/** Writes a figure with all its decimals, and at least those of the currency's minor unit. */
function figureFormat(locale: string, options: Intl.NumberFormatOptions): (value: string | Decimal) => string {
	const least = new Intl.NumberFormat(locale, options).resolvedOptions().minimumFractionDigits ?? 0;
	const byDigits: Intl.NumberFormat[] = [];
	return (value) => {
		const text = typeof value === 'string' ? value : toDecimalString(value);
		const digits = Math.min(Math.max(least, text.split('.')[1]?.length ?? 0), MAX_FRACTION);
		byDigits[digits] ??= new Intl.NumberFormat(locale, {
			...options,
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
		});
		return byDigits[digits].format(text as Intl.StringNumericLiteral).replace(/[\u00a0\u202f]/g, ' ');
	};
}

/** More than any amount has (`MAX_DECIMAL_DIGITS`), times a percentage. */
const MAX_FRACTION = 100;

/** Without trailing zeros; of a difference the size alone. */
export function sizeOf(difference: Decimal): Decimal {
	const { unscaled, scale } = normalise(difference);
	return compare(difference, ZERO) < 0 ? { unscaled: -unscaled, scale } : { unscaled, scale };
}
