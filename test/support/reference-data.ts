import { fileURLToPath } from 'node:url';

/** Folder of the published rule sets and sample data that tests read from (interfaces: `PSRA_REFERENCE_DATA`). */
export const REFERENCE_DATA: string =
	process.env['PSRA_REFERENCE_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
