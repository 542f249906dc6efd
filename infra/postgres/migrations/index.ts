import { backbone } from './001-backbone.ts';
import { facts } from './002-facts.ts';
import { decisions } from './003-decisions.ts';
import { inboxKey } from './004-inbox-key.ts';
import { answers } from './006-answers.ts';
import { operators } from './007-operators.ts';
import { outboxRows } from './008-outbox.ts';
import { sagas } from './009-sagas.ts';
import { parking } from './010-parking.ts';
import { ledger } from './012-ledger.ts';

/** In the order in which they run; a released one is never edited. */
export const migrations = [
	backbone,
	facts,
	decisions,
	inboxKey,
	answers,
	operators,
	outboxRows,
	sagas,
	parking,
	ledger,
] as const;
