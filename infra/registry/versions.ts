import { PsraError } from '../errors.ts';
import type { SchemaVersion, SchemaVersions } from '../ports/schema-versions.ts';

const NOT_FOUND = 404;

interface VersionAnswer {
	readonly version: number;
	readonly id: number;
	/** The schema as JSON. */
	readonly schema: string;
}

/** Every version of a subject, over the Confluent API. */
export function schemaVersions(url: string): SchemaVersions {
	const host = url.replace(/\/+$/, '');
	return {
		async of(subject) {
			const path = `${host}/subjects/${encodeURIComponent(subject)}/versions`;
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

/** Undefined where it is not there. */
async function get<T>(url: string): Promise<T | undefined> {
	try {
		const answer = await fetch(url);
		if (answer.status === NOT_FOUND) return undefined;
		if (!answer.ok) throw new Error(`HTTP ${answer.status} ${await answer.text()}`);
		return (await answer.json()) as T;
	} catch (error) {
		const { message, cause } = error as Error;
		const problem = cause instanceof Error ? `${message}: ${cause.message}` : message;
		throw new PsraError('REGISTRY_UNAVAILABLE', `The schema registry does not answer: ${problem}`, {}, error);
	}
}
