/** The firm of the demo: an invented Dutch maker of drives and pumps for cargo bikes. All names are fictional. */
export const COMPANY = 'NL-DRV';

/** Day on which the demo plays; every date of the sample was chosen for it. */
export const TODAY = '2026-03-02';

export const company = {
	company: COMPANY,
	/** ISO 4217; prices and values are compared in it. */
	currency: 'EUR',
	/** Rule packs under which the origin of finished goods is evaluated. */
	agreements: ['eu-uk', 'eu-japan'],
} as const;

/** Start of the demo's clock. */
export const CLOCK_START = `${TODAY}T08:00:00Z`;
