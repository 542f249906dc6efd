/** A number as prices are written, and what makes a price of it. */
const AMOUNT = String.raw`\d[\d., ]*\d|\d`;
const CURRENCY = String.raw`€|\$|£|¥|\b(?:EUR|USD|GBP|JPY|CHF|CNY|TRY|KRW|CAD)\b`;
const PRICE = new RegExp(`(?:${CURRENCY})\\s*(?:${AMOUNT})|(?:${AMOUNT})\\s*(?:${CURRENCY})`, 'gu');
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const PHONE = /\+\d[\d ()/.-]{6,}\d/gu;

/** The text without prices, mail addresses and telephone numbers: no question needs them, and they leave the house. */
export const withhold = (text: string): string =>
	text.replace(MAIL, '[address]').replace(PRICE, '[price]').replace(PHONE, '[telephone]');
