const EU_MEMBER_STATES: ReadonlySet<string> = new Set(
	'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** The territory in the sense of an agreement: the EU is one, so a member state's code means `EU`. */
export function territoryOf(code: string): string {
	return EU_MEMBER_STATES.has(code) ? 'EU' : code;
}
