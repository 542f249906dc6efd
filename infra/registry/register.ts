import type { RegistryClient } from './client.ts';
import { subjects } from './subjects.ts';

export interface Registration {
	readonly subject: string;
	readonly id: number;
	/** Whether this call registered it; false: it was there. */
	readonly added: boolean;
}

/** Registers every schema that the catalogue needs. An operator's act: services only look ids up. */
export async function registerSchemas(registry: RegistryClient, prefix: string): Promise<Registration[]> {
	return Promise.all(
		subjects(prefix).map(async ({ subject, schema }) => {
			const known = await registry.idOf(subject, schema);
			return { subject, id: known ?? (await registry.register(subject, schema)), added: known === undefined };
		}),
	);
}
