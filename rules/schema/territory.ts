/**
 * The Union as a territory: of origin, where production in any part of it counts as done in the EU, and of
 * establishment, where suppliers' declarations pass between firms.
 */

const codes = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** ISO 3166-1 alpha-2. */
export const MEMBER_STATES = codes(`
	AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
`);

/**
 * Territories with a code of their own that belong to the customs territory of the Union (Regulation (EU) 952/2013,
 * Article 4). The rules of origin of its agreements extend to it (TCA Art. 774(2), EU-Japan Art. 1.3). Andorra and San
 * Marino are customs unions and not part of it.
 */
const CUSTOMS_TERRITORY = codes('AX GF GP MC MF MQ RE YT');

/** True for `EU` itself, a Member State, or a territory with its own code in the Union's customs territory. */
export function isInUnion(country: string): boolean {
	return country === 'EU' || MEMBER_STATES.has(country) || CUSTOMS_TERRITORY.has(country);
}

/** The territory in the sense of an agreement: the Union is one, so `EU` for each code of it; else the code itself. */
export function territoryOf(code: string): string {
	return isInUnion(code) ? 'EU' : code;
}
