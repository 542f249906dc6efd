/**
 * Days since 1970-01-01 and their text, in the proleptic Gregorian calendar of ISO 8601, years 0000 to 9999. By
 * arithmetic: a record has several dates, and a `Date` with its text for each costs more than the rest of the record.
 */

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** Days from 0000-03-01 to 1970-01-01; years are counted from March, so that a leap day is the last of its year. */
const EPOCH = 719_468;
const DAYS_OF_ERA = 146_097;
const LOWEST = -719_528;
const HIGHEST = 2_932_896;

/** `YYYY-MM-DD` of a day; undefined where it lies outside of the years. */
export function textOfDay(day: number): string | undefined {
	if (!(day >= LOWEST && day <= HIGHEST)) return undefined;
	const shifted = day + EPOCH;
	const era = Math.floor(shifted / DAYS_OF_ERA);
	const ofEra = shifted - era * DAYS_OF_ERA;
	const leaps = Math.floor(ofEra / 1_460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
	const yearOfEra = Math.floor((ofEra - leaps) / 365);
	const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const fromMarch = Math.floor((5 * ofYear + 2) / 153);
	const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return `${inDigits(year, 1_000)}-${inDigits(month, 10)}-${inDigits(ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1, 10)}`;
}

/** The day of `YYYY-MM-DD`, which may be the beginning of a longer text; undefined where it is none, 31 February included. */
export function dayOfText(text: string): number | undefined {
	const year = numberAt(text, 0, 4);
	const month = numberAt(text, 5, 2);
	const day = numberAt(text, 8, 2);
	if (year < 0 || month < 1 || month > 12 || day < 1 || text[4] !== '-' || text[7] !== '-') return undefined;
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	if (day > (month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] as number))) return undefined;
	const from = month <= 2 ? year - 1 : year;
	const era = Math.floor(from / 400);
	const yearOfEra = from - era * 400;
	const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	return era * DAYS_OF_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear - EPOCH;
}

/** The number whose digits stand there; -1 where another character does, or none. */
function numberAt(text: string, from: number, digits: number): number {
	let number = 0;
	for (let at = from; at < from + digits; at += 1) {
		const digit = text.charCodeAt(at) - 48;
		if (!(digit >= 0 && digit <= 9)) return -1;
		number = number * 10 + digit;
	}
	return number;
}

function inDigits(number: number, least: number): string {
	let zeros = '';
	for (let one = least; one > number && one > 1; one /= 10) zeros += '0';
	return `${zeros}${number}`;
}
