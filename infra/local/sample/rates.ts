import type { ExchangeRate } from '../../../schemas/index.ts';
import { firstVersion } from './event.ts';

const DAYS = ['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01'] as const;

/** Euro for one unit of the currency, from each of the days on. Plausible, not quoted. */
const EURO_FOR_ONE: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
	USD: ['0.96000000', '0.92500000', '0.85300000', '0.85200000', '0.85100000'],
	CNY: ['0.13100000', '0.12700000', '0.11900000', '0.11960000', '0.12180000'],
	JPY: ['0.00613000', '0.00618000', '0.00592000', '0.00578000', '0.00545000'],
	GBP: ['1.20400000', '1.19600000', '1.16800000', '1.14500000', '1.14600000'],
	CHF: ['1.06400000', '1.04800000', '1.06800000', '1.06900000', '1.07400000'],
	TWD: ['0.02920000', '0.02790000', '0.02910000', '0.02800000', '0.02710000'],
};

export const rates: readonly ExchangeRate[] = Object.entries(EURO_FOR_ONE).map(([currency, values]) => ({
	...firstVersion,
	pair: `${currency}/EUR`,
	rates: DAYS.map((validFrom, index) => ({ validFrom, rate: values[index] as string })),
}));
