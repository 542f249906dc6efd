/**
 * Checks the schemas offline: house rules, and FULL_TRANSITIVE with every release. Exits 1 on a finding.
 *
 *     node scripts/schemas/compatibility.ts
 */
import { fileURLToPath } from 'node:url';
import { checkSchemas } from '../../schemas/cli/check.ts';

const { schemas, releases, findings } = await checkSchemas(fileURLToPath(new URL('../..', import.meta.url)));
for (const { file, problem, remedy } of findings) console.error(`${file}\n  ${problem}\n  ${remedy}\n`);
console.log(`schemas: ${schemas}, released versions: ${releases}, findings: ${findings.length}`);
process.exitCode = findings.length === 0 ? 0 : 1;
