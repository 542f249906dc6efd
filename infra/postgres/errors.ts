import { PsraError } from '../errors.ts';

/** SQLSTATE classes that pass by themselves: connection, resources, shutdown, rollback, and lock time-outs. */
const PASSING = /^(08|53|57|40|55P03|25P03|XX000)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** Turns a driver's error into DATABASE_UNAVAILABLE where it may pass; anything else is a defect and stays as it is. */
export function databaseError(error: unknown): unknown {
	if (error instanceof PsraError || typeof error !== 'object' || error === null) return error;
	const { code, message = '' } = error as { code?: unknown; message?: string };
	const passing =
		(typeof code === 'string' && (PASSING.test(code) || NETWORK.has(code))) ||
		/Connection terminated|timeout exceeded when trying to connect|Query read timeout/.test(message);
	return passing ? new PsraError('DATABASE_UNAVAILABLE', `PostgreSQL: ${message}`, { code }, error) : error;
}
