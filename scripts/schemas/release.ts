/**
 * Releases every schema that changed since its newest release: from then on it is a promise to those outside.
 * Exits 1, releasing nothing, where a schema breaks with a release.
 *
 *     node scripts/schemas/release.ts
 */
import { fileURLToPath } from 'node:url';
import { PsraError } from '../../infra/errors.ts';
import { releaseSchemas } from '../../schemas/cli/release.ts';

try {
	const releases = await releaseSchemas(fileURLToPath(new URL('../..', import.meta.url)));
	for (const { path } of releases) console.log(`released  ${path}`);
	console.log(releases.length === 0 ? 'nothing has changed since the newest releases' : `${releases.length} released`);
} catch (error) {
	if (!(error instanceof PsraError)) throw error;
	console.error(`${error.facts.field}\n  ${error.facts.problem}\n  ${error.facts.remedy}`);
	process.exitCode = 1;
}
