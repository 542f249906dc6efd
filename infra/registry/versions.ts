import type { SchemaVersion, SchemaVersions } from '../ports/schema-versions.ts';
import { type RegistryAccess, registryError, registryHttp } from './http.ts';

const NOT_FOUND = 404;

interface VersionAnswer {
	readonly version: number;
	readonly id: number;
	/** The schema as JSON. */
	readonly schema: string;
}

/** Every version of a subject, over the Confluent API. */
export function schemaVersions(access: RegistryAccess): SchemaVersions {
	const http = registryHttp(access);
	/** Undefined where it is not there. */
	const get = async <T>(path: string): Promise<T | undefined> => {
		const { status, text } = await http('GET', path);
		if (status === NOT_FOUND) return undefined;
		if (status !== 200) throw registryError(new Error(`HTTP ${status} ${text}`));
		return JSON.parse(text) as T;
	};
	return {
		async of(subject) {
			const path = `/subjects/${encodeURIComponent(subject)}/versions`;
			const versions = (await get<number[]>(path)) ?? [];
			const answers = await Promise.all(versions.map((version) => get<VersionAnswer>(`${path}/${version}`)));
			return answers
				.flatMap((answer): SchemaVersion[] =>
					answer ? [{ ...answer, schema: JSON.parse(answer.schema) as unknown }] : [],
				)
				.sort((a, b) => a.version - b.version);
		},
	};
}
