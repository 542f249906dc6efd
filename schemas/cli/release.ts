import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PsraError } from '../../infra/errors.ts';
import { checkSchemas } from './check.ts';
import { readReleased, readSchemas } from './files.ts';

export interface Release {
	readonly fullName: string;
	/** 1 for the first. */
	readonly version: number;
	readonly path: string;
}

/**
 * Copies every schema that differs from its newest release to `schemas/released/<full.name>/<n>.avsc`; returns what
 * it released. Throws SCHEMA_INCOMPATIBLE, and releases nothing, where `checkSchemas` finds anything.
 */
export async function releaseSchemas(root: string): Promise<Release[]> {
	const { findings } = await checkSchemas(root);
	const [worst] = findings;
	if (worst)
		throw new PsraError('SCHEMA_INCOMPATIBLE', `${findings.length} finding(s); the first: ${worst.problem}`, {
			field: worst.file,
			problem: worst.problem,
			remedy: worst.remedy,
		});
	const released = await readReleased(root);
	const releases: Release[] = [];
	for (const { schema, record } of await readSchemas(root)) {
		const newest = released.findLast((release) => release.fullName === record.fullName);
		if (newest && isDeepStrictEqual(newest.schema, schema)) continue;
		const version = (newest?.version ?? 0) + 1;
		const path = `schemas/released/${record.fullName}/${version}.avsc`;
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), `${JSON.stringify(schema, null, 2)}\n`, { flag: 'wx' });
		releases.push({ fullName: record.fullName, version, path });
	}
	return releases;
}
