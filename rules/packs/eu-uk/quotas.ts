import type { PackManifest } from '../../schema/pack.ts';

/** Annual quotas with rules of their own; amounts, and how far they are used, are not held. */
export const QUOTAS: NonNullable<PackManifest['quotas']> = [
	{ name: 'TCA Annex 4, canned tuna', products: [{ from: '16', to: '16' }], article: 'TCA Annex 4' },
	{ name: 'TCA Annex 4, aluminium products', products: [{ from: '76', to: '76' }], article: 'TCA Annex 4' },
];
