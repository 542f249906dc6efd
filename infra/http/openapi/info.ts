/** What the document says of the API as a whole. */
export interface ApiInfo {
	readonly title: string;
	/** Of the API: rises with what it promises. */
	readonly version: string;
	readonly description: string;
	readonly tags: readonly { readonly name: string; readonly description: string }[];
}

export const API: ApiInfo = {
	title: 'PSRA-LTSD',
	version: '1.0.0',
	description:
		"Preferential origin decided from ERP events, and long-term supplier's declarations issued on it. Every fault is a problem document (RFC 9457) that names the field, the problem and the remedy. Every answer names its request (`x-request-id`) and its trace (`traceparent`). Decimals are strings, dates are `YYYY-MM-DD`. Ways in are named with each operation; a token opens the data of one company.",
	tags: [
		{ name: 'erp', description: 'Events of ERP systems, in batches. docs/INGRESS.md is the guide.' },
		{ name: 'ltsd', description: "Long-term supplier's declarations." },
		{ name: 'review', description: 'Decisions by people.' },
		{ name: 'operations', description: 'How the system does.' },
	],
};
