import { writeFile } from 'node:fs/promises';
import { movementRows, movementsAsCsv } from './movements.ts';

/** Writes the movements anew after a change of the plan: `node infra/local/sample/write-movements.ts`. A test holds them equal. */
await writeFile(new URL('./csv/inventory-movements.csv', import.meta.url), movementsAsCsv(movementRows()));
